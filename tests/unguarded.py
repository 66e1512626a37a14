"""Standing outside the house: writes without actions. Exists in tests alone."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from sapar.foundation.accounts.models import OpenSession
from sapar.foundation.actions import guard
from sapar.foundation.audit import triggers


@contextmanager
def unguarded() -> Iterator[None]:
    """Lift the guard: what somebody with the database's password could do."""
    guard.lift()
    try:
        yield
    finally:
        guard.stand()


@contextmanager
def without_triggers() -> Iterator[None]:
    """Drop the triggers of the trail for the length of the block: what a database administrator could do."""
    with unguarded():
        drop_triggers()
        try:
            yield
        finally:
            triggers.install()


def end_all_sessions() -> None:
    """Let every session run out."""
    with unguarded():
        OpenSession.objects.all().delete()


def drop_triggers() -> None:
    """Drop every trigger of the append-only tables."""
    names = triggers._NAMES[connection.vendor]
    on_table = connection.vendor == "postgresql"
    with connection.cursor() as cursor:
        for table in triggers.append_only_tables():
            for name in names:
                of = f' ON "{table}"' if on_table else ""
                cursor.execute(f'DROP TRIGGER IF EXISTS "{table}_{name}"{of}')
