"""The list of steps, each with where it stands."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from consilium.web.access import with_journey
from consilium.web.journey import Journey
from consilium.web.pages.steps.tasks import tasks


@require_GET
@with_journey
def steps(request: HttpRequest, journey: Journey) -> HttpResponse:
    """Where am I, and what comes next?"""
    return render(request, "pages/steps/steps.html.j2", {"tasks": tasks(journey)})
