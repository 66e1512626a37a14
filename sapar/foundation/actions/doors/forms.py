"""The form of an action, made from what it asks."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from sapar.foundation.actions.asking import Ask, Parameter
from sapar.foundation.actions.errors import ActionError, NotVisible, Refused
from sapar.foundation.actions.wrapper import Action
from sapar.foundation.files.fields import UploadField
from sapar.foundation.files.uploads import Upload
from sapar.foundation.money import Money
from sapar.foundation.ui.forms import AmountField, DateTextField, MoneyField, PlainForm, ReferenceField, SuggestInput

TOKEN_BYTES = 16


class ActionForm(PlainForm):
    """A form that holds the answers to an action, the token that makes it act once, and the version it shows."""

    token = forms.CharField(widget=forms.HiddenInput, max_length=64)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, action: Action, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.action = action
        for name, parameter in action.parameters.items():
            self.fields[name] = field_for(parameter)
        self.initial.setdefault("token", secrets.token_hex(TOKEN_BYTES))

    @property
    def answers(self) -> dict[str, Any]:
        """Return the cleaned answers, without token and version."""
        return {name: value for name, value in self.cleaned_data.items() if name in self.action.parameters}

    def refuse(self, error: ValidationError) -> None:
        """Show what the action found to mend, beside the fields it concerns."""
        if not hasattr(error, "error_dict"):
            self.add_error(None, error)
            return
        for name, problems in error.error_dict.items():
            self.add_error(name if name in self.fields else None, problems)


class Refusing(Protocol):
    """A form that can show beside its fields what an action found to mend."""

    def refuse(self, error: ValidationError) -> None:
        """Show it."""

    def add_error(self, field: str | None, error: Any) -> None:
        """Show one sentence beside a field, or above them all."""


@contextmanager
def mending(form: Refusing) -> Iterator[None]:
    """Let the form show what an action in the block found to mend, or why it did not happen.

    Whoever may not do it at all sees a page of its own; that another person must decide is said on the form.
    """
    try:
        yield
    except ValidationError as error:
        form.refuse(error)
    except ActionError as error:
        if type(error) in (Refused, NotVisible):
            raise
        form.add_error(None, str(error))


def field_for(parameter: Parameter) -> forms.Field:
    """Return the form field for one parameter. ``who_sees`` goes into the field's template beside the hint."""
    common: dict[str, Any] = {
        "label": parameter.ask.label,
        "help_text": parameter.ask.hint,
        "required": parameter.required,
        "initial": parameter.default,
    }
    if parameter.choices or parameter.ask.choices:
        field = _choice_field(parameter, common)
    elif parameter.record:
        field = ReferenceField(**common)
    else:
        field = _MAKERS.get(parameter.type, _text_field)(parameter, common)
    field.who_sees = parameter.ask.who_sees  # type: ignore[attr-defined]
    if parameter.ask.check:
        field.validators.append(parameter.ask.check)
    return field


def _choice_field(parameter: Parameter, common: dict[str, Any]) -> forms.Field:
    offered = parameter.ask.choices() if parameter.ask.choices else parameter.choices.choices  # type: ignore[union-attr]
    says_so = any(code == "" for code, _words in offered)
    empty = [] if parameter.required or says_so else [("", _("I don't know"))]
    return forms.ChoiceField(choices=[*offered, *empty], **common)


def _text_field(parameter: Parameter, common: dict[str, Any]) -> forms.Field:
    return forms.CharField(max_length=parameter.ask.max_length, widget=_text_widget(parameter.ask), **common)


def _text_widget(ask: Ask) -> forms.Widget:
    if ask.suggest:
        return SuggestInput(reverse_lazy(ask.suggest))
    return forms.Textarea({"rows": ask.lines}) if ask.lines > 1 else forms.TextInput()


def _yes_no(parameter: Parameter, common: dict[str, Any]) -> forms.Field:
    answers = [("yes", _("Yes")), ("no", _("No"))]
    return forms.TypedChoiceField(choices=answers, coerce=lambda answer: answer == "yes", empty_value=None, **common)


_MAKERS: dict[Any, Callable[[Parameter, dict[str, Any]], forms.Field]] = {
    bool: _yes_no,
    date: lambda parameter, common: DateTextField(**common),
    int: lambda parameter, common: forms.IntegerField(**common),
    Decimal: lambda parameter, common: AmountField(**common),
    Money: lambda parameter, common: MoneyField(**common),
    Upload: lambda parameter, common: UploadField(**common),
}
