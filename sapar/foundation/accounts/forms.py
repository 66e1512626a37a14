"""The forms of signing in: one question a page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.contacts import normalised
from sapar.foundation.accounts.standings import Standing
from sapar.foundation.ui.forms import PlainForm
from sapar.foundation.ui.words import say

SENT = _("If Sapar knows this contact, a code is on its way: {contact}. Minutes it works: {n}")


class ContactForm(PlainForm):
    """Which phone or e-mail address the code goes to."""

    question = "contact"

    contact = forms.CharField(
        label=_("Phone or e-mail"),
        help_text=_("We send a code there. There is no password"),
        max_length=254,
        widget=forms.TextInput({"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )

    def clean_contact(self) -> str:
        """Return it in the one form in which contacts are kept."""
        return normalised(self.cleaned_data["contact"])


class CodeForm(PlainForm):
    """The code that came."""

    question = "code"

    code = forms.CharField(
        label=_("Code from the message"),
        max_length=20,
        widget=forms.TextInput({"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )

    def __init__(self, to: str, minutes: int, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["code"].help_text = say(SENT, contact=to, n=minutes)


class ActingForm(PlainForm):
    """In which role and for which organisation a member acts."""

    question = "standing"

    standing = forms.ChoiceField(label=_("In which role do you act now?"))

    def __init__(self, standings: list[Standing], *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(choice_of(each), f"{each.role_name}, {each.organisation_name}") for each in standings]
        self.fields["standing"].choices = choices  # type: ignore[attr-defined]


def choice_of(standing: Standing) -> str:
    """Return how a standing is named in the session: ``role@reference``."""
    return f"{standing.role}@{standing.organisation_ref}"
