"""What to send and how to ask: the papers of the packet, each to read, to print and to keep; the list with ticks."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods

from consilium.packet.blocks import PrintedDocument
from consilium.packet.sheets import how_to_use
from consilium.report.sheets import packet_documents, to_send_in_english
from consilium.web.access import with_journey
from consilium.web.journey import Journey
from consilium.web.pages.ask.shown import groups
from consilium.web.pages.ask.ticks import Ticks, lines


@require_GET
@with_journey
def ask(request: HttpRequest, journey: Journey) -> HttpResponse:
    """The steps, and every paper."""
    plan = journey.plan
    documents = packet_documents(plan)
    there = lines(plan.packet.pieces, Ticks(journey.box).all())
    context = {
        "steps": how_to_use(plan.clock),
        "groups": groups(documents),
        "sealed": [document for document in documents if document.sealed],
        "ready": sum(line.ticked for line in there),
        "needed": len(there),
    }
    return render(request, "pages/ask/ask.html.j2", context)


@require_http_methods(["GET", "POST"])
@with_journey
def checklist(request: HttpRequest, journey: Journey) -> HttpResponse:
    """What an expert needs, to tick."""
    ticks, pieces = Ticks(journey.box), journey.plan.packet.pieces
    if request.method == "POST":
        ticks.save(pieces, set(request.POST.getlist("ready")), request.POST.get("mark", ""))
        return redirect("ask")
    document = journey.plan.packet.document("checklist")
    context = {
        "lines": lines(pieces, ticks.all()),
        "mark": ticks.mark(),
        "sources": document.blocks[-1:] if document else (),
    }
    return render(request, "pages/ask/checklist.html.j2", context)


@require_GET
@with_journey
def paper(request: HttpRequest, journey: Journey, id: str) -> HttpResponse:  # noqa: A002
    """One paper of the packet, as it is printed."""
    document = _paper(journey, id)
    context = {"paper": document, "in_english": to_send_in_english(document, get_language() or "en")}
    return render(request, "pages/ask/paper.html.j2", context)


@require_GET
@with_journey
def pdf(request: HttpRequest, journey: Journey, id: str, language: str = "") -> HttpResponse:  # noqa: A002
    """The same as a file, in the reader's language or another one."""
    from consilium.report.pdf import document_pdf
    from consilium.report.pdf import paper as size

    document = _paper(journey, id)
    made = document_pdf(document, journey.plan.made, size(journey.plan.case), language or get_language() or "en")
    name = f"{document.id.replace('_', '-')}{'-english' if language == 'en' else ''}.pdf"
    return HttpResponse(
        made, content_type="application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


def _paper(journey: Journey, id: str) -> PrintedDocument:  # noqa: A002
    found = next((document for document in packet_documents(journey.plan) if document.id == id), None)
    if found is None:
        raise Http404
    return found
