"""What a search for centers needs to know."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from consilium.case import in_united_states
from consilium.directory import why_no_place
from consilium.web.answered import NO_ANSWER
from consilium.web.pages.questions.asked import DO_NOT_KNOW, YES_NO
from consilium.web.pages.several import Several

#: The answers that the form asks for, by the names of its fields.
ASKED = {
    "postal_code": "patient.postal_code",
    "country": "patient.country",
    "max_miles": "wishes.max_miles",
    "video": "wishes.video",
    "institution": "doctor.institution",
}
_VIDEO = {"yes": True, "no": False, "unknown": None, "": NO_ANSWER}
_MILES = _("Write a number, such as 20")


class Near(Several):
    """From where, how far, by video or not, and which house is the present doctor's."""

    asked = ASKED
    postal_code = forms.CharField(required=False, max_length=20)
    country = forms.CharField(
        help_text=_("Leave this empty if it is the United States. Our list of centers is for there."),
        required=False,
        max_length=60,
    )
    max_miles = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=100_000,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), _MILES),
    )
    video = forms.ChoiceField(choices=[*YES_NO, ("unknown", DO_NOT_KNOW)], required=False)
    institution = forms.CharField(required=False, max_length=200)

    def clean_postal_code(self) -> str:
        """In the United States, one that has a place on the map."""
        code: str = self.cleaned_data["postal_code"]
        if not in_united_states(self.data.get("country")):
            return code
        if not code:
            raise forms.ValidationError(_("Write your postal code, or your country"))
        if why := why_no_place(code):
            raise forms.ValidationError(gettext(why))
        return code

    def values(self) -> dict[str, Any]:
        """The answers; what was left empty is no answer."""
        said = self.cleaned_data
        return {
            **{name: said[name] or NO_ANSWER for name in ("postal_code", "max_miles", "institution")},
            "country": said["country"],
            "video": _VIDEO[said["video"]],
        }


def start(answers: dict[str, Any], mark: str) -> dict[str, Any]:
    """What the form shows at first: the answers that are there."""
    shown = {field: answers[name] for field, name in ASKED.items() if name in answers}
    if "video" in shown:
        shown["video"] = next(word for word, value in _VIDEO.items() if value is shown["video"])
    if shown.get("max_miles"):
        shown["max_miles"] = round(shown["max_miles"])
    return shown | {"mark": mark}
