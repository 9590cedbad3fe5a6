"""Who pays: as a record, as blocks of the page, and as the sheet for the call to the insurer."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from consilium.packet.blocks import Blanks, Block, Bullets, Citation, Heading, Pairs, Paragraph, Say, Sources, Table
from consilium.packet.wording import day
from consilium.say import Verbatim, listed, say

if TYPE_CHECKING:
    from consilium.coverage import Bill, Coverage
    from consilium.plan import Plan

_BILLS = {"visit": "Visit", "slides": "Slides", "scans": "Scans"}


def coverage_record(coverage: "Coverage") -> dict[str, Any]:
    """The rule that applies, what is not known, what to ask, the script and the codes."""
    return asdict(coverage)


def coverage_blocks(coverage: "Coverage") -> tuple[Block, ...]:
    """The rule, the three bills, what it may cost, what is not known."""
    blocks: list[Block] = [
        Heading(coverage.title, 3),
        *(Paragraph(line) for line in coverage.says),
        *(Paragraph(line) for line in coverage.bills),
    ]
    if coverage.estimate:
        blocks += [Heading("What you may pay", 3), *(Paragraph(line) for line in coverage.estimate.says)]
    if coverage.third:
        blocks += [Heading("Is a third opinion paid?", 3), Paragraph(coverage.third)]
    blocks.append(Paragraph(coverage.independence))
    if coverage.unknown:
        blocks += [Heading("What we do not know", 3), Bullets(coverage.unknown)]
    if coverage.script:
        blocks += [Heading("When you call, say", 3), *(Say(line) for line in coverage.script)]
    return (*blocks, _sources(coverage))


def call_blocks(coverage: "Coverage") -> tuple[Block, ...]:
    """The sheet for the call: what to have at hand, what to say with room for the answers, the codes."""
    blocks: list[Block] = [
        Paragraph(
            "Write down who you talked with, when, and what they said. If you are insured, have your card at hand."
        ),
        Blanks("Date, name of the person, number of the call", 1),
        *(Blanks(say("“{words}”", words=line), 1) for line in coverage.script),
    ]
    if coverage.ask:
        blocks += [Heading("Ask too"), *(Blanks(line, 1) for line in coverage.ask if line not in coverage.script)]
    return (*blocks, *code_blocks(coverage), _sources(coverage))


def code_blocks(coverage: "Coverage") -> tuple[Block, ...]:
    """The numbers to name on the phone, where there are any."""
    rows = tuple((Verbatim(code.code), _BILLS[code.bill], code.words, code.note) for code in coverage.codes)
    return (Table("Numbers that the insurer knows", ("Number", "For", "What it is", "Note"), rows),) if rows else ()


def letter_blocks(plan: "Plan") -> tuple[Block, ...]:
    """A letter that asks the insurer for a written answer; it names no diagnosis, as a code from the doctor does."""
    person, coverage, insurance = plan.case.person, plan.coverage, plan.case.answers.insurance
    born = person.birth_date
    required = (_REQUIRED,) if insurance.requires_second_opinion else ()
    return (
        Pairs(
            (
                ("Date", day(plan.made)),
                ("To", Verbatim(insurance.payer or "")),
                ("From (name)", Verbatim(person.name or "")),
                ("Date of birth", day(born) if born else ""),
                ("Member number", ""),
                ("Diagnosis code, from my doctor's office", ""),
            )
        ),
        Paragraph("I have cancer. Before I decide on treatment, I would like a second opinion."),
        Paragraph("Please tell me in writing if my plan pays for each of these, and what I will pay myself:"),
        Bullets(
            (
                say("a visit with a second doctor, billed as a first visit ({codes})", codes=_codes(coverage, "visit")),
                say("a second reading of my slides ({codes})", codes=_codes(coverage, "slides")),
                say("a second reading of my scans ({codes})", codes=_codes(coverage, "scans")),
            )
        ),
        Paragraph("Please answer these questions too:"),
        Bullets((*_ASKED_IN_WRITING, *required)),
        Pairs(
            (
                ("Doctor and hospital that I would like to see", ""),
                ("Laboratory for my slides", ""),
                ("Start of treatment, if planned", day(plan.clock.start_date) if plan.clock.start_date else ""),
                ("Please answer me by", ""),
            )
        ),
        Blanks("Signature"),
        Blanks("Date of signature"),
    )


_ASKED_IN_WRITING = (
    "Do I need a referral or an approval first? Who sends it?",
    "Are the doctor and the laboratory named below in my network?",
    "If they are not, how do I ask for an exception?",
    "If the two opinions differ, do you pay for a third?",
)
_REQUIRED = "My plan asks for a second opinion before treatment. Which rule says so, and whom do you accept?"


def _codes(coverage: "Coverage", bill: "Bill") -> str:
    return listed([one.code for one in coverage.codes if one.bill == bill and one.system == "procedure"], "or")


def _sources(coverage: "Coverage") -> Sources:
    when = day(coverage.checked)
    named = ((say("{source}, checked {day}", source=source.title, day=when), source.url) for source in coverage.sources)
    return Sources(tuple(Citation(text, url) for text, url in named))
