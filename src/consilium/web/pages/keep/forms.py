"""Forms on names and passphrases of a box that is open."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from consilium.web.pages.people.forms import check_passphrase


class Name(forms.Form):
    """What a person is called here."""

    name = forms.CharField(
        label=_("What shall we call you?"),
        help_text=_("A first name is enough. It is shown on the first page of this program."),
        max_length=60,
        error_messages={"required": _("Write a name")},
    )


class NewPassphrase(forms.Form):
    """A passphrase, or none."""

    current = forms.CharField(
        label=_("The passphrase that you have now"),
        strip=False,
        widget=forms.PasswordInput,
        error_messages={"required": _("Write the passphrase that you have now")},
    )
    passphrase = forms.CharField(
        label=_("The new passphrase"),
        help_text=_("Three words are good. If you forget it, we cannot open your things either."),
        strip=False,
        widget=forms.PasswordInput,
        error_messages={"required": _("Write a passphrase")},
    )
    again = forms.CharField(
        label=_("The new passphrase again"), required=False, strip=False, widget=forms.PasswordInput
    )

    def __init__(self, data: Any = None, *, has: bool, taken_away: bool = False) -> None:
        super().__init__(data)
        if not has:
            del self.fields["current"]
        self.fields["passphrase"].required = not taken_away

    def clean(self) -> dict[str, Any]:
        """Both new ones are the same, and long enough."""
        found = super().clean() or {}
        if self.fields["passphrase"].required:
            check_passphrase(self, found.get("passphrase", ""), found.get("again", ""))
        return found
