"""The two forms of registering: for a clerk, and for oneself. Both are the form of the one action."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from sapar.classifications import codes
from sapar.foundation.accounts.actions import Language
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.doors.forms import ActionForm
from sapar.foundation.languages.texts import readers_language
from sapar.foundation.ui.fields import PhoneField
from sapar.foundation.ui.forms import FilterForm
from sapar.registers.people.actions import register_person
from sapar.registers.people.models import DocumentKind


class RegisterForm(ActionForm):
    """What a clerk asks, the identity first: with it the clerk sees who may be the same person."""

    identity: ClassVar[list[str]] = ["family_name", "given_name", "patronymic", "born_on"]
    left_out: ClassVar[set[str]] = {"not_the_same"}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(register_person, *args, **options)
        for name in self.left_out:
            del self.fields[name]
        self.fields["phone"] = PhoneField(label=_("Phone"), help_text=self.fields["phone"].help_text, required=False)
        for name, choices in (("language", Language.choices), ("document_kind", DocumentKind.choices)):
            if name in self.fields:
                self.fields[name] = forms.ChoiceField(
                    label=self.fields[name].label, choices=choices, initial=self.fields[name].initial
                )
        if "citizenship" in self.fields:
            self.fields["citizenship"].initial = codes.country("KG").name(readers_language())
        self.order_fields([*self.identity, *self.fields])

    @property
    def identity_fields(self) -> list[Any]:
        """Return the fields that tell who somebody is."""
        return [self[name] for name in self.identity]

    @property
    def other_fields(self) -> list[Any]:
        """Return the rest, without the hidden ones."""
        return [field for field in self.visible_fields() if field.name not in self.identity]


class RegisterMyselfForm(RegisterForm):
    """What somebody is asked who registers themself: two minutes on a phone."""

    who_sees: ClassVar[Mapping[str, Any]] = {"family_name": _("You, state offices and the post in the country of work")}
    left_out: ClassVar[set[str]] = {
        "not_the_same", "with_account", "document_kind", "document_number", "citizenship", "sex", "personal_number",
    }  # fmt: skip

    def __init__(self, *args: Any, by: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["phone"].help_text = _("You sign in with it. With country code: +996 555 123 456")
        self.fields["email"].help_text = _("If you have no phone: you sign in with it")
        self.initial.setdefault("language", readers_language())
        if by.account:
            self.initial.update({"phone": by.account.phone, "email": by.account.email})


class SearchForm(FilterForm):
    """One box for everything. It finds while one types; without JavaScript, on Enter."""

    q = forms.CharField(label=_("Name, date of birth or document number"), max_length=200)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["q"].widget.attrs |= {
            "autocomplete": "off", "autofocus": True, "hx-get": "?", "hx-trigger": "input changed delay:300ms",
            "hx-target": "#results", "hx-select": "#results", "hx-swap": "outerHTML",
        }  # fmt: skip
