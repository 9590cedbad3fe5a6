"""Parts of the page on whether and why: the reasons, what a second opinion can and cannot do, what is not known."""

from consilium.case import Fact
from consilium.evidence import GROUND_SOURCES, ground, harms
from consilium.need.model import Unknown
from consilium.packet.blocks import Block, Bullets, Heading, Paragraph, Quote
from consilium.packet.wording import LABELS, from_answers, value, where
from consilium.plan import Plan
from consilium.report.cites import sources, studied
from consilium.report.page.model import Section
from consilium.say import Verbatim, headed, joined, say

#: What a field is called inside a sentence.
_LOWER = {field: label.lower() for field, label in LABELS.items()}
_GROUND = "A second opinion is never a bad idea. Most agree with the first, and that is worth having too."


def reasons(plan: Plan) -> Section:
    """Each reason: what it means, the record's words, figures with who was counted, the limit beside them."""
    blocks: list[Block] = [Paragraph(_GROUND)]
    if not plan.need.reasons:
        blocks.append(Paragraph("We looked for reasons in your records and answers. We found none that apply to you."))
    told: set[str] = set()
    for place, reason in enumerate(plan.need.reasons, 1):
        blocks += [Heading(joined(". ", (str(place), headed(reason.title))), 3), Paragraph(reason.why)]
        blocks += quotes(plan, reason.facts)
        blocks += studied(reason.sources, told)
    return Section("reasons", "Why ask", tuple(blocks))


def bothered(plan: Plan) -> tuple[Block, ...]:
    """What it means that the doctor did not like the question; nothing where that is not so."""
    found = next((reason for reason in plan.need.reasons if reason.id == "doctor_bothered"), None)
    if found is None:
        return ()
    return (
        Paragraph("You did nothing wrong. You have a right to ask."),
        Paragraph(found.why),
        Paragraph("You can still keep your doctor. Some doctors need a day, and then help."),
        Paragraph(
            "If you do not want to ask again, ask the office for your records. Your family doctor can refer you."
        ),
        *sources(found.sources),
    )


def quotes(plan: Plan, facts: tuple[Fact, ...]) -> list[Block]:
    """The lines of the records that something rests on; one that is part of a longer one is left out."""
    told = [f for f in facts if f.quote and not from_answers(f)]
    lines = dict.fromkeys((" ".join(f.quote.split()), where(f, plan.case)) for f in told)
    return [
        Quote(words, place)
        for words, place in lines
        if not any(words != longer and words in longer and place == other for longer, other in lines)
    ]


def can_and_cannot(plan: Plan) -> Section:
    """What a second opinion is good for, what it costs, and when to stop."""
    blocks: list[Block] = [
        *(Paragraph(line) for line in ground()),
        Heading("It can", 3),
        Bullets(
            (
                "Confirm what you were told. That is what happens most often.",
                "Find that a test is missing, or read a slide or a scan in another way.",
                "Show you a choice that you were not told of, or a trial.",
            )
        ),
        Heading("It cannot", 3),
        Bullets(
            (
                "Promise a better result.",
                "Always be right. A second reader can be wrong too.",
                "Make the choice for you. You and your doctors do that.",
            )
        ),
        Heading("What it costs", 3),
        Paragraph("It takes some days or weeks, some calls, perhaps a trip, perhaps money."),
        *(Paragraph(line) for line in harms()),
        Paragraph(
            "Two doctors may not agree. Then ask for the cause: other facts, another reading, "
            "or another view of good and harm."
        ),
        Heading("When is it enough?", 3),
        Paragraph("If there are two that agree, you need no third."),
        Paragraph(
            "A third one helps when two differ on a main point. Then ask another kind of doctor, or a tumor board."
        ),
        *sources(GROUND_SOURCES),
    ]
    return Section("what-it-can-do", "What a second opinion can and cannot do", tuple(blocks))


def records(plan: Plan) -> Section:
    """What the records say of the cancer, line by line, and where two documents differ."""
    cancer = plan.case.cancer
    blocks: list[Block] = []
    if cancer is None:
        blocks.append(
            Paragraph("We found no cancer named in these documents. If a doctor told you of one, add that report.")
        )
    else:
        blocks.append(Paragraph(say("Your records name this cancer: {cancer}.", cancer=cancer.name)))
        told = [f for name in ("cancer", "stage_group", "grade", "tumor_size_mm") if (f := cancer.fact(name))]
        told += list(cancer.biomarkers().values())
        for fact in told[:8]:
            source = joined(": ", (LABELS[fact.field], where(fact, plan.case)))
            blocks.append(Quote(" ".join(fact.quote.split()) or value(fact), source))
    for other in plan.case.other_cancers:
        also = "Your records also name: {cancer}. This plan is not about that one."
        blocks.append(Paragraph(say(also, cancer=other.name)))
    for conflict in plan.case.conflicts:
        what = Verbatim(conflict.subject) if conflict.subject else _LOWER.get(conflict.field, conflict.field)
        blocks += [
            Heading(say("Two documents differ on: {what}", what=what), 3),
            Paragraph("We do not know which one is right. Ask your doctor to settle it."),
            *(Quote(" ".join(f.quote.split()), joined(": ", (value(f), where(f, plan.case)))) for f in conflict.facts),
        ]
    return Section("records", "What your records say", tuple(blocks))


def unknown(plan: Plan) -> Section | None:
    """Questions that would settle what is not known, those that matter most first."""
    if not plan.need.unknown:
        return None
    blocks: list[Block] = []
    matter = tuple(_asked(u) for u in plan.need.unknown if u.would_change_level)
    others = tuple(_asked(u) for u in plan.need.unknown if not u.would_change_level)
    if matter:
        blocks += [
            Paragraph("The answer to each of these could make a second opinion more important for you."),
            Bullets(matter),
        ]
    if others:
        blocks += [Paragraph("These are good to know too."), Bullets(others)]
    return Section("unknown", "What we do not know yet", tuple(blocks))


def _asked(unknown: Unknown) -> str:
    """The question, with whom to ask where it is not the person."""
    if unknown.who == "you":
        return unknown.question
    return joined(" ", (unknown.question, say("(Ask {who}.)", who=unknown.who)))
