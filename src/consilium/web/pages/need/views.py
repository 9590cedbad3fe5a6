"""Do I need a second opinion, why, how soon? The plan's first screen, then what it rests on."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from consilium.report.page import Section, page
from consilium.report.page.first import first
from consilium.report.page.how import clock, reviews
from consilium.report.page.why import can_and_cannot, reasons, unknown
from consilium.web.access import with_journey
from consilium.web.journey import Journey
from consilium.web.pages.need.traced import traced

#: Where a step of the plan is helped on, by the section of the printed plan.
HELP = {
    "packet": "ask",
    "questions": "ask",
    "centers": "where",
    "coverage": "payer",
    "trials": "trials",
    "clock": "#clock",
    "reviews": "#reviews",
}


@require_GET
@with_journey
def need(request: HttpRequest, journey: Journey) -> HttpResponse:
    """The first screen, the reasons with their lines, the clock, the reviews, what is not known."""
    if journey.empty or journey.trouble:
        reading = any(upload.state == "waiting" for upload in journey.uploads.values())
        return render(request, "pages/need/nothing.html.j2", {"reading": reading})
    parts = (clock, reasons) if journey.emergency else (reasons, clock)
    made = [part(journey.plan) for part in (*parts, reviews, unknown, can_and_cannot)]
    return _shown(request, journey, [section for section in made if section], HELP)


@require_GET
@with_journey
def whole(request: HttpRequest, journey: Journey) -> HttpResponse:
    """The whole plan on one page, to read or to print."""
    if journey.empty or journey.trouble:
        return redirect("need")
    sections = page(journey.plan).sections
    return _shown(request, journey, sections, {section.id: f"#{section.id}" for section in sections}, whole=True)


def _shown(
    request: HttpRequest, journey: Journey, sections: Sequence[Section], helped: dict[str, str], *, whole: bool = False
) -> HttpResponse:
    context = {
        "first": first(journey.plan),
        "help": helped,
        "whole": whole,
        "sections": [traced(section, journey.plan, journey.as_read) for section in sections],
    }
    return render(request, "pages/need/need.html.j2", context)
