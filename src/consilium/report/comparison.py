"""Two or more opinions side by side: as the contract's JSON, and as a plain page."""

from typing import TYPE_CHECKING

import msgspec

from consilium.packet.blocks import Block, Bullets, Heading, Paragraph, Quote
from consilium.report.cites import sources

if TYPE_CHECKING:
    from consilium.opinions.model import AxisResult, Comparison

VERDICTS = {
    "confirmed": "The opinions agree on all that matters",
    "refined": "The opinions agree on the main points and differ in details",
    "changed": "The opinions differ on something that matters",
}
WORTH = {
    "no": "You need no third opinion",
    "not_yet": "Close a gap first. Then decide if you need a third opinion",
    "yes": "A third opinion is worth it",
    "no_time": "There is no time for a third opinion. Decide with your team now",
}
CAUSES = {
    "data": "They did not have the same facts, or a test is missing.",
    "interpretation": "They had the same facts and read them in another way.",
    "judgement": "They read it the same way. They weigh good and harm in another way.",
}
AXES = {
    "diagnosis": "What it is",
    "grade": "Grade",
    "stage": "Stage",
    "biomarkers": "Markers",
    "goal": "Goal of treatment",
    "treatment": "Treatment",
    "sequence": "Order of treatment",
    "timing": "When to start",
    "tests": "More tests",
    "trial": "Trials",
    "prognosis": "Outlook",
}


def comparison_json(comparison: "Comparison") -> str:
    """The contract's ``compare --json``."""
    return msgspec.json.format(msgspec.json.encode(comparison.to_json()), indent=2).decode()


def comparison_text(comparison: "Comparison") -> str:
    """The comparison as a plain page."""
    from consilium.report.text import blocks_text

    return blocks_text("Your opinions side by side", comparison_blocks(comparison))


def comparison_blocks(comparison: "Comparison") -> tuple[Block, ...]:
    """The verdict, whether a third is worth it, then where they differ, agree and are silent."""
    third = comparison.third
    blocks: list[Block] = [
        Heading(third.heading or VERDICTS[comparison.verdict]),
        Heading(WORTH[third.worth_it]),
        Paragraph(third.why),
    ]
    if third.do:
        blocks.append(Paragraph(third.do))
    if third.days:
        blocks.append(Paragraph(f"Time that it takes: {third.days}."))
    differ = [axis for axis in comparison.axes if axis.status == "differ"]
    if differ:
        blocks.append(Heading("Where they differ"))
    for axis in sorted(differ, key=lambda axis: not axis.matters):
        blocks += _differs(axis)
    for status, heading in (("agree", "Where they agree"), ("one_silent", "Where one says nothing")):
        rows = tuple(_row(axis) for axis in comparison.axes if axis.status == status)
        if rows:
            blocks += [Heading(heading), Bullets(rows)]
    blocks += [Paragraph(warning) for warning in comparison.warnings]
    return (*blocks, *sources(third.evidence))


def _differs(axis: "AxisResult") -> list[Block]:
    title = AXES[axis.axis] + ("" if axis.matters else " (this matters less)")
    blocks: list[Block] = [Heading(title, 3)]
    blocks += [Quote(" ".join(side.quote.split()), f"opinion {side.opinion}: {side.value}") for side in axis.says]
    if axis.cause:
        blocks.append(Paragraph(CAUSES[axis.cause]))
    return blocks


def _row(axis: "AxisResult") -> str:
    said = "; ".join(f"opinion {side.opinion}: {side.value}" for side in axis.says)
    return f"{AXES[axis.axis]}: {said}" if said else AXES[axis.axis]
