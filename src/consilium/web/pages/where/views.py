"""Centers near home: asked from where, then shown with why each is listed."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from consilium.case import home_country, in_united_states
from consilium.report.centres import further_blocks, map_blocks, map_table
from consilium.report.page.where import abroad, calling, no_cancer
from consilium.web import answered
from consilium.web.access import with_journey
from consilium.web.journey import Journey
from consilium.web.pages.questions.answers import as_lines
from consilium.web.pages.where.forms import ASKED, Near, start
from consilium.web.pages.where.shown import houses, looked_for
from consilium.web.store.box import Changed


@require_GET
@with_journey
def where(request: HttpRequest, journey: Journey) -> HttpResponse:
    """The centers; before that, from where to look."""
    plan = journey.plan
    search = plan.centres
    if search is None and in_united_states(home_country(plan.case)):
        return _ask(request, journey, None)
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
    form = Near(request.POST) if request.method == "POST" else None
    if form and form.is_valid():
        try:
            answered.save(journey.box, form.answers(), form.cleaned_data["mark"])
            return redirect("where")
        except Changed:
            return _ask(request, journey, form, changed=True)
    return _ask(request, journey, form)


def _ask(request: HttpRequest, journey: Journey, form: Near | None, *, changed: bool = False) -> HttpResponse:
    known, mark = answered.shown(journey.box, tuple(ASKED.values()))
    first = not known.get("patient.postal_code") and not known.get("patient.country")
    if form is None:
        form = Near(initial=_from_records(journey) | start(known, mark))
    status = 409 if changed else 422 if form.errors else 200
    context = {
        "form": form,
        "errors": form.errors,
        "mark": mark if changed else form["mark"].value(),
        "changed": changed,
        "there": as_lines(known),
        "first": first,
    }
    return render(request, "pages/where/near.html.j2", context, status=status)


def _from_records(journey: Journey) -> dict[str, str]:
    """Where the records say that the person lives."""
    if journey.trouble:
        return {}
    person = journey.plan.case.person
    abroad = "" if in_united_states(person.country) else person.country or ""
    return {"postal_code": person.postal_code or "", "country": abroad}
