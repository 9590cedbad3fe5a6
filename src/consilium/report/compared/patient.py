"""The patient's sheet: what they agree on first, then what they differ on and why, what now, and whom to ask what."""

from datetime import date as Date

from consilium.evidence import source
from consilium.opinions import Comparison, Sheet, sheet
from consilium.opinions import Side as Spoken
from consilium.opinions.sheet import Line, Voice
from consilium.packet.blocks import (
    Block,
    Box,
    Bullets,
    Check,
    Checks,
    Heading,
    Pairs,
    Paragraph,
    Side,
    Sides,
    Table,
)
from consilium.packet.wording import day
from consilium.report.cites import sources
from consilium.report.compared.clip import MOST, clipped
from consilium.report.compared.model import SheetPage
from consilium.report.page import Section
from consilium.say import Verbatim, capital, joined, listed, say

TITLE = "Your opinions side by side"
#: The study on what one more opinion adds, shown beside every advice that leaves time for one.
_RETURNS = "halasy-2021"
#: Axes that differ because the treatment does: told in short below it.
_FOLLOW = ("goal", "sequence", "timing")
#: Axes on which the words of the only one who speaks are shown in any case.
_TOLD = ("treatment", "goal", "diagnosis", "prognosis")
_VALUE, _QUOTE = 60, 120  # letters
_SIDE_BY_SIDE = 3
_LIMIT = "A program has read these letters. It can misread. Look at the quotes, and ask your doctors."


def patient_page(comparison: Comparison, today: Date) -> SheetPage:
    """The page for the person whom the opinions are about."""
    made = sheet(comparison)
    return SheetPage(
        title=TITLE,
        made=say("made {day}, from {count} opinions", day=day(today), count=len(made.voices)),
        emergency=(made.answer, made.do, made.why) if made.emergency else (),
        heading=made.headline or made.verdict,
        lead=(Paragraph(_verdict(made)), Pairs(tuple(map(_voice, made.voices)))),
        sections=tuple(
            filter(None, (_agree(made), _differ(made), _outlook(made), _only_one(made), _now(made), _ask(made)))
        ),
        overleaf=(_values(made),) if made.preferences_intro else (),
    )


def _verdict(made: Sheet) -> str:
    return joined(" ", (made.verdict if made.headline else "", made.counted))


def _voice(voice: Voice) -> tuple[str, str]:
    label, file = say("({number}) Opinion {number}", number=voice.number), Verbatim(voice.source)
    if voice.date is None:
        return label, say("{doctor} ({file})", doctor=voice.who, file=file)
    return label, say("{doctor}, {day} ({file})", doctor=voice.who, day=day(voice.date), file=file)


def _agree(made: Sheet) -> Section:
    told = Pairs(tuple(map(_in_short, made.agree)))
    nothing = Paragraph("There is nothing that all of them speak of and say alike.")
    return Section("agree", "What they agree on", (told if made.agree else nothing,))


def _differ(made: Sheet) -> Section | None:
    if not made.differ:
        return None
    weighty = [line for line in made.differ if line.matters]
    follows = _FOLLOW if any(line.axis == "treatment" for line in weighty) else ()
    shown: set[tuple[int, str]] = set()
    blocks: list[Block] = []
    for line in (line for line in weighty if line.axis not in follows):
        blocks += [Heading(line.title, 3), _sides(line, shown)]
        if line.counted and not made.counted:  # else it stands at the head of the page
            blocks.append(Paragraph(line.counted))
    if with_it := tuple(_in_short(line) for line in weighty if line.axis in follows):
        blocks += [Paragraph("This goes with it:"), Pairs(with_it)]
    # One root is looked for, so every difference that matters has the same cause.
    if why := next((line.why for line in weighty or made.differ if line.why), ""):
        blocks.append(Paragraph(joined(" ", ("Why do they differ?", why))))
    if small := tuple(_in_short(line) for line in made.differ if not line.matters):
        blocks += [Paragraph("This matters less:"), Pairs(small)]
    return Section("differ", "What they differ on", tuple(blocks))


def _sides(line: Line, shown: set[tuple[int, str]]) -> Sides:
    """Each with the words that it was read from, which are not said again where they stand above."""
    items = []
    for who in _groups(line):
        first = who[0]
        quote, value = clipped(first.quote, _QUOTE), clipped(first.value, _QUOTE)
        items.append(Side(_called(who, len(line.says)), value, "" if (first.opinion, quote) in shown else quote))
        shown.add((first.opinion, quote))
    return Sides(line.title, tuple(items))


def _groups(line: Line) -> list[list[Spoken]]:
    """Up to three stand side by side; of more, those who say the same in the same words stand together."""
    if len(line.says) <= _SIDE_BY_SIDE:
        return [[side] for side in line.says]
    alike: dict[str, list[Spoken]] = {}
    for side in line.says:
        alike.setdefault(side.value.lower(), []).append(side)
    return list(alike.values())


def _called(who: list[Spoken], many: int) -> str:
    if len(who) == 1:
        return _opinion(who[0].opinion)
    numbers = listed([str(side.opinion) for side in who])
    return say("Opinions {numbers} ({some} of {many})", numbers=numbers, some=len(who), many=many)


def _opinion(number: int) -> str:
    return say("Opinion {number}", number=number)


def _outlook(made: Sheet) -> Section | None:
    """What outlook each gives, word for word and without a judgement: figures of two letters seldom count the same."""
    if made.outlook is None:
        return None
    told = tuple((_opinion(side.opinion), Verbatim(f"“{clipped(side.quote)}”")) for side in made.outlook.says)
    return Section("outlook", "The outlook that each gives", (Pairs(told),))


def _only_one(made: Sheet) -> Section | None:
    """What the other adds is told in full where it should be known before a decision, else by its name."""
    if not made.only_one:
        return None
    title = "What only one speaks of" if len(made.voices) == 2 else "What not all speak of"
    full = [line for line in made.only_one if line.matters or line.axis in _TOLD]
    names = listed([line.short for line in made.only_one if line not in full])
    blocks: list[Block] = [Pairs(tuple(map(_in_short, full)))] if full else []
    if names:
        told = say("Also: {names}.", names=names) if full else say("{names}.", names=capital(names))
        blocks.append(Paragraph(joined(" ", (told, "Silence is not a no. You can ask."))))
    return Section("one", title, tuple(blocks))


def _in_short(line: Line) -> tuple[str, str]:
    """What each says on an axis, by its title; words that are the same stand once."""
    numbers: dict[str, list[int]] = {}
    for side in line.says:
        numbers.setdefault(clipped(side.value, MOST if line.axis == "prognosis" else _VALUE), []).append(side.opinion)
    if len(numbers) == 1 and len(line.says) > 1:
        return line.title, next(iter(numbers))
    told = (
        say("{value} ({opinions})", value=value, opinions=", ".join(map(str, who))) for value, who in numbers.items()
    )
    return line.title, joined("; ", told)


def _now(made: Sheet) -> Section | None:
    if made.emergency:
        return None
    blocks: list[Block] = [Paragraph(joined(" ", (made.answer, made.why))), Box(made.do)]
    wait = say("This takes {days}. How long can you wait? Ask your doctor.", days=made.days)
    blocks.append(Paragraph(joined(" ", (wait if made.days else "", source(_RETURNS).sentence()))))
    if made.ways and not made.days:
        blocks.append(Paragraph("The part “What matters to you” has the ways side by side."))
    return Section("now", "What now", tuple(blocks))


def _ask(made: Sheet) -> Section:
    asked = tuple(say("{who}: “{words}”", who=ask.who, words=ask.words) for ask in made.ask)
    evidence = made.evidence[:1] if made.emergency else tuple(dict.fromkeys((*made.evidence[:1], _RETURNS)))
    blocks = (*([Bullets(asked)] if asked else []), Paragraph(_LIMIT), *sources(evidence))
    return Section("ask", "Whom to ask what", blocks)


def _values(made: Sheet) -> Section:
    """Both ways in the same rows, then what the person marks."""
    blocks: list[Block] = []
    if len(made.ways) > 1:
        head = ("On this way", *(_opinion(way.opinion) for way in made.ways))
        told = [(title, *(dict(way.rows)[title] for way in made.ways)) for title, _ in made.ways[0].rows]
        open_rows = [(question, *("" for _ in made.ways)) for question in made.blanks]
        rows = tuple((row[0], *map(clipped, row[1:])) for row in (*told, *open_rows))
        blocks.append(Table("The ways side by side, for you and your doctor to fill in", head, rows))
    blocks += [Paragraph(made.preferences_intro or ""), Checks(tuple(map(Check, made.preferences)))]
    return Section("values", "What matters to you", tuple(blocks))
