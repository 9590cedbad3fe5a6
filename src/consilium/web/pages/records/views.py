"""Give papers, see what was read from them and where, and say what we misread."""

from collections.abc import Iterator
from typing import cast

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from consilium.case import Fact
from consilium.records.corrections import Correction, mark
from consilium.records.understood import CORRECTABLE
from consilium.web.access import with_journey
from consilium.web.errors import disk_full, problem, too_large
from consilium.web.jobs import READER
from consilium.web.journey import CORRECTION, Journey
from consilium.web.pages.records.forms import Papers, Reading
from consilium.web.pages.records.shown import fact_of, paper, papers, passage, shown
from consilium.web.pages.records.told import told
from consilium.web.uploads import SealedUpload, Shelf, stopped

#: Seconds for which a page waits before it shows progress instead.
_PATIENCE = 1.2


@require_GET
@with_journey
def records(request: HttpRequest, journey: Journey) -> HttpResponse:
    """The papers, and what they say."""
    return _page(request, journey, Papers(), 200)


@require_POST
@with_journey
def add(request: HttpRequest, journey: Journey) -> HttpResponse:
    """New papers: kept first, then read."""
    form = Papers(request.POST, request.FILES)
    if why := stopped(request):
        return problem(request, 413, *too_large()) if why == "too_large" else problem(request, 507, *disk_full())
    if not form.is_valid():
        return _page(request, journey, form, 422)
    shelf = Shelf(journey.box)
    again = [file.name for file in form.cleaned_data["papers"] if shelf.add(cast(SealedUpload, file)) is None]
    request.session["again"] = again
    READER.begin(journey.box)
    return redirect("records" if READER.wait(journey.box, _PATIENCE) else "reading")


@require_GET
@with_journey
def reading(request: HttpRequest, journey: Journey) -> HttpResponseBase:
    """How far the reading is, line after line, until it is done; it works without a script."""
    response = StreamingHttpResponse(_progress(request, journey))
    response.headers["X-Accel-Buffering"] = "no"
    return response


def _progress(request: HttpRequest, journey: Journey) -> Iterator[str]:
    page = render_to_string("pages/records/reading.html.j2", {"part": "PART"}, request)
    head, tail = page.split("PART")
    yield head
    said = ""
    while not READER.wait(journey.box, 0.3):
        doing = READER.doing(journey.box)
        if doing and doing != said:
            said = doing
            yield render_to_string("pages/records/progress.html.j2", {"doing": doing}, request)
    yield tail


@require_GET
@with_journey
def paper_page(request: HttpRequest, journey: Journey, number: int, fact: str = "") -> HttpResponse:
    """One paper: what we read in it, and its text with the line of one fact marked."""
    if number >= len(journey.as_read):
        raise Http404
    document = journey.as_read[number]
    found = fact_of(document, fact) if fact else None
    if fact and found is None:
        raise Http404
    context = {
        "paper": paper(number, document, journey.corrections),
        "passage": passage(document, found),
        "fact": shown(found, journey.corrections) if found else None,
        "has_text": bool(document.text),
    }
    return render(request, "pages/records/paper.html.j2", context)


@require_http_methods(["GET", "POST"])
@with_journey
def correct(request: HttpRequest, journey: Journey, number: int, fact: str) -> HttpResponse:
    """My paper says otherwise: kept beside what we read."""
    found = fact_of(journey.as_read[number], fact) if number < len(journey.as_read) else None
    if found is None:
        raise Http404
    kept = journey.box.find(CORRECTION, Correction, fact)
    version = kept.version if kept else 0
    start = _start(found, kept.value if kept else None)
    form = Reading(found, request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        given = request.POST.get("version", "")
        _save(journey, found, form, int(given) if given.isdecimal() and given.isascii() else version)
        return redirect("paper-fact", number, fact)
    context = {
        "form": form,
        "errors": form.errors,
        "number": number,
        "shown": shown(found, journey.corrections),
        "version": version,
    }
    return render(request, "pages/records/correct.html.j2", context, status=422 if form.errors else 200)


def _start(fact: Fact, kept: Correction | None) -> dict[str, str]:
    """What the form shows first: what was said before, else the likeliest reason to come here."""
    if kept:
        return {"says": "other" if kept.value else "nothing", "value": kept.note or kept.value}
    return {"says": "other" if fact.field in CORRECTABLE else "nothing"}


@require_http_methods(["GET", "POST"])
@with_journey
def remove(request: HttpRequest, journey: Journey, sealed: str) -> HttpResponse:
    """Take a file away, after asking."""
    upload = journey.uploads.get(sealed)
    if upload is None:
        raise Http404
    if request.method == "POST":
        Shelf(journey.box).remove(sealed)
        return redirect("records")
    return render(request, "pages/records/remove.html.j2", {"upload": upload, "sealed": sealed})


def _save(journey: Journey, fact: Fact, form: Reading, version: int) -> None:
    says, known = form.cleaned_data["says"], mark(fact)
    if says == "ours":
        journey.box.drop(CORRECTION, known)
        return
    correction = Correction(known, fact.value, "")
    if says == "other" and (theirs := form.understood):
        correction = Correction(known, fact.value, theirs.value, form.cleaned_data["value"], theirs.detail)
    journey.box.put(CORRECTION, correction, known, version=version)


def _page(request: HttpRequest, journey: Journey, form: Papers, status: int) -> HttpResponse:
    context = {
        "form": form,
        "errors": form.errors,
        "uploads": journey.uploads,
        "papers": papers(journey.as_read, journey.corrections),
        "written": told(journey.box) is not None,
        "again": request.session.pop("again", []),
    }
    return render(request, "pages/records/records.html.j2", context, status=status)
