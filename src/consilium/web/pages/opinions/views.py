"""The opinions: each as we read it, and side by side from two on."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from consilium.errors import InputError
from consilium.report.compared.doctors import doctors_page
from consilium.report.compared.faces import DOCTORS, PATIENT, sheet_pdf
from consilium.report.compared.patient import patient_page
from consilium.report.compared.write import paper
from consilium.web.access import with_journey
from consilium.web.journey import Journey
from consilium.web.letters import opinion_of
from consilium.web.pages.opinions.change import add_page
from consilium.web.pages.opinions.forms import Add
from consilium.web.pages.opinions.shown import doubts, entries, said, still_open

_SHEETS = {"patient": (patient_page, PATIENT), "doctors": (doctors_page, DOCTORS)}


@require_GET
@with_journey
def opinions(request: HttpRequest, journey: Journey) -> HttpResponse:
    """The list, and from two on what they agree on, where they differ, and what now."""
    if not journey.letters:
        return add_page(request, journey, Add(today=journey.today), 200)
    context: dict[str, Any] = {"entries": entries(journey), "page": None, "wrong": None, "doubts": ()}
    context["still_open"] = still_open(journey)
    try:
        context["doubts"] = doubts(journey)
        if len(journey.letters) > 1:
            context["page"] = patient_page(journey.comparison, journey.today)
    except InputError as error:  # a newer version of this program may read a letter in another way
        context["wrong"] = error
    return render(request, "pages/opinions/opinions.html.j2", context)


@require_GET
@with_journey
def opinion(request: HttpRequest, journey: Journey, name: str) -> HttpResponse:
    """One opinion: what we read in it, each with its words, and its text."""
    if name not in journey.letters:
        raise Http404
    number = list(journey.letters).index(name) + 1
    letter = journey.letters[name]
    read = opinion_of(letter, number)
    context = {"name": name, "letter": letter, "called": letter.called(number), "read": read, "said": said(read)}
    return render(request, "pages/opinions/opinion.html.j2", context)


@require_GET
@with_journey
def file(request: HttpRequest, journey: Journey, name: str) -> HttpResponseBase:
    """The file as it was given. It is never opened as a page of this program."""
    letter = journey.letters.get(name)
    if letter is None or not letter.file:
        raise Http404
    response = StreamingHttpResponse(journey.box.file_pieces(letter.file), content_type="application/octet-stream")
    response.headers["Content-Disposition"] = "attachment"
    return response


@require_GET
@with_journey
def sheet(request: HttpRequest, journey: Journey, reader: str) -> HttpResponse:
    """The comparison on one page of paper, for the person or for the doctors."""
    if reader not in _SHEETS or len(journey.letters) < 2:
        raise Http404
    make, sizes = _SHEETS[reader]
    comparison = journey.comparison
    page, language = make(comparison, journey.today), get_language() or "en"
    made = sheet_pdf(page, journey.today, sizes, paper(comparison), language)
    return HttpResponse(
        made,
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="comparison-{reader}.pdf"'},
    )
