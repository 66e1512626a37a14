"""What an action wrote, row by row, before and after.

The recorder lives from the start of an action's body to its audit event. Every guarded write goes through it, so that
an event can never hold less than what happened. Values from P2 on are sealed under the key of the row's owner.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import models

from sapar.foundation.privacy.classes import P2, SECRET
from sapar.foundation.privacy.sealing import Sealed

if TYPE_CHECKING:
    from sapar.foundation.actions.guarded import Guarded

Row = dict[str, Any]

_current: ContextVar["Recorder | None"] = ContextVar("recorder", default=None)


class Recorder:
    """Collects the rows one action writes. A row written twice keeps its first "before" and its last "after"."""

    def __init__(self) -> None:
        self._rows: dict[str, tuple[Guarded, Row | None, Row | None]] = {}

    def wrote(self, row: "Guarded", before: Row | None, after: Row | None) -> None:
        """Note that ``row`` changed from ``before`` (None: it is new) to ``after`` (None: it is gone)."""
        name = f"{row._meta.label_lower}:{row.pk}"
        first_before = self._rows[name][1] if name in self._rows else before
        self._rows[name] = (row, first_before, after)

    def changes(self) -> tuple[dict[str, Row], dict[str, Row]]:
        """Return (before, after): for each row the columns that differ, personal values sealed."""
        before: dict[str, Row] = {}
        after: dict[str, Row] = {}
        for name, (row, old, new) in self._rows.items():
            changed = [column for column in (new or old or {}) if (old or {}).get(column) != (new or {}).get(column)]
            if old:
                before[name] = sealed_values(row, {column: old[column] for column in changed if column in old})
            if new:
                after[name] = sealed_values(row, {column: new[column] for column in changed})
        return before, after


def current() -> Recorder | None:
    """Return the recorder of the running action, or None outside any."""
    return _current.get()


@contextmanager
def recording() -> Iterator[Recorder]:
    """Collect what is written in the block."""
    recorder = Recorder()
    token = _current.set(recorder)
    try:
        yield recorder
    finally:
        _current.reset(token)


def column_values(row: "Guarded") -> Row:
    """Return the columns of ``row`` as they stand in the database, as JSON values; columns not loaded are left out."""
    return {
        field.attname: as_json(_stored(field, row.__dict__[field.attname]))
        for field in row._meta.concrete_fields
        if field.attname in row.__dict__
    }


def _stored(field: "models.Field[Any, Any]", value: Any) -> Any:
    return value if value is None or isinstance(value, Sealed) else field.get_prep_value(value)


def sealed_values(row: "Guarded", values: Row) -> Row:
    """Return ``values`` with everything personal sealed under the key of the row's owner."""
    classes = row.classes_by_column()
    return {column: _fit_to_write(row, classes.get(column, P2), value) for column, value in values.items()}


def _fit_to_write(row: "Guarded", data_class: int, value: Any) -> Any:
    if data_class == SECRET:
        return "secret" if value else value
    return value if data_class < P2 else seal_for(row, value)


def seal_for(row: "Guarded", value: Any) -> Any:
    """Seal a value under the key of the row's owner; rows of nobody (offices, keys) stay plain."""
    if value in (None, "") or isinstance(value, Sealed):
        return value
    key = row.data_key()
    return value if key is None else key.seal(value if isinstance(value, str) else canonical(value))


def canonical(value: Any) -> str:
    """Write ``value`` as canonical JSON: sorted keys, no spaces, UTF-8 letters as they are."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def as_json(value: Any) -> Any:
    """Return ``value`` as something canonical JSON can hold. Dates are ISO 8601, decimals and the rest are text."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): as_json(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [as_json(item) for item in value]
    return str(value)
