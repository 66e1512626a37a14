"""The forms of signing in: one question a page."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts import factors
from sapar.foundation.accounts.contacts import normalised
from sapar.foundation.accounts.securing import PasskeyNotAccepted
from sapar.foundation.accounts.standings import Standing, standing_called
from sapar.foundation.ui.forms import DateTextField, PlainForm
from sapar.foundation.ui.words import say

ONE_TIME = {"autocomplete": "one-time-code", "inputmode": "numeric"}
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
        widget=forms.TextInput(ONE_TIME),
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
        choices = [(standing_called(each), f"{each.role_name}, {each.organisation_name}") for each in standings]
        self.fields["standing"].choices = choices  # type: ignore[attr-defined]


class StepForm(PlainForm):
    """The second step: a code, or what the browser answers with a passkey."""

    question = "code"

    code = forms.CharField(
        label=_("Second step: code from your app or key"),
        help_text=_("Six digits from the app, or one of your recovery codes"),
        max_length=20,
        required=False,
        widget=forms.TextInput(ONE_TIME),
    )
    credential = forms.CharField(required=False, max_length=20_000, widget=forms.HiddenInput)
    marks_optional = False

    def clean(self) -> dict[str, Any]:
        """Ask for one of both."""
        given = super().clean() or {}
        if not given.get("credential") and not given.get("code") and "code" not in self.errors:
            self.add_error("code", ValidationError(_("Write the code from your app"), code="required"))
        return given


class AppForm(PlainForm):
    """The first code that an app shows."""

    code = forms.CharField(
        label=_("Code from the app"),
        help_text=_("Six digits. They change every half minute"),
        max_length=20,
        widget=forms.TextInput(ONE_TIME),
    )


class PasskeyForm(PlainForm):
    """A new passkey: how its holder calls it, and what the browser answers."""

    name = forms.CharField(
        label=_("Name of the passkey"), help_text=_("For example: my phone, the key on my ring"), max_length=60
    )
    credential = forms.CharField(required=False, max_length=20_000, widget=forms.HiddenInput)

    def clean_credential(self) -> str:
        """Take the browser's answer if it belongs to what this page asked."""
        answer: str = self.cleaned_data["credential"]
        if factors.passkey_made(answer) is None:
            raise ValidationError(PasskeyNotAccepted.sentence, code="passkey")
        return answer


class GroupedBoxes(forms.CheckboxSelectMultiple):
    """Many boxes, in groups that fold."""

    template_name = "accounts/grouped_boxes.html"


class TokenForm(PlainForm):
    """What a program is for, what it may do, and until when."""

    name = forms.CharField(
        label=_("What the token is for"), help_text=_("For example: list of orders in our accounting"), max_length=60
    )
    expires = DateTextField(label=_("Works until"), help_text=_("Within a year"))
    scopes = forms.MultipleChoiceField(label=_("What the program may do"), widget=GroupedBoxes)
    token = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def __init__(
        self, groups: Iterable[tuple[str, list[tuple[str, Any]]]], until: date, *args: Any, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.fields["scopes"].choices = list(groups)  # type: ignore[attr-defined]
        self.initial.setdefault("expires", until)
