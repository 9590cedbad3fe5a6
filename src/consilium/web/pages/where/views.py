"""Centers near home: asked from where, then shown with why each is listed."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_http_methods

from consilium.case import home_country, in_united_states
from consilium.report.centres import further_blocks, map_blocks, map_table
from consilium.report.page.where import abroad, calling, no_cancer
from consilium.web.access import with_journey
from consilium.web.journey import Journey
from consilium.web.pages.several import Page, asked, show
from consilium.web.pages.where.forms import Near, start
from consilium.web.pages.where.shown import houses, looked_for


@require_GET
@with_journey
def where(request: HttpRequest, journey: Journey) -> HttpResponse:
    """The centers; before that, from where to look."""
    plan = journey.plan
    search = plan.centres
    if search is None and in_united_states(home_country(plan.case)):
        return show(request, journey, _NEAR)
    context = {
        "looked_for": looked_for(plan),
        "before": (*no_cancer(plan), *(map_blocks(search) if search else abroad(plan))),
        "table": map_table(search) if search else None,
        "houses": houses(search) if search else (),
        "after": (*calling(plan), *further_blocks(search)) if search else calling(plan),
        "own_house": plan.case.answers.doctor.institution,
        "left_out": bool(search and search.left_out),
    }
    return render(request, "pages/where/where.html.j2", context)


@require_http_methods(["GET", "POST"])
@with_journey
def near(request: HttpRequest, journey: Journey) -> HttpResponse:
    """From where, how far, by video or not."""
    return asked(request, journey, _NEAR)


def _not_asked(known: dict[str, Any]) -> bool:
    return not known.get("patient.postal_code") and not known.get("patient.country")


def _from_records(journey: Journey) -> dict[str, str]:
    """Where the records say that the person lives."""
    if journey.trouble:
        return {}
    person = journey.papers.person
    abroad = "" if in_united_states(person.country) else person.country or ""
    return {"postal_code": person.postal_code or "", "country": abroad}


_NEAR = Page(Near, start, _from_records, _not_asked, "pages/where/near.html.j2", "where")
