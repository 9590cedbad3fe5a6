"""Forms on how sure a person is, what matters to them, and the ways that are open."""

from datetime import date as Date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from consilium.outcomes import ASKED, IDEAS, VALUES, Confidence, Way
from consilium.outcomes.values import MOST_WAYS

OWN = "own"


class HowSure(forms.Form):
    """The four ideas, yes or no."""

    def __init__(self, data: Any = None, *, kept: Confidence | None = None) -> None:
        super().__init__(data)
        for idea in IDEAS:
            self.fields[idea] = forms.ChoiceField(
                label=_(ASKED[idea]),
                choices=[("yes", gettext_lazy("Yes")), ("no", gettext_lazy("No"))],
                initial=("yes" if idea in kept.yes else "no") if kept else None,
                error_messages=dict.fromkeys(
                    ("required", "invalid_choice"), gettext_lazy("Choose yes or no. If in doubt, choose no")
                ),
            )

    def answer(self, day: Date) -> Confidence:
        """What was answered, with the day."""
        return Confidence(day, tuple(idea for idea in IDEAS if self.cleaned_data[idea] == "yes"))


class Matters(forms.Form):
    """What matters, and what counts most."""

    matters = forms.MultipleChoiceField(label=gettext_lazy("What matters to you?"), required=False)
    own = forms.CharField(
        label=gettext_lazy("Something else, in your own words"),
        required=False,
        max_length=300,
    )
    most = forms.ChoiceField(label=gettext_lazy("Which one counts most?"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["matters"].choices = [(key, _(words)) for key, words in VALUES.items()]  # type: ignore[attr-defined]
        own = (OWN, _("What I wrote in my own words"))
        none = ("", _("I cannot say yet"))
        self.fields["most"].choices = [none, *self.fields["matters"].choices, own]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Something matters, and what counts most is among it."""
        found = super().clean() or {}
        if "matters" in found and not found["matters"] and not found.get("own"):
            self.add_error("matters", _("Mark what matters to you, or write it in your own words"))
        most = found.get("most")
        if most and most not in found.get("matters", ()) and not (most == OWN and found.get("own")):
            self.add_error("most", _("Mark above what counts most, too"))
        return found


class Ways(forms.Form):
    """The ways that are open, the same three fields for each."""

    def __init__(self, data: Any = None, *, known: tuple[Way, ...] = ()) -> None:
        super().__init__(data)
        for number in range(1, MOST_WAYS + 1):
            way = known[number - 1] if number <= len(known) else Way("")
            for part, label, longest in (
                ("name", _("What it is called"), 80),
                ("good", _("What is good about it"), 500),
                ("hard", _("What is hard about it"), 500),
            ):
                self.fields[f"{part}{number}"] = forms.CharField(
                    label=label, required=False, max_length=longest, initial=getattr(way, part)
                )

    def clean(self) -> dict[str, Any]:
        """Each way has a name, and there is one at least."""
        found = super().clean() or {}
        for number in range(1, MOST_WAYS + 1):
            told = found.get(f"good{number}") or found.get(f"hard{number}")
            if told and not found.get(f"name{number}"):
                self.add_error(f"name{number}", _("Write what this way is called"))
        if not any(found.get(f"name{number}") for number in range(1, MOST_WAYS + 1)) and not self.errors:
            self.add_error("name1", _("Write at least one way"))
        return found

    def answer(self) -> tuple[Way, ...]:
        """The ways that have a name."""
        said = self.cleaned_data
        made = (Way(said[f"name{n}"], said[f"good{n}"], said[f"hard{n}"]) for n in range(1, MOST_WAYS + 1))
        return tuple(way for way in made if way.name)

    def groups(self) -> list[tuple[int, list[forms.BoundField]]]:
        """The fields of each way."""
        return [(n, [self[f"{part}{n}"] for part in ("name", "good", "hard")]) for n in range(1, MOST_WAYS + 1)]
