"""Parts of the page on where and by whom: centers near home, who pays, trials."""

from consilium.packet.blocks import Block, Paragraph
from consilium.plan import Plan
from consilium.report.centres import centre_blocks
from consilium.report.page.model import Section


def centers(plan: Plan) -> Section:
    """Cancer centers by distance."""
    if plan.centres is None:
        none = Paragraph("We do not know where you live. Add your postal code to your answers to see centers near you.")
        return Section("centers", "Cancer centers", (none,))
    return Section("centers", "Cancer centers", centre_blocks(plan.centres))


def coverage(plan: Plan) -> Section:
    """Who pays."""
    return Section("coverage", "Who pays", ())


def trials(plan: Plan) -> Section:
    """Trials: none was searched, and how to."""
    return Section("trials", "Trials", ())
