"""Pages of a list by key: the next page starts after the last row shown, so page 10,000 costs what page 1 does.

The key is a tuple of columns without NULLs that ends in a unique one. Links carry the key of a border row and the
number of the first row, which is what "Showing 26 to 50" says; nobody counts the table.
"""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from typing import ClassVar, Generic, TypeVar
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from sapar.foundation.ui.components import Component
from sapar.foundation.ui.words import Words, say

SIZE = 25
AFTER, BEFORE, AT = "after", "before", "at"
M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Paging(Component):
    """The links to the next and previous page."""

    template_name: ClassVar[str] = "ui/parts/paging.html"
    next_url: str = ""
    previous_url: str = ""


@dataclass(frozen=True)
class KeyPage(Generic[M]):
    """One page of rows. ``first`` is the number of its first row, from 1."""

    rows: list[M]
    first: int = 1
    paging: Paging = Paging()

    @property
    def count_words(self) -> Words:
        """Say which rows are shown, and whether there are more."""
        if not self.rows:
            return ""
        last = self.first + len(self.rows) - 1
        message = _("Showing {first} to {last}; more") if self.paging.next_url else _("Showing {first} to {last}")
        return say(message, first=self.first, last=last)


def page_by_key(rows: QuerySet[M], *, request: HttpRequest, key: Sequence[str], size: int = SIZE) -> KeyPage[M]:
    """Return the page of ``rows`` that ``request`` asks for, ordered by ``key`` ("-" before a column: descending).

    A link that no longer makes sense (edited by hand, another list) gives the first page.
    """
    try:
        return _page(rows, request, key, size, back=BEFORE in request.GET)
    except (ValueError, TypeError, ValidationError, binascii.Error):
        return _page(rows, request, key, size, back=False, start=True)


def _page(
    rows: QuerySet[M], request: HttpRequest, key: Sequence[str], size: int, *, back: bool, start: bool = False
) -> KeyPage[M]:
    token = "" if start else request.GET.get(BEFORE if back else AFTER, "")
    order = [_reversed(column) for column in key] if back else list(key)
    asked = rows.filter(_beyond(order, _read(token, len(key)))) if token else rows
    found = list(asked.order_by(*order)[: size + 1])
    more, shown = len(found) > size, found[:size]
    if back:
        shown.reverse()
    first = _number(request.GET.get(AT, "")) if token else 1
    if back and not more:
        first = 1
    has_next, has_previous = (bool(shown), more) if back else (more, bool(token) and first > 1)
    return KeyPage(
        shown,
        first,
        Paging(
            next_url=_url(request, AFTER, shown[-1], key, first + len(shown)) if has_next and shown else "",
            previous_url=_url(request, BEFORE, shown[0], key, max(1, first - size)) if has_previous and shown else "",
        ),
    )


def _reversed(column: str) -> str:
    return column.removeprefix("-") if column.startswith("-") else f"-{column}"


def _beyond(order: Sequence[str], values: Sequence[object]) -> Q:
    """Return the rows after a key: a beyond, or a equal and b beyond, and so on."""
    names = [column.removeprefix("-") for column in order]
    equal = [Q(**{name: value}) for name, value in zip(names, values, strict=True)]
    beyond = [
        Q(**{f"{name}__{'lt' if column.startswith('-') else 'gt'}": value})
        for column, name, value in zip(order, names, values, strict=True)
    ]
    alternatives = [reduce(Q.__and__, [*equal[:depth], beyond[depth]]) for depth in range(len(order))]
    return reduce(Q.__or__, alternatives)


def _read(token: str, length: int) -> list[object]:
    values = json.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
    if not isinstance(values, list) or len(values) != length:
        raise ValueError("a key of another list")
    return values


def _number(text: str) -> int:
    return max(1, int(text or 1))


def _url(request: HttpRequest, name: str, row: Model, key: Sequence[str], at: int) -> str:
    values = [_value(row, column.removeprefix("-")) for column in key]
    token = base64.urlsafe_b64encode(json.dumps(values, default=_exactly).encode()).decode().rstrip("=")
    kept = [(k, v) for k, values in request.GET.lists() for v in values if k not in (AFTER, BEFORE, AT)]
    return "?" + urlencode([*kept, (name, token), (AT, str(at))])


def _exactly(value: object) -> str:
    """Write a date or time with its microseconds, which Django's own encoder would cut off."""
    return value.isoformat() if isinstance(value, date) else str(value)


def _value(row: Model, path: str) -> object:
    value: object = row
    for part in path.split("__"):
        value = getattr(value, part)
    return value
