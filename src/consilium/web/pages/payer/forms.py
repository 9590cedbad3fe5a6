"""What the answer to "who pays?" rests on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from consilium.case import country_code, in_united_states
from consilium.web.answered import NO_ANSWER
from consilium.web.pages.payer.states import STATES

#: The answers that the form asks for, by the names of its fields.
ASKED = {
    "kind": "insurance.kind",
    "state": "insurance.state",
    "requires": "insurance.requires_second_opinion",
    "country": "patient.country",
}
_KINDS = [
    ("medicare", _("Medicare")),
    ("medicare_advantage", _("Medicare Advantage: a private plan in place of Medicare")),
    ("medicaid", _("Medicaid")),
    ("employer_insured", _("A plan through work that the employer buys from an insurer")),
    ("employer_self_funded", _("A plan through work that the employer pays for itself")),
    ("marketplace", _("A plan that I bought myself, such as on HealthCare.gov")),
    ("tricare", _("TRICARE")),
    ("va", _("Veterans' care (VA)")),
    ("none", _("I have no insurance")),
    ("other", _("Something else")),
    ("unknown", _("I do not know")),
]
_YES_NO = {"yes": True, "no": False, "unknown": None, "": NO_ANSWER}


class Payer(forms.Form):
    """Which plan, in which state, and whether it asks for a second opinion."""

    kind = forms.ChoiceField(
        label=_("What insurance do you have?"),
        help_text=_("Two kinds come through work. The benefits office knows which: ask if the plan is self-funded."),
        choices=_KINDS,
        error_messages={"required": _("Choose one. “I do not know” is fine")},
    )
    state = forms.ChoiceField(
        label=_("Which state do you live in?"),
        help_text=_("State laws differ. Leave it open if you live outside of the United States."),
        choices=[("", _("Not said")), *STATES],
        required=False,
    )
    requires = forms.ChoiceField(
        label=_("Does your plan ask for a second opinion before treatment?"),
        choices=[("yes", _("Yes")), ("no", _("No")), ("unknown", _("I do not know"))],
        required=False,
    )
    country = forms.CharField(
        label=_("Your country, if it is not the United States"),
        help_text=_("We know the rules of some other countries."),
        required=False,
        max_length=60,
    )
    mark = forms.CharField(required=False, widget=forms.HiddenInput)

    def answers(self) -> dict[str, Any]:
        """The answers by their names; what was left empty is no answer."""
        said = self.cleaned_data
        values = {
            "kind": None if said["kind"] == "unknown" else said["kind"],
            "state": said["state"] or NO_ANSWER,
            "requires": _YES_NO[said["requires"]],
            "country": country_code(said["country"]) or "US",
        }
        return {answer: values[field] for field, answer in ASKED.items()}


def start(answers: dict[str, Any], mark: str) -> dict[str, Any]:
    """What the form shows at first: the answers that are there."""
    shown = {field: answers[name] for field, name in ASKED.items() if name in answers}
    if "kind" in shown:
        shown["kind"] = shown["kind"] or "unknown"
    if "requires" in shown:
        shown["requires"] = next(word for word, value in _YES_NO.items() if value is shown["requires"])
    if in_united_states(shown.get("country")):
        shown.pop("country", None)
    return shown | {"mark": mark}
