"""A passphrase that is forgotten: nobody can open the box, but it can be deleted, after asking twice."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from consilium.web.pages.keep.deleting import delete_person, goes
from consilium.web.session import opened_box
from consilium.web.store.people import Known, People


@require_GET
def forgotten(request: HttpRequest, person: str) -> HttpResponse:
    """What would go."""
    known = _locked(person)
    return render(request, "pages/people/forgotten.html.j2", goes(person, known.name) | {"person": known})


@require_http_methods(["GET", "POST"])
def sure(request: HttpRequest, person: str) -> HttpResponse:
    """Asked once more, then done."""
    known = _locked(person)
    if request.method == "GET":
        return render(request, "pages/people/sure.html.j2", {"person": known})
    delete_person(request, person)
    return redirect("people" if opened_box(request) else "gone")


def _locked(person: str) -> Known:
    """A person with a passphrase; whoever has none is opened, and deleted from within."""
    known = People(settings.FOLDER).find(person)
    if known is None or not known.has_passphrase:
        raise Http404
    return known
