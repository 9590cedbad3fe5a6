"""Forms on papers."""

from datetime import date as Date
from typing import TYPE_CHECKING, Any, TypeAlias

from django import forms
from django.utils.translation import gettext_lazy as _

from consilium.case import Fact
from consilium.records.understood import CORRECTABLE, Understood, typed_day, understood

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

Words: TypeAlias = "_StrOrPromise"


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


#: How a value is written, for each field that can have another one.
_EXAMPLES: dict[str, Words] = {
    "cancer": _("Write its full name, as in: invasive lobular carcinoma of the breast"),
    "laterality": _("Write left, right or both"),
    "grade": _("Write it as in: 2, high, or Gleason 3+4"),
    "t": _("Write it as in: T2a"),
    "n": _("Write it as in: N1"),
    "m": _("Write it as in: M0"),
    "stage_basis": _("Write clinical, pathologic or post therapy"),
    "stage_group": _("Write it as in: IIB"),
    "biomarker": _("Write the marker and its result, as in: HER2 negative, or Ki-67 20%"),
    "tumor_size_mm": _("Write a number with mm or cm, as in: 21 mm"),
    "margins": _("Write negative, positive or close"),
    "nodes_examined": _("Write a number, as in: 14"),
    "nodes_positive": _("Write a number, as in: 2"),
    "ecog": _("Write a number from 0 to 4"),
    "treatment": _("Write one treatment, as in: mastectomy, planned"),
    "report_status": _("Write preliminary, final or addended"),
    "diagnosis_date": _("Write the month as a word, as in: 18 March 2022"),
}
_OTHER = ("other", _("Something else"))
_THERE = (("nothing", _("It does not say this")), ("ours", _("You read it right")))


class Reading(forms.Form):
    """What a paper says, as the person reads it; a statement is there or not, and has no other value."""

    says = forms.ChoiceField(
        label=_("What does your paper say?"), choices=(_OTHER, *_THERE), error_messages={"required": _("Choose one")}
    )
    value = forms.CharField(label=_("What it says"), required=False, max_length=200)

    def __init__(self, fact: Fact, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._fact = fact
        self.understood: Understood | None = None
        self.fields["value"].help_text = _EXAMPLES.get(fact.field, "")
        if fact.field not in CORRECTABLE:
            del self.fields["value"]
            self.fields["says"].choices = _THERE  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Something else needs to be written, so that it can be understood."""
        found = super().clean() or {}
        if found.get("says") != "other" or "value" in self.errors:
            return found
        if not found.get("value"):
            self.add_error("value", _("Write what your paper says"))
            return found
        self.understood = understood(self._fact, found["value"])
        if self.understood is None:
            self.add_error("value", _NOT_UNDERSTOOD % {"how": _EXAMPLES[self._fact.field]})
        return found


_NOT_UNDERSTOOD = _("We could not understand this. %(how)s. Or choose “It does not say this”.")


class ToldForm(forms.Form):
    """What the person was told, and on which day."""

    text = forms.CharField(
        label=_("What were you told?"),
        help_text=_("As in: I have stage 2 lobular breast cancer. Surgery is planned for December 9."),
        max_length=20_000,
        error_messages={
            "required": _("Write what you were told"),
            "max_length": _("Write less, in a few sentences. Give longer papers as files"),
        },
    )
    day = forms.CharField(
        label=_("On which day? You can leave this empty"),
        help_text=_("Write the month as a word, as in: 18 March 2022"),
        required=False,
        max_length=40,
    )

    def __init__(self, today: Date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._today = today

    def clean_text(self) -> str:
        """The words with plain line ends, as the reader has them."""
        return "\n".join(str(self.cleaned_data["text"]).splitlines())

    def clean_day(self) -> str:
        """An ISO date, or an empty text."""
        typed = self.cleaned_data["day"]
        found = typed_day(typed) if typed else ""
        if found is None or len(found) not in (0, 10):
            raise forms.ValidationError(_("Write the day, the month as a word, and the year. Or leave it empty"))
        if found > self._today.isoformat():
            raise forms.ValidationError(_("This day is yet to come. Write a day that has passed, or leave it empty"))
        return found
