"""One form for each kind of question; each gives the value as the answers file takes it."""

from datetime import date as Date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consilium.case import country_code, in_united_states
from consilium.directory import place
from consilium.web.pages.questions.asked import DO_NOT_KNOW, YES_NO, Question
from consilium.web.store.box import Kept

UNKNOWN = "unknown"
_LONGEST = 200


class OneAnswer(forms.Form):
    """A form with one field, ``answer``."""

    def __init__(self, question: Question, country: str, today: Date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.question, self.country, self.today = question, country, today
        self.fields["answer"] = self.field()
        self.fields["answer"].label, self.fields["answer"].help_text = question.title, question.hint

    def field(self) -> forms.Field:
        """A line of text."""
        return forms.CharField(max_length=_LONGEST, error_messages={"required": _NOTHING})

    def value(self) -> Any:
        """The answer, plain."""
        return self.cleaned_data["answer"]


_NOTHING = gettext_lazy("Write an answer, or skip this question")


class Choice(OneAnswer):
    """One of several, or "I do not know"."""

    def field(self) -> forms.Field:
        """Radio buttons."""
        choices = (*(YES_NO if self.question.kind == "yes_no" else self.question.choices), (UNKNOWN, DO_NOT_KNOW))
        needed = gettext_lazy("Choose an answer, or skip this question")
        return forms.ChoiceField(choices=choices, error_messages={"required": needed, "invalid_choice": needed})

    def value(self) -> Any:
        """True and False for yes and no; a number for a step of a scale."""
        chosen = self.cleaned_data["answer"]
        if chosen == UNKNOWN:
            return None
        return int(chosen) if chosen.isdigit() else {"yes": True, "no": False}.get(chosen, chosen)


class Number(OneAnswer):
    """How many."""

    def field(self) -> forms.Field:
        """Digits."""
        wrong = gettext_lazy("Write a number, such as 20")
        least = 1 if self.question.key == "wishes.max_miles" else 0
        return forms.IntegerField(
            min_value=least,
            max_value=100_000,
            error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), wrong) | {"required": _NOTHING},
        )


class Year(OneAnswer):
    """A year of birth."""

    def field(self) -> forms.Field:
        """Four digits."""
        wrong = gettext_lazy("Write the year with four digits, such as 1957")
        return forms.IntegerField(
            min_value=1900,
            max_value=self.today.year,
            error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), wrong) | {"required": _NOTHING},
        )


class Place(OneAnswer):
    """A postal code that can be found on the map."""

    def clean_answer(self) -> str:
        """In the United States, one that there is."""
        code = str(self.cleaned_data["answer"])
        if in_united_states(self.country) and place(code) is None:
            raise forms.ValidationError(_("We do not know this postal code. Write five digits, such as 02906"))
        return code


class Country(OneAnswer):
    """A country, as one writes it."""

    def clean_answer(self) -> str:
        """Its two letters where we know them."""
        return country_code(self.cleaned_data["answer"]) or ""


class State(OneAnswer):
    """A state of the United States."""

    def clean_answer(self) -> str:
        """Two letters."""
        code = str(self.cleaned_data["answer"]).strip().upper()
        if len(code) != 2 or not code.isalpha():
            raise forms.ValidationError(_("Write the two letters of your state, such as NY"))
        return code


class Day(OneAnswer):
    """A date in three fields."""

    def field(self) -> forms.Field:
        """The day; month and year stand beside it."""
        self.fields["day"] = forms.CharField(label=_("Day"), required=False)
        self.fields["month"] = forms.CharField(label=_("Month"), required=False)
        self.fields["year"] = forms.CharField(label=_("Year"), required=False)
        return forms.CharField(required=False)

    def clean(self) -> dict[str, Any]:
        """A day that there is, from today on."""
        found = super().clean() or {}
        parts = [str(found.get(name, "")).strip() for name in ("year", "month", "day")]
        if not any(parts):
            self.add_error("day", _("Write the date, or skip this question"))
            return found
        try:
            year, month, day = map(int, parts)
            when = Date(year + 2000 if year < 100 else year, month, day)
        except (ValueError, OverflowError):
            self.add_error("day", _("Write a day, a month and a year in numbers, such as 8 12 2026"))
            return found
        if when < self.today:
            self.add_error("day", _("This day has passed. Write a day to come, or skip this question"))
        found["answer"] = when.isoformat()
        return found


_FORMS: dict[str, type[OneAnswer]] = {
    "choice": Choice,
    "yes_no": Choice,
    "number": Number,
    "year": Year,
    "date": Day,
    "place": Place,
    "country": Country,
    "state": State,
}


def form_for(
    question: Question, country: str, today: Date, data: Any = None, kept: Kept[Any] | None = None
) -> OneAnswer:
    """The form of a question, with what was sent or with the answer that is kept."""
    form = _FORMS.get(question.kind, OneAnswer)
    return form(question, country, today, data, initial=_initial(question, kept.value) if kept else {})


def _initial(question: Question, value: Any) -> dict[str, Any]:
    if value is None:
        return {"answer": UNKNOWN} if question.kind in ("choice", "yes_no") else {}
    if question.kind == "date":
        year, month, day = str(value).split("-")
        return {"day": int(day), "month": int(month), "year": year}
    if isinstance(value, bool):
        return {"answer": "yes" if value else "no"}
    return {"answer": value}
