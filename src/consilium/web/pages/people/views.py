"""People on this computer: choose one, add one, open and close a box."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from consilium.web.journey import forget_journey
from consilium.web.pages.people.forms import NewPerson, Passphrase
from consilium.web.pages.people.opening import opened
from consilium.web.session import forget, opened_box
from consilium.web.store.people import People, WrongPassphrase


@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """Whose journey is it?"""
    known = People(settings.FOLDER).all()
    return render(request, "pages/people/people.html.j2", {"people": known}) if known else redirect("start")


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Someone else."""
    form = NewPerson(request.POST or None)
    if request.method == "POST" and form.is_valid():
        opened(request, People(settings.FOLDER).add(form.cleaned_data["name"], form.cleaned_data["passphrase"]))
        return redirect("steps")
    context = {"form": form, "errors": form.errors}
    return render(request, "pages/people/new.html.j2", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def open_(request: HttpRequest, person: str) -> HttpResponse:
    """Open a person's box, with their passphrase where they chose one."""
    everyone = People(settings.FOLDER)
    known = everyone.find(person)
    if known is None:
        raise Http404
    if not known.has_passphrase:
        if request.method == "POST":
            opened(request, everyone.open(person))
            return redirect("steps")
        return redirect("people")
    form = Passphrase(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            opened(request, everyone.open(person, form.cleaned_data["passphrase"]))
            return redirect("steps")
        except WrongPassphrase:
            form.add_error("passphrase", _("This passphrase does not open it. Look for capital letters, and try again"))
    context = {"form": form, "errors": form.errors, "person": known}
    return render(request, "pages/people/open.html.j2", context, status=422 if form.errors else 200)


@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Close the box, and let what is in it out of the memory."""
    if box := opened_box(request):
        forget_journey(box.person)
    forget(request)
    return redirect("people")
