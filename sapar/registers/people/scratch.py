"""A register thrown away after use: records of a file, in a database of their own, searched by the product's own code.

The rows are written with plain ``sqlite3``. No guard, trail or key watches over them, because nothing here is
anybody's record: the folder is gone when the command ends. Dates that are none, and names without a letter, are taken
as not stated.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from sapar.foundation.clock import now
from sapar.registers.people.linkage.records import Record

PEOPLE_AT_ONCE = 20_000
FIRST = 1  # primary key
TABLES = ("people_person", "people_nametoken", "people_namepair", "people_nameword", "people_namevariant")
DATABASE_FILE = "sapar.sqlite3"


def prepare(folder: Path) -> None:
    """Make an empty register in ``folder``. Django must not have been set up yet."""
    os.environ["SAPAR_VAR"] = str(folder)
    os.environ.pop("DATABASE_URL", None)
    import django
    from django.core.management import call_command
    from django.db import connections

    django.setup()
    from sapar.foundation.privacy.keyring import make_missing

    make_missing()
    call_command("migrate", interactive=False, verbosity=0)
    connections.close_all()  # so that the file can be filled without a journal


def fill(folder: Path, records: Sequence[Record]) -> None:
    """Put records into the register; their primary keys follow their order, from ``FIRST``."""
    with sqlite3.connect(folder / DATABASE_FILE) as database:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000"):
            database.execute(f"PRAGMA {pragma}")
        indexes = _without_indexes(database)
        _key(database)
        for first in range(0, len(records), PEOPLE_AT_ONCE):
            _insert(database, records[first : first + PEOPLE_AT_ONCE], first + FIRST)
        for index in indexes:
            database.execute(index)
        database.execute("ANALYZE")


def _without_indexes(database: sqlite3.Connection) -> list[str]:
    """Drop the indexes of the tables to be filled; return how to make them: faster once the rows are there."""
    found = database.execute(
        f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN {TABLES}"  # noqa: S608
    ).fetchall()
    for name, _sql in found:
        database.execute(f'DROP INDEX "{name}"')
    return [sql for _name, sql in found]


def _key(database: sqlite3.Connection) -> None:
    database.execute("INSERT INTO privacy_datakey (id, wrapped) VALUES (1, '')")


def _insert(database: sqlite3.Connection, records: Sequence[Record], first: int) -> None:
    from sapar.registers.people.names import index_rows

    people = [_person(record, pk) for pk, record in enumerate(records, start=first)]
    _write(database, "people_person", (_columns(person) for person in people))
    for table, its_rows in index_rows(people).items():
        _write(database, f"people_{table.lower()}", its_rows)


def _person(record: Record, pk: int) -> Any:
    from sapar.registers.people.models import Person
    from sapar.registers.people.names import set_search_key

    person = Person(
        pk=pk, ref=f"{pk:09}", key_id=1, office_id=1, registered_on=now().date(), sex="", citizenship="",
        family_name=record.surname, given_name=record.given, patronymic=record.patronymic,
        born_on=day_of(record.birth_date),
    )  # fmt: skip
    set_search_key(person)
    return person


def day_of(text: str) -> date | None:
    """Return the date of a text such as 1990-05-01; None where there is none, or it is no date at all."""
    with suppress(ValueError):
        return date.fromisoformat(text)
    return None


def _columns(person: Any) -> dict[str, Any]:
    return {
        field.column: str(value) if isinstance(value, date) else value
        for field in person._meta.concrete_fields
        if (value := getattr(person, field.attname)) is not None
    }


def _write(database: sqlite3.Connection, table: str, rows: Iterable[dict[str, Any]]) -> None:
    """Insert rows that all have the columns of the table or fewer."""
    columns = [
        row[1] for row in database.execute(f"PRAGMA table_info({table})") if row[1] != "id" or table == TABLES[0]
    ]
    marks = ", ".join("?" * len(columns))
    values: Iterator[tuple[Any, ...]] = (tuple(row.get(column) for column in columns) for row in rows)
    database.executemany(
        f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) VALUES ({marks})",  # noqa: S608
        values,
    )
