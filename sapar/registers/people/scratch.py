"""A register thrown away after use: people of a file, in a database of their own, searched by the product's own code.

The rows are written with plain ``sqlite3``. No guard, trail or key watches over them, because nothing here is
anybody's record: the folder is gone when the command ends. Dates that are none, and names without a letter, are taken
as not stated.
"""

import csv
import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from sapar.foundation.clock import now

PEOPLE_AT_ONCE = 20_000
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


def fill(folder: Path, registry: Path) -> list[str]:
    """Put the people of a CSV file (rec_id, surname, given, patronymic, birth_date) into the register.

    Returns:
        the identifiers of the file, in the order of the primary keys, which begin with 1.
    """
    identifiers: list[str] = []
    with sqlite3.connect(folder / DATABASE_FILE) as database, registry.open(encoding="utf-8-sig", newline="") as file:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -400000"):
            database.execute(f"PRAGMA {pragma}")
        indexes = _without_indexes(database)
        _key(database)
        rows = csv.DictReader(file)
        while some := list(islice(rows, PEOPLE_AT_ONCE)):
            _insert(database, some, first=len(identifiers) + 1)
            identifiers += [row["rec_id"] for row in some]
        for index in indexes:
            database.execute(index)
        database.execute("ANALYZE")
    return identifiers


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


def _insert(database: sqlite3.Connection, rows: list[dict[str, str]], first: int) -> None:
    from sapar.registers.people.names import index_rows

    people = [_person(row, pk) for pk, row in enumerate(rows, start=first)]
    _write(database, "people_person", (_columns(person) for person in people))
    for table, its_rows in index_rows(people).items():
        _write(database, f"people_{table.lower()}", its_rows)


def _person(row: dict[str, str], pk: int) -> Any:
    from sapar.registers.people.models import Person
    from sapar.registers.people.names import set_search_key

    person = Person(
        pk=pk, ref=f"{pk:09}", key_id=1, office_id=1, registered_on=now().date(), sex="", citizenship="",
        family_name=row["surname"], given_name=row["given"], patronymic=row["patronymic"], born_on=day_of(row),
    )  # fmt: skip
    set_search_key(person)
    return person


def day_of(row: dict[str, str]) -> date | None:
    """Return the birth date of a row; None where there is none, or no date at all."""
    with suppress(ValueError):
        return date.fromisoformat(row.get("birth_date") or "")
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
