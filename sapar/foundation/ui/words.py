"""Sentences with values in them: the message is translated first, then ``{name}`` is filled in."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from django.utils.text import format_lazy

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words: TypeAlias = str | _StrPromise
else:
    Words = str


def say(message: Words, **values: object) -> Words:
    """Fill the ``{name}`` places of a message when it is shown. Dates are written 31.12.2026 in every language."""
    return format_lazy(message, **{name: _written(value) for name, value in values.items()})


def _written(value: object) -> object:
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else value


def in_threes(digits: str) -> str:
    """Write digits as people read them aloud: 482173065 becomes 482-173-065."""
    return "-".join(digits[i : i + 3] for i in range(0, len(digits), 3))
