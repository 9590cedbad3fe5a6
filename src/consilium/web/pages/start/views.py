"""The first page, the door before it, and the choice of language."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from consilium.web.gate import opens
from consilium.web.pages.people.opening import opened
from consilium.web.session import opened_box
from consilium.web.store.people import People

#: What a person may have, and the page on which it is of use.
WAYS = {"papers": "records", "told": "write-told", "letter": "opinions", "nothing": "steps"}


@require_GET
def enter(request: HttpRequest) -> HttpResponse:
    """Lets a browser in that comes with the token of this start."""
    if not opens(request.GET.get("token", "")):
        return render(request, "pages/start/closed.html.j2", status=403)
    request.session.cycle_key()
    request.session["let_in"] = True
    return redirect("start")


@require_GET
def start(request: HttpRequest) -> HttpResponse:
    """What do you have? Or, where someone has been here before: whose journey is it?"""
    if opened_box(request):
        return redirect("steps")
    known = People(settings.FOLDER).all()
    if len(known) == 1 and not known[0].has_passphrase:
        opened(request, People(settings.FOLDER).open(known[0].id))
        return redirect("steps")
    if known:
        return redirect("people")
    return render(request, "pages/start/start.html.j2", {"ways": WAYS})


@require_POST
def begin(request: HttpRequest) -> HttpResponse:
    """Opens a first box and goes where the person's answer leads."""
    way = WAYS.get(request.POST.get("have", ""), "steps")
    if not opened_box(request):
        opened(request, People(settings.FOLDER).add(_("Me")))
    return redirect(way)


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Another language, for this browser; back to the same page."""
    back = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith("/")
    response = redirect(back if safe else "start")
    wanted = request.POST.get("language", "")
    if wanted in dict(settings.LANGUAGES):
        response.set_cookie(
            settings.LANGUAGE_COOKIE_NAME,
            wanted,
            max_age=365 * 86400,
            httponly=True,
            samesite="Lax",
            path=settings.LANGUAGE_COOKIE_PATH,
        )
    return response
