"""Puts the page together, in the order in which a person needs it."""

from consilium.plan import Plan
from consilium.report.page.end import about, summary
from consilium.report.page.first import first
from consilium.report.page.how import clock, packet, questions, reviews
from consilium.report.page.model import Page, Section
from consilium.report.page.where import centers, coverage, trials
from consilium.report.page.why import can_and_cannot, reasons, records, unknown

_PARTS = (
    reasons,
    clock,
    reviews,
    centers,
    coverage,
    packet,
    questions,
    records,
    unknown,
    trials,
    can_and_cannot,
    summary,
    about,
)
#: In an emergency nothing stands before what to do now.
_EMERGENCY = (clock, reasons, *_PARTS[2:])


def page(plan: Plan, opinions: int = 0) -> Page:
    """The whole page of a plan; a part that has nothing to say is left out. ``opinions`` as for `first`."""
    parts = _EMERGENCY if plan.clock.class_ == "do_not_wait" else _PARTS
    made: list[Section | None] = [summary(plan, opinions) if part is summary else part(plan) for part in parts]
    return Page(first(plan, opinions), tuple(section for section in made if section))
