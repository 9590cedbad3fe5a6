"""Write down what you were told: for who has no papers, or was told more than they say."""

from datetime import date as Date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from consilium.case import Document
from consilium.packet.wording import day
from consilium.say import in_language
from consilium.web.access import with_journey
from consilium.web.journey import Journey
from consilium.web.pages.records.forms import ToldForm
from consilium.web.pages.records.shown import said_in
from consilium.web.pages.records.told import Told, save, told, version
from consilium.web.store.box import Changed


@require_http_methods(["GET", "POST"])
@with_journey
def write(request: HttpRequest, journey: Journey) -> HttpResponse:
    """The text box; below it, once something is saved, what we read in it."""
    kept = told(journey.box)
    if request.method == "GET":
        return _page(request, journey, ToldForm(journey.today, initial=_start(kept.value) if kept else {}))
    form = ToldForm(journey.today, request.POST)
    if not form.is_valid():
        return _page(request, journey, form, status=422, seen=request.POST.get("version"))
    given = request.POST.get("version", "")
    seen = int(given) if given.isdecimal() and given.isascii() else version(journey.box)
    try:
        save(journey.box, form.cleaned_data["text"], form.cleaned_data["day"], seen, journey.today)
    except Changed:
        return _page(request, journey, form, status=409)
    return redirect("write-told")


def _start(kept: Told) -> dict[str, str]:
    words = in_language(day(Date.fromisoformat(kept.day)), get_language() or "en") if kept.day else ""
    return {"text": kept.text, "day": words}


def _page(
    request: HttpRequest, journey: Journey, form: ToldForm, status: int = 200, seen: str | None = None
) -> HttpResponse:
    kept = told(journey.box)
    sealed = kept.value.sealed if kept else ""
    number, document = _paper(journey, sealed)
    context = {
        "form": form,
        "errors": form.errors if status == 422 else {},
        "version": seen or version(journey.box),
        "changed": status == 409,
        "sealed": sealed,
        "number": number,
        "found": said_in(document, journey.corrections) if document else (),
        "names_cancer": document is not None and any(f.field == "cancer" for f in document.facts),
        "warnings": document.warnings if document else (),
    }
    return render(request, "pages/records/write.html.j2", context, status=status)


def _paper(journey: Journey, sealed: str) -> tuple[int, Document | None]:
    """The paper and its number in the list, as it was read."""
    upload = journey.uploads.get(sealed)
    papers = enumerate(journey.as_read)
    names = ((n, d) for n, d in papers if upload and upload.name in (d.source, *d.copies))
    return next(names, (0, None))
