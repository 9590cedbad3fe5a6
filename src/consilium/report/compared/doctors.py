"""The doctors' sheet: axis by axis with each quote, what each opinion rests on, and the advice with its ground."""

from datetime import date as Date
from functools import reduce

from consilium.evidence import source
from consilium.opinions import AxisResult, Comparison, Opinion, Side, sheet
from consilium.opinions.third import rows
from consilium.packet.blocks import Block, Pairs, Paragraph, Table
from consilium.packet.wording import REVIEWS, day
from consilium.report.cites import sources
from consilium.report.compared.clip import clipped
from consilium.report.compared.model import SheetPage
from consilium.report.page import Section
from consilium.say import Verbatim, joined, say

TITLE = "Opinions side by side, for the doctors"
_AXES = {
    "diagnosis": "Diagnosis",
    "grade": "Grade",
    "stage": "Stage",
    "biomarkers": "Biomarkers",
    "goal": "Goal",
    "treatment": "Treatment",
    "sequence": "Sequence",
    "timing": "Timing",
    "tests": "Tests",
    "trial": "Trial",
    "prognosis": "Prognosis",
}
_STATUS = {"agree": "agree", "differ": "differ", "one_silent": "not said by all"}
_VERDICTS = {
    "confirmed": "Nothing differs but wording, a dose or a date.",
    "refined": "Same diagnosis, stage, goal and main treatment; details differ or are added.",
    "changed": "Diagnosis, stage, goal or main treatment differ.",
}
_FURTHER = {
    "no": "A further opinion is not needed",
    "not_yet": "Close the gap before a further opinion",
    "yes": "A further opinion is worth it",
    "no_time": "There is no time for a further opinion",
}
_CAUSES = {
    "data": "not the same facts",
    "interpretation": "same facts, read differently",
    "judgement": "same reading, weighed differently",
}
#: Names inside a sentence.
_KINDS = {kind: words.lower() for kind, words in REVIEWS.items()}
_IN_LIST = {axis: words.lower() for axis, words in _AXES.items()}
_DISCIPLINES = {
    "surgery": "surgery",
    "radiation": "radiation",
    "medical": "medical",
    "hematology": "hematology",
    "pathology": "pathology",
    "imaging": "imaging",
    "board": "board",
    "palliative": "palliative",
    "genetics": "genetics",
}
_UNSAID = "(silent)"
_MADE = "made {day} from {count} documents, by a program: please check it against them"
_WIDEST = 4  # opinions in one table
_ORDER = ("agree", "differ", "one_silent")


def doctors_page(comparison: Comparison, today: Date) -> SheetPage:
    """The page for the doctors; it names what the reading rests on, so that it can be checked against the letters."""
    third = comparison.third
    told = sheet(comparison)
    return SheetPage(
        title=TITLE,
        made=say(_MADE, day=day(today), count=len(comparison.opinions)),
        emergency=(say("{heading}.", heading=third.heading or "An emergency"), third.do) if told.emergency else (),
        heading=told.headline or told.verdict,
        lead=(Paragraph(joined(" ", (_VERDICTS[comparison.verdict], *_advice(comparison)))),),
        sections=(_axes(comparison), _basis(comparison), _ground(comparison)),
        for_doctors=True,
    )


def _advice(comparison: Comparison) -> tuple[str, str]:
    third = comparison.third
    advice: str = _FURTHER[third.worth_it]
    if third.kind:
        kinds = [_KINDS[kind] for kind in third.kind]
        which = reduce(lambda first, last: say("{first}, or {last}", first=first, last=last), kinds)
        advice = say("{advice}: {kinds}", advice=advice, kinds=which)
    if third.days:
        advice = say("{advice} ({days})", advice=advice, days=third.days)
    return say("{sentence}.", sentence=advice), third.why


def _axes(comparison: Comparison) -> Section:
    """What they agree on first; the quote of each beside the value that was read from it."""
    many = len(comparison.opinions)
    tables = [_table(comparison, numbers) for numbers in _columns(many)]
    silent = [_IN_LIST[a.axis] for a in comparison.axes if a.status == "both_silent"]
    end = [Paragraph(say("Nobody speaks of: {axes}.", axes=joined(", ", silent)))] if silent else []
    return Section("axes", "Axis by axis", (*tables, *end))


def _columns(many: int) -> list[range]:
    """The opinions of each table: no more in one than a page has room for."""
    width = many if many <= _WIDEST else _WIDEST - 1
    return [range(first, min(first + width, many + 1)) for first in range(1, many + 1, width)]


def _table(comparison: Comparison, numbers: range) -> Table:
    spoken = [a for status in _ORDER for a in comparison.axes if a.status == status]
    shown: set[tuple[int, str]] = set()
    return Table(
        _caption(numbers, len(numbers) == len(comparison.opinions)),
        ("Axis", *(_head(number, comparison.opinions[number - 1]) for number in numbers)),
        tuple(_row(a, numbers, shown) for a in spoken),
        widths=(3, *(4 for _ in numbers)),
    )


def _caption(numbers: range, whole: bool) -> str:
    if whole:
        return "Each value, and the words that it was read from"
    if len(numbers) == 1:
        return say("Each value, and the words that it was read from: opinion {number}", number=numbers[0])
    several = "Each value, and the words that it was read from: opinions {first} to {last}"
    return say(several, first=numbers[0], last=numbers[-1])


def _head(number: int, opinion: Opinion) -> str:
    discipline = "" if opinion.discipline == "unknown" else _DISCIPLINES[opinion.discipline]
    return joined(", ", (_opinion(number), discipline, day(opinion.date) if opinion.date else ""))


def _opinion(number: int) -> str:
    return say("Opinion {number}", number=number)


def _row(axis: AxisResult, numbers: range, shown: set[tuple[int, str]]) -> tuple[str, ...]:
    said = {side.opinion: side for side in axis.says}
    return (_status(axis), *(_cell(said[n], shown) if n in said else _UNSAID for n in numbers))


def _cell(side: Side, shown: set[tuple[int, str]]) -> str:
    """The value and its quote; words that stand above already are not said again."""
    quote = clipped(side.quote, 150)
    if (side.opinion, quote) in shown:
        return say("{value} (words as above)", value=Verbatim(side.value))
    shown.add((side.opinion, quote))
    return Verbatim(f"{side.value}: “{quote}”")


#: Axes on which it is worth saying what exactly differs, as a value there is made of many things.
_OF_MANY = ("stage", "biomarkers", "sequence")


def _status(axis: AxisResult) -> str:
    compared = axis.axis != "prognosis" or axis.status in ("one_silent", "differ")
    parts: list[str] = [joined(": ", (_AXES[axis.axis], _STATUS[axis.status] if compared else "shown, not compared"))]
    if axis.status == "differ":
        parts += [_CAUSES[axis.cause]] if axis.cause else []
        parts += map(Verbatim, axis.points) if axis.axis in _OF_MANY else ()
        parts += [] if axis.matters else ["matters less"]
    if axis.odd_one_out:
        many, odd = len(axis.says), axis.odd_one_out
        parts.append(say("{some} of {many} alike, not opinion {number}", some=many - 1, many=many, number=odd))
    return joined("; ", parts)


def _basis(comparison: Comparison) -> Section:
    blocks: list[Block] = []
    for number, opinion in enumerate(comparison.opinions, 1):
        file = Verbatim(sheet(comparison).voices[number - 1].source)
        blocks.append(Pairs(((_opinion(number), file), *_rests_on(opinion))))
    return Section("basis", "What each rests on", tuple(blocks))


def _rests_on(opinion: Opinion) -> tuple[tuple[str, str], ...]:
    """What was read again, seen newly, missed and not seen, word for word; then what a form says beside."""
    found = (
        ("Read again", [r.quote for r in opinion.reread]),
        ("New here", [r.quote for r in opinion.new_data]),
        ("Missing", [r.quote for r in opinion.missing]),
        ("Not seen", list(opinion.not_reviewed)),
    )
    quotes = [
        (label, Verbatim("; ".join(f"“{clipped(q, 120)}”" for q in dict.fromkeys(said[:2])))) for label, said in found
    ]
    return (*((label, said) for label, said in quotes if said), *opinion.notes)


def _ground(comparison: Comparison) -> Section:
    """The row of the decision table, what its studies found with the limit of each, and what was not compared."""
    third = comparison.third
    row = next(row for row in rows() if row["id"] == third.rule)
    found = "Row “{row}” of the decision table; a case like it: {example}"
    told = [say(found, row=Verbatim(third.rule), example=row["example"])]
    if "reference/" not in row["source"]:  # the project's own notes are no source for a reader
        told.append(say("Source: {source}.", source=row["source"]))
    studies = (joined(" ", (one.sentence(), getattr(one, "harms", ""))) for one in map(source, third.evidence))
    blocks = map(Paragraph, (joined(" ", told), *studies, *comparison.warnings))
    return Section("ground", "Ground of the advice", (*blocks, *sources(third.evidence)))
