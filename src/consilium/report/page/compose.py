"""Puts the page together, in the order in which a person needs it."""

from consilium.plan import Plan
from consilium.report.page import end, how, where, why
from consilium.report.page.first import first
from consilium.report.page.model import Page, Section


def page(plan: Plan) -> Page:
    """The whole page of a plan."""
    parts: list[Section | None] = [
        why.reasons(plan),
        how.clock(plan),
        how.reviews(plan),
        where.centers(plan),
        where.coverage(plan),
        how.packet(plan),
        how.questions(plan),
        why.records(plan),
        why.unknown(plan),
        where.trials(plan),
        why.can_and_cannot(plan),
        end.summary(plan),
        end.about(plan),
    ]
    if plan.clock.class_ == "do_not_wait":  # nothing stands before what to do now
        parts[0], parts[1] = parts[1], parts[0]
    return Page(first(plan), tuple(part for part in parts if part))
