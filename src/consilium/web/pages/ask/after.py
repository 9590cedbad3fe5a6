"""After the visit: how the doctor took it, kept with the day and the person's words."""

from datetime import date as Date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from consilium.packet.wording import day
from consilium.report.page.first import HEADINGS
from consilium.report.page.why import bothered
from consilium.web.access import with_journey
from consilium.web.journey import Journey
from consilium.web.pages.ask.forms import REACTIONS
from consilium.web.pages.ask.forms import Visit as VisitForm
from consilium.web.pages.ask.visits import KIND, Visit, Visits
from consilium.web.store.box import Changed


@require_GET
@with_journey
def visits(request: HttpRequest, journey: Journey) -> HttpResponse:
    """What was written down, and what it means."""
    kept = Visits(journey.box).all()
    if not kept:
        return redirect("new-visit")
    words = dict(REACTIONS)
    newest = next(iter(kept.values()))
    sure = journey.trouble is None
    context = {
        "visits": [(name, _titled(visit), words[visit.reaction or "unknown"], visit) for name, visit in kept.items()],
        "newest": newest.reaction,
        "bothered": bothered(journey.plan) if sure and newest.reaction == "bothered" else (),
        "level": _(HEADINGS[journey.plan.need.level]) if sure else "",
    }
    return render(request, "pages/ask/visits.html.j2", context)


@require_http_methods(["GET", "POST"])
@with_journey
def write(request: HttpRequest, journey: Journey, name: str | None = None) -> HttpResponse:
    """Write a visit down, or change what was written."""
    kept = journey.box.find(KIND, Visit, name) if name else None
    if name and kept is None:
        raise Http404
    there = kept.version if kept else 0
    start = _start(kept.value if kept else None, journey.today) | {"version": there}
    form = VisitForm(request.POST or None, initial=start, today=journey.today)
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                Visits(journey.box).save(_visit(form), name, form.cleaned_data["version"] or 0)
                return redirect("visits")
            except Changed:
                status = 409
    context = {
        "form": form,
        "errors": form.errors,
        "version": there if status == 409 else form["version"].value(),
        "changed": status == 409,
        "there": [str(dict(REACTIONS)[kept.value.reaction or "unknown"]), kept.value.note] if kept else [],
        "any": bool(journey.box.names(KIND)),
    }
    return render(request, "pages/ask/visit.html.j2", context, status=status)


@require_http_methods(["GET", "POST"])
@with_journey
def remove(request: HttpRequest, journey: Journey, name: str) -> HttpResponse:
    """Take a visit away, after asking."""
    visit = journey.box.get(KIND, Visit, name)
    if visit is None:
        raise Http404
    if request.method == "POST":
        Visits(journey.box).remove(name)
        return redirect("visits" if journey.box.names(KIND) else "ask")
    return render(request, "pages/ask/remove.html.j2", {"visit": visit, "title": _titled(visit)})


def _visit(form: VisitForm) -> Visit:
    said = form.cleaned_data
    return Visit(None if said["reaction"] == "unknown" else said["reaction"], said["day"], said["note"])


def _start(visit: Visit | None, today: Date) -> dict[str, object]:
    if visit is None:
        return {"day": today.isoformat()}
    shown = visit.day.isoformat() if visit.day else ""
    return {"reaction": visit.reaction or "unknown", "day": shown, "note": visit.note}


def _titled(visit: Visit) -> str:
    return _("Visit of %(day)s") % {"day": day(visit.day)} if visit.day else _("A visit")
