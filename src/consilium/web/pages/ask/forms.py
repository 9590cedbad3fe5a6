"""The form on a visit."""

from datetime import date as Date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from consilium.web.pages.questions.asked import DO_NOT_KNOW, QUESTIONS

_ASKED = QUESTIONS["doctor.reaction_to_second_opinion"]
REACTIONS = [*_ASKED.choices, ("unknown", DO_NOT_KNOW)]


class Visit(forms.Form):
    """How the doctor took it, when it was, and what was said."""

    reaction = forms.ChoiceField(
        label=_ASKED.title,
        choices=REACTIONS,
        error_messages={"required": _("Choose one. “I do not know” is fine")},
    )
    day = forms.DateField(
        label=_("When was the visit?"),
        required=False,
        error_messages={"invalid": _("Write the day as year, month, day, such as 2026-12-08")},
    )
    note = forms.CharField(
        label=_("What was said, in your own words"),
        help_text=_("Only if you like. It is kept for you alone."),
        required=False,
        max_length=20_000,
        widget=forms.Textarea,
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: Date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today

    def clean_day(self) -> Date | None:
        """A visit has been, or is today."""
        day: Date | None = self.cleaned_data["day"]
        if day and day > self._today:
            raise forms.ValidationError(_("This day is still to come. Write it down after the visit"))
        return day
