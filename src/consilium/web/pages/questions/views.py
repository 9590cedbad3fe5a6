"""Questions that only the person can answer, one on a page, and the list of answers."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from consilium.case import country_code, home_country
from consilium.web.access import with_journey
from consilium.web.answered import version_seen
from consilium.web.journey import ANSWER, Journey, journey_of
from consilium.web.pages.questions.answers import kept_words, next_after, overview, why_asked
from consilium.web.pages.questions.asked import QUESTIONS
from consilium.web.pages.questions.forms import OneAnswer, form_for
from consilium.web.store.box import Changed


@require_GET
@with_journey
def questions(request: HttpRequest, journey: Journey) -> HttpResponse:
    """Your answers: what you said, what is still open, and the way to each."""
    return render(request, "pages/questions/questions.html.j2", {"answers": overview(journey)})


@require_http_methods(["GET", "POST"])
@with_journey
def question(request: HttpRequest, journey: Journey, key: str) -> HttpResponse:
    """One question."""
    asked = QUESTIONS.get(key)
    if asked is None:
        raise Http404
    kept = journey.box.find(ANSWER, object, key)
    from_list = "list" in (request.POST.get("back"), request.GET.get("back"))
    version = kept.version if kept else 0
    if request.method == "GET":
        form = form_for(asked, _country(journey), journey.today, kept=kept)
        return _page(request, journey, form, version, from_list)
    form = form_for(asked, _country(journey), journey.today, request.POST)
    not_known = "unknown" in request.POST
    if not not_known and not form.is_valid():
        return _page(request, journey, form, version_seen(request), from_list, status=422)
    try:
        journey.box.put(ANSWER, None if not_known else form.value(), key, version=version_seen(request))
    except Changed:
        if not_known:
            form = form_for(asked, _country(journey), journey.today, kept=kept)
        return _page(request, journey, form, version, from_list, kept_words(asked, kept.value if kept else None), 409)
    after = "" if from_list else next_after(journey_of(journey.box), key)
    return redirect("question", after) if after else redirect("questions")


def _page(
    request: HttpRequest,
    journey: Journey,
    form: OneAnswer,
    version: int,
    from_list: bool,
    changed: str = "",
    status: int = 200,
) -> HttpResponse:
    key = form.question.key
    context = {
        "form": form,
        "errors": form.errors if status == 422 else {},
        "asked": form.question,
        "version": version,
        "why": why_asked(journey, key),
        "skip": "" if from_list else next_after(journey, key),
        "from_list": from_list,
        "changed": changed,
        "passed": key == "plan.start_date" and journey.start_has_passed,
    }
    return render(request, "pages/questions/question.html.j2", context, status=status)


def _country(journey: Journey) -> str:
    """Where the person lives, as far as is known."""
    if journey.trouble:
        return country_code(journey.answers.patient.country) or "US"
    return home_country(journey.plan.case)
