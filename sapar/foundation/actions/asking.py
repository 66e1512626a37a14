"""What an action asks: its parameters, read from its signature.

One signature makes the form on the page, the schema of the API and the check of a background task. A parameter is
annotated with its type and, where the type does not say enough, with an :class:`Ask`::

    def suspend_permit(permit, *, by, on, ground: Annotated[str, Ask(_("Ground"), lines=4)], until: date) -> Done: ...
"""

import inspect
import types
from base64 import b64decode
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from sapar.foundation.files.inspecting import inspected
from sapar.foundation.files.uploads import Upload
from sapar.foundation.money import Money
from sapar.foundation.privacy.classes import P1, P2, DataClass

REQUIRED = inspect.Parameter.empty
SHORT_TEXT = 200


@dataclass(frozen=True)
class Ask:
    """How a parameter is asked. ``who_sees`` is said beside the field; ``data_class`` defaults to P2 for text."""

    label: Any = ""
    hint: Any = ""
    lines: int = 1
    max_length: int = SHORT_TEXT
    data_class: DataClass | None = None
    who_sees: Any = ""
    choices: Callable[[], Any] | None = None  # for text out of a list that is data (countries, occupations)
    as_it_stands: bool = False  # a fresh form shows what the record says now
    suggest: str = ""  # for a list too long to show: the name of the URL that suggests while one types
    check: Callable[[Any], None] | None = None  # raises ValidationError


@dataclass(frozen=True)
class Parameter:
    """One thing an action asks."""

    name: str
    type: Any
    ask: Ask
    required: bool
    default: Any = None

    @property
    def data_class(self) -> DataClass:
        """Return the class of the answer: what people write in their own words is at least P2."""
        return self.ask.data_class if self.ask.data_class is not None else P2 if self.type is str else P1

    @property
    def choices(self) -> type[models.TextChoices] | None:
        """Return the choices this parameter is limited to, if its type is a set of choices."""
        return self.type if isinstance(self.type, type) and issubclass(self.type, models.TextChoices) else None

    @property
    def record(self) -> Any:
        """Return the model, if the answer names another record by its reference."""
        return self.type if isinstance(self.type, type) and issubclass(self.type, models.Model) else None

    def checked(self, value: Any) -> Any:
        """Return ``value`` in the parameter's type.

        Raises:
            ValidationError: a sentence that says what to mend.
        """
        if value in (None, ""):
            if self.required:
                raise ValidationError(_("Fill in: {field}").format(field=self.ask.label or self.name), code="required")
            return self.default
        value = self._typed(value)
        if isinstance(value, str) and len(value) > self.ask.max_length and not self.choices:
            raise ValidationError(_("Write at most {limit} characters").format(limit=self.ask.max_length), code="long")
        if self.ask.check:
            self.ask.check(value)
        return value

    def _typed(self, value: Any) -> Any:
        if isinstance(value, self.type):
            return value
        if self.choices and value not in self.choices.values:
            raise ValidationError(_("Choose one answer"), code="choice")
        try:
            return _PARSERS.get(self.type, self.type)(value)
        except (ValueError, ArithmeticError, TypeError) as error:
            raise ValidationError(_SENTENCES.get(self.type, _("Choose one answer")), code="type") from error


_PARSERS: dict[Any, Callable[[Any], Any]] = {
    date: lambda value: date.fromisoformat(str(value)),
    Decimal: lambda value: Decimal(str(value)),
    Upload: lambda value: inspected(b64decode(str(value["content"]), validate=True), str(value["name"])),
    Money: lambda value: Money(Decimal(str(value["amount"])), str(value["currency"])),
}
_SENTENCES: dict[Any, Any] = {
    date: _("Write the date like 31.12.2026"),
    int: _("Write a number, for example 45000"),
    Decimal: _("Write a number, for example 45000"),
    Money: _("Write a number, for example 45000"),
    Upload: _("This file cannot be opened. Take the photo again, or save the PDF anew"),
}


def parameters_of(body: Callable[..., Any]) -> dict[str, Parameter]:
    """Return what ``body`` asks, in order: its keyword-only parameters but ``by`` and ``on``."""
    hints = get_type_hints(body, include_extras=True)
    asked = [p for p in inspect.signature(body).parameters.values() if p.kind is inspect.Parameter.KEYWORD_ONLY]
    return {p.name: _parameter(p, hints[p.name]) for p in asked if p.name not in ("by", "on")}


def _parameter(parameter: inspect.Parameter, hint: Any) -> Parameter:
    ask = Ask()
    if get_origin(hint) is Annotated:
        hint, *extras = get_args(hint)
        ask = next((extra for extra in extras if isinstance(extra, Ask)), ask)
    if get_origin(hint) in (Union, types.UnionType):
        hint = next(option for option in get_args(hint) if option is not type(None))
        if get_origin(hint) is Annotated:
            hint, *extras = get_args(hint)
            ask = next((extra for extra in extras if isinstance(extra, Ask)), ask)
    if not ask.label:
        ask = replace(ask, label=parameter.name.replace("_", " ").capitalize())
    required = parameter.default is REQUIRED
    return Parameter(parameter.name, hint, ask, required, None if required else parameter.default)
