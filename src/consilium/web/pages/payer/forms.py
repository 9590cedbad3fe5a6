"""What the answer to "who pays?" rests on."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from consilium.coverage.states import STATES
from consilium.web.answered import NO_ANSWER
from consilium.web.pages.questions.asked import DO_NOT_KNOW, QUESTIONS, YES_NO
from consilium.web.pages.several import Several

#: The answers that the form asks for, by the names of its fields.
ASKED = {
    "kind": "insurance.kind",
    "state": "insurance.state",
    "requires": "insurance.requires_second_opinion",
    "country": "patient.country",
}
_UNKNOWN = ("unknown", DO_NOT_KNOW)
_REQUIRES = {"yes": True, "no": False, "unknown": None, "": NO_ANSWER}


class Payer(Several):
    """Which plan, in which state, and whether it asks for a second opinion."""

    asked = ASKED
    kind = forms.ChoiceField(
        choices=[*QUESTIONS["insurance.kind"].choices, _UNKNOWN],
        error_messages={"required": _("Choose one. “I do not know” is fine")},
    )
    state = forms.ChoiceField(
        help_text=_("Some states have laws about second opinions."),
        choices=[("", _("Not said")), *STATES],
        required=False,
    )
    requires = forms.ChoiceField(choices=[*YES_NO, _UNKNOWN], required=False)
    country = forms.CharField(
        help_text=_("Leave this empty if it is the United States. We know the rules of some other countries."),
        required=False,
        max_length=60,
    )

    def values(self) -> dict[str, Any]:
        """The answers; what was left empty is no answer."""
        said = self.cleaned_data
        return {
            "kind": None if said["kind"] == "unknown" else said["kind"],
            "state": said["state"] or NO_ANSWER,
            "requires": _REQUIRES[said["requires"]],
            "country": said["country"],
        }


def start(answers: dict[str, Any], mark: str) -> dict[str, Any]:
    """What the form shows at first: the answers that are there."""
    shown = {field: answers[name] for field, name in ASKED.items() if name in answers}
    if "kind" in shown:
        shown["kind"] = shown["kind"] or "unknown"
    if "requires" in shown:
        shown["requires"] = next(word for word, value in _REQUIRES.items() if value is shown["requires"])
    return shown | {"mark": mark}
