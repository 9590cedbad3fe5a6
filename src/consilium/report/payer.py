"""Who pays: as a record, as blocks of the page, and as the sheet for the call to the insurer."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from consilium.packet.blocks import Blanks, Block, Bullets, Citation, Heading, Paragraph, Say, Sources, Table
from consilium.packet.wording import day

if TYPE_CHECKING:
    from consilium.coverage import Coverage

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
        *(Blanks(f"“{line}”", 1) for line in coverage.script),
    ]
    if coverage.ask:
        blocks += [Heading("Ask too"), *(Blanks(line, 1) for line in coverage.ask if line not in coverage.script)]
    if coverage.codes:
        rows = tuple((code.code, _BILLS[code.bill], code.words, code.note) for code in coverage.codes)
        blocks.append(Table("Numbers that the insurer knows", ("Number", "For", "What it is", "Note"), rows))
    return (*blocks, _sources(coverage))


def _sources(coverage: "Coverage") -> Sources:
    checked = f", checked {day(coverage.checked)}"
    return Sources(tuple(Citation(source.title + checked, source.url) for source in coverage.sources))
