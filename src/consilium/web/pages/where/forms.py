"""What a search for centers needs to know."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from consilium.case import country_code, in_united_states
from consilium.directory import why_no_place
from consilium.web.answered import NO_ANSWER

#: The answers that the form asks for, by the names of its fields.
ASKED = {
    "postal_code": "patient.postal_code",
    "country": "patient.country",
    "max_miles": "wishes.max_miles",
    "video": "wishes.video",
    "institution": "doctor.institution",
}
_VIDEO = {"yes": True, "no": False, "unknown": None, "": NO_ANSWER}


class Near(forms.Form):
    """From where, how far, by video or not, and which house is the present doctor's."""

    postal_code = forms.CharField(
        label=_("Your postal code"),
        help_text=_("Five digits, such as 02906. We look for centers around it."),
        required=False,
        max_length=20,
    )
    country = forms.CharField(
        label=_("Your country, if it is not the United States"),
        help_text=_("Our list of centers is for the United States. For other countries we say what we know."),
        required=False,
        max_length=60,
    )
    max_miles = forms.IntegerField(
        label=_("How far would you go?"),
        help_text=_("Miles, one way. Leave this empty if it does not matter."),
        required=False,
        min_value=1,
        max_value=9999,
        error_messages=dict.fromkeys(
            ("invalid", "min_value", "max_value"), _("Write the miles as a number, such as 100")
        ),
    )
    video = forms.ChoiceField(
        label=_("Would a talk by video suit you?"),
        help_text=_("Some centers give an opinion by video or in writing. Then you need not travel."),
        choices=[("yes", _("Yes")), ("no", _("No")), ("unknown", _("I do not know"))],
        required=False,
    )
    institution = forms.CharField(
        label=_("Where does your doctor work?"),
        help_text=_("The hospital or practice. We leave it out: a second opinion should come from another house."),
        required=False,
        max_length=200,
    )
    mark = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """In the United States the postal code has a place on the map."""
        found = super().clean() or {}
        code, country = found.get("postal_code", ""), found.get("country", "")
        if not in_united_states(country) or "postal_code" in self.errors:
            return found
        if not code:
            self.add_error("postal_code", _("Write your postal code, or your country"))
        elif why := why_no_place(code):
            self.add_error("postal_code", why)
        return found

    def answers(self) -> dict[str, Any]:
        """The answers by their names; what was left empty is no answer."""
        said = self.cleaned_data
        values = {
            **{name: said[name] or NO_ANSWER for name in ("postal_code", "max_miles", "institution")},
            "country": country_code(said["country"]) or "US",
            "video": _VIDEO[said["video"]],
        }
        return {answer: values[field] for field, answer in ASKED.items()}


def start(answers: dict[str, Any], mark: str) -> dict[str, Any]:
    """What the form shows at first: the answers that are there."""
    shown = {field: answers[name] for field, name in ASKED.items() if name in answers}
    if "video" in shown:
        shown["video"] = next(word for word, value in _VIDEO.items() if value is shown["video"])
    if shown.get("max_miles"):
        shown["max_miles"] = round(shown["max_miles"])
    if in_united_states(shown.get("country")):
        shown.pop("country", None)
    return shown | {"mark": mark}
