"""Forms on papers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class _ManyFiles(forms.FileField):
    """Several files of one field."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """All files that came with the form."""
        given = data if isinstance(data, list | tuple) else [data] if data else []
        if not given:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return [super(_ManyFiles, self).clean(one, initial) for one in given]


class _ManyInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class Papers(forms.Form):
    """Files with records."""

    papers = _ManyFiles(
        label=_("Choose your files, or drop them here"),
        help_text=_("A zip from a patient portal, PDF, Word or text files, all at once. Up to 1 GB at a time."),
        widget=_ManyInput,
        allow_empty_file=True,  # the reader says what is wrong with it, by its name
        error_messages={"required": _("Choose at least one file")},
    )


class Reading(forms.Form):
    """What a paper says, as the person reads it."""

    says = forms.ChoiceField(
        label=_("What does your paper say?"),
        choices=[
            ("other", _("Something else")),
            ("nothing", _("It does not say this")),
            ("ours", _("You read it right")),
        ],
        error_messages={"required": _("Choose one")},
    )
    value = forms.CharField(label=_("What it says"), required=False, max_length=200)

    def clean(self) -> dict[str, Any]:
        """Something else needs to be written."""
        found = super().clean() or {}
        if found.get("says") == "other" and not found.get("value"):
            self.add_error("value", _("Write what your paper says"))
        return found
