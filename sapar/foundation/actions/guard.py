"""The guard: the database itself refuses writes that do not come through an action.

A ``save()`` override is bypassed by ``update``, ``bulk_create``, cascades and raw SQL. So every connection carries an
``execute_wrapper`` that looks at each statement: writes to a guarded table pass only while :func:`writing` names that
table, which only :mod:`guarded` (through a recorder) and foundation's own bookkeeping do. While a safe HTTP method is
served nothing may be written at all, but for ``WRITTEN_ON_GET``.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.db import models

# What a GET may write: who was refused, who opened what, and signing in.
WRITTEN_ON_GET = frozenset({"audit_refusal", "reading_reading", "reading_openedrecord", "accounts_opensession"})

_open: ContextVar[frozenset[str]] = ContextVar("guard_open_tables", default=frozenset())
_get: ContextVar[bool] = ContextVar("guard_get", default=False)
_lifted: ContextVar[bool] = ContextVar("guard_lifted", default=False)

_WRITE = re.compile(
    r"(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM|TRUNCATE(?:\s+TABLE)?"
    r"|MERGE\s+INTO|COPY)\s+(?:ONLY\s+)?[\"`\[]?(?:\w+[\"`\]]?\.[\"`\[]?)?(\w+)",
    re.IGNORECASE,
)
_FIRST_WORD = re.compile(r"^[\s(]*(?:/\*.*?\*/\s*|--[^\n]*\n\s*)*(\w+)", re.DOTALL)
_READS = frozenset(
    {"SELECT", "EXPLAIN", "PRAGMA", "SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT", "SET", "SHOW"}
)


class WriteOutsideAction(RuntimeError):
    """Code tried to change a guarded table without an action."""

    def __init__(self, table: str) -> None:
        super().__init__(f"{table} is written by actions only. Put this change into an action of the room.")


class WriteWhileReading(RuntimeError):
    """Code tried to write while a GET was being served."""

    def __init__(self, table: str) -> None:
        super().__init__(f"A GET must not write, but something wrote to {table}. Make it a POST with an action.")


def guarded_tables() -> frozenset[str]:
    """Return the tables that only actions may write."""
    return frozenset(model._meta.db_table for model in apps.get_models() if getattr(model, "GUARDED", False))


@lru_cache(maxsize=4096)  # statements hold no values, so there are not many
def tables_written_by(sql: str) -> frozenset[str]:
    """Return the tables that a statement writes to, empty for one that only reads."""
    first = _FIRST_WORD.match(sql)
    if first and first.group(1).upper() in _READS:
        # A data-changing CTE starts with WITH, never with SELECT; a literal may hold any word.
        return frozenset()
    return frozenset(table.lower() for table in _WRITE.findall(sql)) - {
        "set"
    }  # ON CONFLICT DO UPDATE SET names no table


def watch(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """Let a statement through or refuse it. Installed on every connection (``apps.py``)."""
    if not _lifted.get():
        for table in tables_written_by(str(sql)) - _open.get():
            if _get.get() and table not in WRITTEN_ON_GET and not table.startswith("sqlite_"):
                raise WriteWhileReading(table)
            if table in guarded_tables():
                raise WriteOutsideAction(table)
    return execute(sql, params, many, context)


@contextmanager
def writing(*written: type[models.Model]) -> Iterator[None]:
    """Open the tables of these models for the length of the block. Foundation only (kept by import-linter)."""
    token = _open.set(_open.get() | {model._meta.db_table for model in written})
    try:
        yield
    finally:
        _open.reset(token)


@contextmanager
def reading_only() -> Iterator[None]:
    """Refuse all writes but ``WRITTEN_ON_GET`` for the length of the block."""
    token = _get.set(True)
    try:
        yield
    finally:
        _get.reset(token)


def lift(**_: Any) -> None:
    """Stand aside while migrations run (signal ``pre_migrate``)."""
    _lifted.set(True)


def stand(**_: Any) -> None:
    """Stand again (signal ``post_migrate``)."""
    _lifted.set(False)
