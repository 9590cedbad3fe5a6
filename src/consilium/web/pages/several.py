"""A page that asks for several answers in one form: where to look for centers, which plan pays."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from consilium.case import country_code, in_united_states
from consilium.web import answered
from consilium.web.answered import NO_ANSWER
from consilium.web.journey import Journey
from consilium.web.pages.questions.answers import as_lines
from consilium.web.pages.questions.asked import QUESTIONS
from consilium.web.store.box import Changed


class Several(forms.Form):
    """A form whose fields are answers; their titles and hints are those of the single questions."""

    asked: ClassVar[Mapping[str, str]]  # the answers (``doctor.trust``) by the names of the fields
    mark = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, answer in self.asked.items():
            field, question = self.fields[name], QUESTIONS[answer]
            field.label, field.help_text = question.title, field.help_text or question.hint

    def values(self) -> dict[str, Any]:
        """The answers by the names of the fields; what was left empty is NO_ANSWER."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Page:
    """What differs from page to page."""

    form: type[Several]
    start: Callable[[dict[str, Any], str], dict[str, Any]]  # what the form shows, from the answers and their mark
    recorded: Callable[[Journey], dict[str, str]]  # what the form shows where there is no answer
    first: Callable[[dict[str, Any]], bool]  # whether it was not answered yet
    template: str
    after: str  # the page that needed the answers


def asked(request: HttpRequest, journey: Journey, page: Page) -> HttpResponse:
    """The form; saved and on to the page that needed it, or shown again with what is wrong or was changed meanwhile."""
    form = page.form(request.POST) if request.method == "POST" else None
    if form and form.is_valid():
        try:
            answered.save(journey.box, _answers(form, journey, page), form.cleaned_data["mark"])
            return redirect(page.after)
        except Changed:
            return show(request, journey, page, form, changed=True)
    return show(request, journey, page, form)


def show(
    request: HttpRequest, journey: Journey, page: Page, form: Several | None = None, *, changed: bool = False
) -> HttpResponse:
    """The form as a page."""
    known, mark = answered.shown(journey.box, tuple(page.form.asked.values()))
    if form is None:
        form = page.form(initial=page.recorded(journey) | _shown(page.start(known, mark)))
    status = 409 if changed else 422 if form.errors else 200
    context = {
        "form": form,
        "errors": form.errors,
        "mark": mark if changed else form["mark"].value(),
        "changed": changed,
        "there": as_lines(known),
        "first": page.first(known),
    }
    return render(request, page.template, context, status=status)


def _shown(values: dict[str, Any]) -> dict[str, Any]:
    """The answers as the form shows them: the United States are an empty line, whatever the records say."""
    home = values.pop("country", None)
    return values | {"country": "" if in_united_states(home) else home} if home else values


def _answers(form: Several, journey: Journey, page: Page) -> dict[str, Any]:
    """The answers by their own names. No country is the United States, which nobody has to say."""
    values = form.values()
    if "country" in values:
        known, _ = answered.shown(journey.box, ("patient.country",))
        values["country"] = _country(values["country"], known, page.recorded(journey).get("country", ""))
    return {answer: values[field] for field, answer in form.asked.items()}


def _country(written: str, known: dict[str, Any], recorded: str) -> Any:
    """What an empty country means: what was answered stays, and a country that only the records name is denied."""
    if code := country_code(written):
        return code
    there = known.get("patient.country")
    if there and in_united_states(there):
        return there
    return "US" if recorded and in_united_states(written) else NO_ANSWER
