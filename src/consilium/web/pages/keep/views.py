"""Save, copy, lock and name what is kept here."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from consilium.web.access import with_journey
from consilium.web.journey import Journey, forget_journey
from consilium.web.pages.keep.download import zipped
from consilium.web.pages.keep.forms import Name, NewPassphrase
from consilium.web.store.people import Known, People, WrongPassphrase

SAID = "keep_said"  # in the session: what was done, for the next page


@require_GET
@with_journey
def keep(request: HttpRequest, journey: Journey) -> HttpResponse:
    """What can be done with what is kept."""
    context = {
        "person": _known(journey),
        "has_plan": not journey.empty and journey.trouble is None,
        "said": request.session.pop(SAID, ""),
    }
    return render(request, "pages/keep/keep.html.j2", context)


@require_GET
@with_journey
def plan_pdf(request: HttpRequest, journey: Journey) -> HttpResponse:
    """The whole plan to print."""
    if journey.empty or journey.trouble:
        return redirect("need")
    from consilium.report.pdf import plan_pdf as made

    answer = HttpResponse(made(journey.plan, get_language() or "en"), content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="plan-{journey.today.isoformat()}.pdf"'
    return answer


@require_GET
@with_journey
def everything(request: HttpRequest, journey: Journey) -> HttpResponseBase:
    """All of it as one file, sent while it is made."""
    name = f"consilium-{journey.today.isoformat()}.zip"
    return StreamingHttpResponse(
        zipped(journey),
        content_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "X-Accel-Buffering": "no"},
    )


@require_GET
@with_journey
def copy(request: HttpRequest, journey: Journey) -> HttpResponse:
    """How to copy the folder: a backup, or a move to another computer."""
    context = {"folder": settings.FOLDER.path, "has_passphrase": _known(journey).has_passphrase}
    return render(request, "pages/keep/copy.html.j2", context)


@require_http_methods(["GET", "POST"])
@with_journey
def passphrase(request: HttpRequest, journey: Journey) -> HttpResponse:
    """Set, change or take away the passphrase."""
    has, away = _known(journey).has_passphrase, "away" in request.POST
    form = NewPassphrase(request.POST or None, has=has, taken_away=away)
    if request.method == "POST" and form.is_valid() and _opens(form, journey, has):
        People(settings.FOLDER).set_passphrase(journey.box, "" if away else form.cleaned_data["passphrase"])
        request.session[SAID] = _("The passphrase is taken away.") if away else _("The new passphrase holds from now.")
        return redirect("keep")
    context = {"form": form, "errors": form.errors, "has": has}
    return render(request, "pages/keep/passphrase.html.j2", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@with_journey
def name(request: HttpRequest, journey: Journey) -> HttpResponse:
    """Another name."""
    form = Name(request.POST or None, initial={"name": journey.name})
    if request.method == "POST" and form.is_valid():
        People(settings.FOLDER).rename(journey.box.person, form.cleaned_data["name"])
        forget_journey(journey.box.person)
        request.session[SAID] = _("The new name is saved.")
        return redirect("keep")
    context = {"form": form, "errors": form.errors}
    return render(request, "pages/keep/name.html.j2", context, status=422 if form.errors else 200)


def _opens(form: NewPassphrase, journey: Journey, has: bool) -> bool:
    """Whether the passphrase of now is right; whoever passes by an open window may not change it."""
    if not has:
        return True
    try:
        People(settings.FOLDER).open(journey.box.person, form.cleaned_data["current"])
    except WrongPassphrase:
        form.add_error("current", _("This is not the passphrase of now. Look for capital letters, and try again"))
        return False
    return True


def _known(journey: Journey) -> Known:
    known = People(settings.FOLDER).find(journey.box.person)
    if known is None:
        raise LookupError("the open box belongs to nobody")
    return known
