"""Who pays: asked which plan, then the rule that applies and the words for the phone."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from consilium.case import in_united_states
from consilium.coverage.states import state_name
from consilium.plan import Plan
from consilium.report.payer import code_blocks, coverage_blocks
from consilium.report.sheets import packet_documents
from consilium.web.access import with_journey
from consilium.web.journey import Journey
from consilium.web.pages.payer.forms import Payer, start
from consilium.web.pages.several import Page, asked, show


@require_GET
@with_journey
def payer(request: HttpRequest, journey: Journey) -> HttpResponse:
    """The rule that applies; before that, which plan it is."""
    plan = journey.plan
    if plan.coverage.country == "US" and "kind" not in journey.told.get("insurance", {}):
        return show(request, journey, _INSURANCE)
    papers = {document.id: document for document in packet_documents(plan)}
    *rule, sources = coverage_blocks(plan.coverage)
    context = {
        "told": _told(plan),
        "blocks": (*rule, *code_blocks(plan.coverage), sources),
        "papers": [papers[id] for id in ("insurer_call", "insurer_letter") if id in papers],  # noqa: A001
    }
    return render(request, "pages/payer/payer.html.j2", context)


@require_http_methods(["GET", "POST"])
@with_journey
def insurance(request: HttpRequest, journey: Journey) -> HttpResponse:
    """Which plan, and where."""
    return asked(request, journey, _INSURANCE)


def _not_asked(known: dict[str, Any]) -> bool:
    return "insurance.kind" not in known


def _from_records(journey: Journey) -> dict[str, str]:
    """Where the records say that the person lives."""
    if journey.trouble:
        return {}
    country = journey.papers.person.country
    return {
        "state": journey.plan.coverage.state or "",
        "country": "" if in_united_states(country) else country or "",
    }


def _told(plan: Plan) -> tuple[tuple[str, str], ...]:
    """What the answer rests on, in a few words."""
    answers, coverage = plan.case.answers.insurance, plan.coverage
    asks = {True: _("yes"), False: _("no"), None: _("not said")}
    home = (
        (_("State"), state_name(coverage.state) if coverage.state else _("not said"))
        if coverage.country == "US"
        else (_("Country"), coverage.title)
    )
    return (
        *(((_("Plan"), coverage.title),) if coverage.country == "US" else ()),
        home,
        (_("It asks for a second opinion"), asks[answers.requires_second_opinion]),
    )


_INSURANCE = Page(Payer, start, _from_records, _not_asked, "pages/payer/insurance.html.j2", "payer")
