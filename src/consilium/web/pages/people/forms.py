"""Forms on people and passphrases."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

SHORTEST = 8


class NewPerson(forms.Form):
    """Someone else on this computer."""

    name = forms.CharField(
        label=_("What shall we call this person?"),
        help_text=_("A first name is enough. It is shown on the first page of this program."),
        max_length=60,
        error_messages={"required": _("Write a name")},
    )
    passphrase = forms.CharField(
        label=_("A passphrase, if you like"),
        help_text=_(
            "Without one, whoever uses this computer under your name can read what is kept here. "
            "With one, nobody can without it. If you forget it, we cannot open it either."
        ),
        required=False,
        strip=False,
        widget=forms.PasswordInput,
    )
    again = forms.CharField(label=_("The passphrase again"), required=False, strip=False, widget=forms.PasswordInput)

    def clean(self) -> dict[str, Any]:
        """Both passphrases are the same, and long enough."""
        found = super().clean() or {}
        check_passphrase(self, found.get("passphrase", ""), found.get("again", ""))
        return found


class Passphrase(forms.Form):
    """The passphrase of a box."""

    passphrase = forms.CharField(
        label=_("Your passphrase"),
        strip=False,
        widget=forms.PasswordInput,
        error_messages={"required": _("Write your passphrase")},
    )


def check_passphrase(form: forms.Form, passphrase: str, again: str) -> None:
    """Adds what is wrong with a new passphrase to its form."""
    if passphrase and len(passphrase) < SHORTEST:
        form.add_error("passphrase", _("Use at least 8 letters or signs. Three words are good"))
    elif passphrase != again:
        form.add_error("again", _("The two passphrases are not the same. Write them once more"))
