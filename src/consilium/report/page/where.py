"""Parts of the page on where and by whom: centers near home, who pays, trials."""

from consilium.case import home_country, in_united_states
from consilium.packet.blocks import Paragraph
from consilium.plan import Plan
from consilium.report.centres import centre_blocks
from consilium.report.page.model import Section
from consilium.report.payer import coverage_blocks
from consilium.report.trials import trials_blocks

_NO_PLACE = "We do not know where you live. Add your postal code to your answers to see centers near you."
_ABROAD = (
    "Our list of centers is for the United States. Ask your doctor which center in your country sees this cancer most."
)


def _abroad(plan: Plan) -> bool:
    return not in_united_states(home_country(plan.case))


def centers(plan: Plan) -> Section:
    """Cancer centers by distance."""
    if plan.centres is None:
        none = Paragraph(_ABROAD if _abroad(plan) else _NO_PLACE)
        return Section("centers", "Cancer centers", (none,))
    return Section("centers", "Cancer centers", centre_blocks(plan.centres))


def coverage(plan: Plan) -> Section:
    """Who pays."""
    return Section("coverage", "Who pays", coverage_blocks(plan.coverage))


def trials(plan: Plan) -> Section:
    """Trials: none was searched, and how to."""
    return Section("trials", "Trials", trials_blocks(plan.trials))
