"""Forms on an opinion."""

from datetime import date as Date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class Change(forms.Form):
    """What a letter says, who wrote it, and when."""

    text = forms.CharField(
        label=_("The text of the letter"),
        required=False,
        strip=False,
        max_length=500_000,
        widget=forms.Textarea,
        error_messages={"max_length": _("This is longer than a letter can be. Give the letter alone")},
    )
    who = forms.CharField(
        label=_("Who wrote it?"),
        help_text=_("Only for you, to tell them apart. Such as: Dr. Example, surgeon."),
        required=False,
        max_length=80,
    )
    day = forms.DateField(
        label=_("When was it written?"),
        help_text=_("Leave this empty if the letter says it."),
        required=False,
        error_messages={"invalid": _("Write the day as year, month, day, such as 2026-12-08")},
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, today: Date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today

    def clean_day(self) -> Date | None:
        """A letter was written on a day that has been."""
        day: Date | None = self.cleaned_data["day"]
        if day and day > self._today:
            raise forms.ValidationError(_("This day is still to come. Look at the date on the letter"))
        return day


class Add(Change):
    """A letter, pasted or as a file."""

    file = forms.FileField(
        label=_("Or choose its file, or drop it here"),
        help_text=_("Text, PDF or Word, or the form that an expert filled in."),
        required=False,
        allow_empty_file=True,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label = _("Paste the letter here")
        self.fields["text"].help_text = _("All of it: who it is about, what it says, what it advises.")

    def clean(self) -> dict[str, Any]:
        """One of the two ways."""
        found = super().clean() or {}
        text, file = (found.get("text") or "").strip(), found.get("file")
        if "text" in self.errors or "file" in self.errors:
            return found
        if not text and not file:
            self.add_error("text", _("Paste the letter, or choose its file"))
        elif text and file:
            self.add_error("file", _("You pasted a letter and chose a file. Add them one after the other"))
        return found
