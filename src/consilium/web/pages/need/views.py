"""Do I need a second opinion, why, how soon? The plan's first screen, then what it rests on."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from consilium.report.page import Section, page
from consilium.report.page.first import first
from consilium.report.page.how import clock, reviews
from consilium.report.page.why import can_and_cannot, reasons, unknown
from consilium.report.sheets import packet_documents
from consilium.web.access import with_journey
from consilium.web.journey import Journey
from consilium.web.pages.need.traced import traced

#: Parts of the plan that have a page of their own here, in their order.
PARTS = {"reasons": reasons, "clock": clock, "reviews": reviews, "unknown": unknown, "what-it-can-do": can_and_cannot}
#: Pages that help with a step of the plan, by the section of the printed plan.
HELP = {
    "packet": "ask",
    "questions": "ask",
    "centers": "where",
    "coverage": "payer",
    "trials": "trials",
    "opinions": "opinions",
}


@require_GET
@with_journey
def need(request: HttpRequest, journey: Journey) -> HttpResponse:
    """The first screen: whether, why, how soon, what to do first; and the way to each part."""
    if journey.empty or journey.trouble:
        return _nothing(request, journey)
    helped = {section: reverse(name) for section, name in HELP.items()}
    helped |= {section: reverse("need-part", args=[section]) for section in PARTS}
    parts = [(section.title, helped[section.id]) for section in _made(journey)]
    papers = {document.id: document.title for document in packet_documents(journey.plan)}
    context = _around(journey, helped) | {"parts": parts, "papers": papers}
    return render(request, "pages/need/need.html.j2", context)


@require_GET
@with_journey
def part(request: HttpRequest, journey: Journey, wanted: str) -> HttpResponse:
    """One part of the plan, with a way from each quote to its line."""
    if wanted not in PARTS:
        raise Http404
    if journey.empty or journey.trouble:
        return _nothing(request, journey)
    made = _made(journey)
    places = [section.id for section in made]
    if wanted not in places:
        return redirect("need")
    following = made[places.index(wanted) + 1] if wanted != places[-1] else None
    section = traced(made[places.index(wanted)], journey.plan, journey.as_read)
    return render(request, "pages/need/part.html.j2", {"section": section, "following": following})


@require_GET
@with_journey
def whole(request: HttpRequest, journey: Journey) -> HttpResponse:
    """The whole plan on one page, to read or to print."""
    if journey.empty or journey.trouble:
        return redirect("need")
    sections = page(journey.plan, len(journey.letters)).sections
    shown = [traced(section, journey.plan, journey.as_read) for section in sections]
    helped = {section.id: f"#{section.id}" for section in sections} | {"opinions": reverse("opinions")}
    return render(request, "pages/need/whole.html.j2", _around(journey, helped) | {"sections": shown})


def _made(journey: Journey) -> list[Section]:
    """The parts that have something to say; in an emergency what to do now stands first."""
    names = sorted(PARTS, key=lambda name: name != "clock") if journey.emergency else PARTS
    return [section for name in names if (section := PARTS[name](journey.plan))]


def _around(journey: Journey, helped: dict[str, str]) -> dict[str, object]:
    return {"first": first(journey.plan, len(journey.letters)), "help": helped, "papers": {}}


def _nothing(request: HttpRequest, journey: Journey) -> HttpResponse:
    return render(request, "pages/need/nothing.html.j2", {"reading": journey.waiting})
