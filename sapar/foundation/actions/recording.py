"""What an action wrote, row by row, before and after.

The recorder lives from the start of an action's body to its audit event. Every guarded write goes through it, so that
an event can never hold less than what happened. Values from P2 on are sealed under the key of the row's owner.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from functools import cache
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


class BatchRecorder(Recorder):
    """Counts what a batch action writes and digests it, instead of keeping every row.

    The digest is a chain: SHA-256 over the digest so far and every row since, in the order of writing. Stopped between
    two steps and taken up again, it comes out the same.
    """

    def __init__(self, digest: str) -> None:
        super().__init__()
        self.count = 0
        self._chain = hashlib.sha256(digest.encode())

    @property
    def digest(self) -> str:
        """Return the digest of all rows so far; that of nothing is the one it began with."""
        return self._chain.hexdigest()

    def wrote(self, row: "Guarded", before: Row | None, after: Row | None) -> None:
        """Count one row and digest what became of it."""
        self._add(f"{row._meta.label_lower}:{row.pk}", canonical([before, after]))

    def wrote_many(self, rows: "Iterable[Guarded]") -> None:
        """Count rows that are new, and digest them as they stand in the database."""
        for row in rows:
            values = row.__dict__
            stated = "\x1f".join(str(values[name]) for name in _columns(type(row)))
            self._add(f"{row._meta.label_lower}:{row.pk}", stated)

    def changed_many(self, model: "type[models.Model]", keys: Iterable[int], what: str) -> None:
        """Count rows that are changed alike or gone, and digest which and how."""
        for key in keys:
            self._add(f"{model._meta.label_lower}:{key}", what)

    def _add(self, name: str, what: str) -> None:
        self.count += 1
        self._chain.update(f"{name}\x1f{what}\n".encode())


def current() -> Recorder | None:
    """Return the recorder of the running action, or None outside any."""
    return _current.get()


@contextmanager
def recording() -> Iterator[Recorder]:
    """Collect what is written in the block."""
    with _by(Recorder()) as recorder:
        yield recorder


@contextmanager
def recording_in_bulk(digest: str) -> Iterator[BatchRecorder]:
    """Count and digest what is written in the block. Foundation only: a batch begins and ends with an action."""
    recorder = BatchRecorder(digest)
    with _by(recorder):
        yield recorder


@contextmanager
def _by(recorder: Recorder) -> Iterator[Recorder]:
    token = _current.set(recorder)
    try:
        yield recorder
    finally:
        _current.reset(token)


@contextmanager
def set_aside() -> Iterator[None]:
    """Record nothing in the block: the event and the messages of an action inside another are not the other's rows."""
    token = _current.set(None)
    try:
        yield
    finally:
        _current.reset(token)


def snapshot(row: "Guarded") -> Row:
    """Return the columns of ``row`` as they are in Python, for comparing later; columns not loaded are left out."""
    values = row.__dict__
    return {
        name: as_json(values[name]) if isinstance(values[name], dict | list) else values[name]
        for name in _columns(type(row))
        if name in values
    }


def changed_fields(row: "Guarded", loaded: Row | None) -> set[str]:
    """Return the names of the fields that differ from the snapshot ``loaded``; all of them where there is none."""
    now, fields = snapshot(row), _columns(type(row))
    before: Row = {} if loaded is None else loaded
    return {fields[column].name for column in now if column not in before or now[column] != before[column]}


def column_values(row: "Guarded", loaded: Row | None = None) -> Row:
    """Return the columns of ``row`` (or its snapshot) as they stand in the database, as JSON values."""
    fields = _columns(type(row))
    values = snapshot(row) if loaded is None else loaded
    return {column: as_json(_stored(fields[column], value)) for column, value in values.items()}


@cache
def _columns(model: "type[Guarded]") -> "dict[str, models.Field[Any, Any]]":
    return {field.attname: field for field in model._meta.concrete_fields}


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
