"""Decide: how sure, before and after; and what matters, where the choice hangs on that."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from consilium.outcomes import Confidence, Weighing
from consilium.web.access import with_journey
from consilium.web.answered import version_seen
from consilium.web.journey import Journey
from consilium.web.pages.decide.forms import HowSure, Matters, Ways
from consilium.web.pages.decide.shown import (
    SURE,
    WEIGHING,
    WHEN,
    choice_is_yours,
    in_words,
    side_by_side,
    sureness,
    told_less,
    ways_named,
    what_matters,
)
from consilium.web.store.box import Changed, Kept


@require_GET
@with_journey
def decide(request: HttpRequest, journey: Journey) -> HttpResponse:
    """What was noted, and what can be noted next."""
    weighing = journey.box.get(WEIGHING, Weighing)
    context = {
        "noted": journey.box.names(SURE),
        "sure": sureness(journey),
        "yours": choice_is_yours(journey),
        "weighing": weighing,
        "matters": what_matters(weighing) if weighing else (),
        "table": side_by_side(weighing) if weighing else None,
        "less": told_less(weighing) if weighing else (),
    }
    return render(request, "pages/decide/decide.html.j2", context)


@require_http_methods(["GET", "POST"])
@with_journey
def sure(request: HttpRequest, journey: Journey, when: str) -> HttpResponse:
    """How sure are you? Four questions."""
    if when not in WHEN:
        raise Http404
    kept = journey.box.find(SURE, Confidence, when)
    form = HowSure(request.POST or None, kept=kept.value if kept else None)

    def save() -> None:
        journey.box.put(SURE, form.answer(journey.today), when, version=version_seen(request))

    there = in_words(kept.value) if kept else ()
    return _form_page(request, "pages/decide/sure.html.j2", form, kept, save, there, {"when": when})


@require_http_methods(["GET", "POST"])
@with_journey
def matters(request: HttpRequest, journey: Journey) -> HttpResponse:
    """What matters to you, and what counts most?"""
    kept = journey.box.find(WEIGHING, Weighing)
    old = kept.value if kept else Weighing(journey.today)
    form = Matters(request.POST or None, initial={"matters": old.matters, "own": old.own, "most": old.most})

    def save() -> None:
        said = form.cleaned_data
        new = Weighing(journey.today, tuple(said["matters"]), said["own"], said["most"], old.ways)
        journey.box.put(WEIGHING, new, version=version_seen(request))

    return _form_page(request, "pages/decide/matters.html.j2", form, kept, save, what_matters(old), {})


@require_http_methods(["GET", "POST"])
@with_journey
def ways(request: HttpRequest, journey: Journey) -> HttpResponse:
    """The ways that are open."""
    kept = journey.box.find(WEIGHING, Weighing)
    old = kept.value if kept else Weighing(journey.today)
    form = Ways(request.POST or None, known=old.ways or ways_named(journey))

    def save() -> None:
        new = replace(old, ways=form.answer(), day=journey.today)
        journey.box.put(WEIGHING, new, version=version_seen(request))

    there = tuple(way.name for way in old.ways)
    return _form_page(request, "pages/decide/ways.html.j2", form, kept, save, there, {})


def _form_page(
    request: HttpRequest,
    template: str,
    form: Form,
    kept: Kept[Any] | None,
    save: Callable[[], None],
    there: tuple[str, ...],
    more: dict[str, Any],
) -> HttpResponse:
    """A form: saved and back to the list, or shown with what is wrong, or with what another window saved meanwhile."""
    status, changed = 200, False
    if request.method == "POST":
        if form.is_valid():
            try:
                save()
                return redirect("decide")
            except Changed:
                status, changed = 409, True
        else:
            status = 422
    version = kept.version if kept else 0
    if status == 422:
        version = version_seen(request)
    context = {
        **more,
        "form": form,
        "errors": form.errors,
        "version": version,
        "changed": changed,
        "there": there,
    }
    return render(request, template, context, status=status)
