"""The second lock: the database refuses to change or remove rows of the trail, whoever asks.

On SQLite an ``INSERT OR REPLACE`` would replace a row without firing the delete trigger, so inserting an id that
exists is refused too. SQLite drops triggers when a migration rebuilds a table: they are installed again after every
migrate, and ``audit verify`` checks that they are there.
"""

from typing import Any

from django.apps import apps
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

REFUSAL = "the audit trail is append-only"


def append_only_tables() -> list[str]:
    """Return the tables that only grow."""
    return sorted(m._meta.db_table for m in apps.get_models() if getattr(m, "APPEND_ONLY", False))


def _sqlite(table: str) -> list[str]:
    refuse = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    statements = [
        f'CREATE TRIGGER IF NOT EXISTS "{table}_no_{verb.lower()}" BEFORE {verb} ON "{table}" {refuse}'
        for verb in ("UPDATE", "DELETE")
    ]
    taken = f'WHEN EXISTS (SELECT 1 FROM "{table}" WHERE id = NEW.id)'  # noqa: S608 - our own table names
    return [
        *statements,
        f'CREATE TRIGGER IF NOT EXISTS "{table}_no_replace" BEFORE INSERT ON "{table}" {taken} {refuse}',
    ]


def _postgresql(table: str) -> list[str]:
    return [
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$",
        f'CREATE OR REPLACE TRIGGER "{table}_no_change" BEFORE UPDATE OR DELETE ON "{table}" '
        "FOR EACH ROW EXECUTE FUNCTION refuse_change()",
        f'CREATE OR REPLACE TRIGGER "{table}_no_truncate" BEFORE TRUNCATE ON "{table}" '
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()",
    ]


_WRITERS = {"sqlite": _sqlite, "postgresql": _postgresql}
_NAMES = {"sqlite": ("no_update", "no_delete", "no_replace"), "postgresql": ("no_change", "no_truncate")}


def install(using: str = "default", **_: Any) -> None:
    """Install every trigger whose table exists (signal ``post_migrate``)."""
    connection = connections[using]
    existing = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table in append_only_tables():
            for statement in _WRITERS[connection.vendor](table) if table in existing else ():
                cursor.execute(statement)


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Return the names of triggers that should be there and are not, or are switched off."""
    query = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')",
    }
    with connection.cursor() as cursor:
        cursor.execute(query[connection.vendor])
        there = {row[0] for row in cursor.fetchall()}
    wanted = [f"{table}_{name}" for table in append_only_tables() for name in _NAMES[connection.vendor]]
    return [name for name in wanted if name not in there]
