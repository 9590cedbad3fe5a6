"""Delete a person with all that is kept of them, after asking twice."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from consilium.web.access import with_journey
from consilium.web.journey import Journey, forget_journey
from consilium.web.session import opened_box
from consilium.web.store.people import People


@require_GET
@with_journey
def delete(request: HttpRequest, journey: Journey) -> HttpResponse:
    """What would go."""
    return render(request, "pages/keep/delete.html.j2", goes(journey.box.person, journey.name))


@require_http_methods(["GET", "POST"])
@with_journey
def sure(request: HttpRequest, journey: Journey) -> HttpResponse:
    """Asked once more, then done."""
    if request.method == "GET":
        return render(request, "pages/keep/sure.html.j2", {})
    delete_person(request, journey.box.person)
    return redirect("gone")


@require_GET
def gone(request: HttpRequest) -> HttpResponse:
    """It is done, and what we cannot reach."""
    if opened_box(request):
        return redirect("keep")
    return render(request, "pages/keep/gone.html.j2", {})


def goes(person: str, name: str) -> dict[str, object]:
    """How much there is of each thing; it can be counted without a key."""
    held = People(settings.FOLDER).held(person)
    papers, answers = held.pop("upload", 0), held.pop("answer", 0)
    letters = held.pop("opinion", 0)
    for counted_already in ("reading", "told"):
        held.pop(counted_already, None)
    return {"name": name, "papers": papers, "answers": answers, "letters": letters, "notes": sum(held.values())}


def delete_person(request: HttpRequest, person: str) -> None:
    """Delete all that is kept of a person, here and in the memory; a browser in which they are open forgets them."""
    People(settings.FOLDER).delete(person)
    forget_journey(person)
    if request.session.get("person") == person:
        for key in [key for key in request.session.keys() if key != "let_in"]:  # noqa: SIM118 - a session is no dict
            del request.session[key]
        request.session.cycle_key()
