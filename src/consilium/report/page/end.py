"""The end of the page: the whole in a few lines, and what this page is and is not."""

from consilium import __version__
from consilium.packet.blocks import Block, Bullets, Paragraph
from consilium.packet.wording import day
from consilium.plan import Plan
from consilium.report.page.first import first
from consilium.report.page.model import Section
from consilium.say import say

_MADE = "Made on {day} by Consilium {version}, a free program. Nobody paid to be named here."


def summary(plan: Plan, opinions: int = 0) -> Section:
    """The plan in a few lines; ``opinions`` as for `first`."""
    screen = first(plan, opinions)
    lines = [_sentence(screen.heading), _sentence(screen.clock_heading)]
    if screen.emergency:
        lines = [lines[1], *screen.emergency, lines[0]]
    lines += [step.text for step in screen.steps[:3]]
    lines.append("Most second opinions agree with the first. If two agree, you need no third.")
    return Section("summary", "The whole plan in short", (Bullets(tuple(lines)),))


def _sentence(heading: str) -> str:
    return heading if heading.endswith(".") else say("{heading}.", heading=heading)


def about(plan: Plan) -> Section:
    """When and how the page was made, what it is for, and what it does not do."""
    blocks: list[Block] = [
        Paragraph(say(_MADE, day=day(plan.made), version=__version__)),
        Paragraph("It ran on one computer. It sent nothing anywhere."),
        Paragraph(
            "It is meant to help you ask for a second opinion: to sort papers, find names, and plan what to say."
        ),
        Paragraph("What it does not do:"),
        Bullets(
            (
                "It does not say what you have, or which treatment to choose.",
                "It does not look at slides, scans or genes. It reads reports, and it can misread them.",
                "It does not know all about you. Check each line with your doctor.",
                "It does not replace a doctor. If you feel much worse, call your team or your local emergency number.",
            )
        ),
        Paragraph(
            "Studies count groups of people. What they found may differ for you. "
            "New studies may change a figure shown here."
        ),
    ]
    # A structured document's warnings name places in its code; those of a text are for its reader.
    unread = (*plan.case.warnings, *(w for d in plan.case.documents if d.text for w in d.warnings))
    if unread:
        blocks += [Paragraph("Some things could not be read, or not surely:"), Bullets(unread[:10])]
    return Section("about", "About this page", tuple(blocks))
