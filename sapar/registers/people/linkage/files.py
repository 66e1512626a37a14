"""Records from a file of comma-separated values, and pairs into one."""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TypeVar

from sapar.registers.people.linkage.records import Record

Read = TypeVar("Read")
COLUMNS = [field.name for field in fields(Record)]


class FileRefused(ValueError):
    """A file that cannot be read as records; says what to mend."""


@dataclass(frozen=True)
class Query:
    """A search to make: a typed name, with the birth date or only its year where one is known."""

    qid: str
    text: str
    birth_date: str = ""
    birth_year: str = ""


def read_records(path: Path, id_column: str = "rec_id") -> list[Record]:
    """Read records. Only the id is required; columns that are missing are empty, others are passed over."""
    return _read(path, lambda rows: _records(path, rows, id_column))


def read_queries(path: Path) -> list[Query]:
    """Read searches: qid and text are required."""
    return _read(path, lambda rows: [Query(*values) for values in _cells(path, rows, ("qid", "text"))])


def _cells(path: Path, rows: "csv.DictReader[str]", required: Sequence[str]) -> Iterator[tuple[str, ...]]:
    if missing := [column for column in required if column not in (rows.fieldnames or [])]:
        raise FileRefused(f"{path} has no column {', '.join(missing)}. Name it so in the first line.")
    return (tuple(row.get(field.name) or "" for field in fields(Query)) for row in rows)


def _read(path: Path, read: Callable[["csv.DictReader[str]"], list[Read]]) -> list[Read]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return read(csv.DictReader(file))
    except OSError as error:
        raise FileRefused(f"{path}: {error.strerror or error}.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise FileRefused(f"{path} is not a file of comma-separated values in UTF-8: {error}.") from error


def _records(path: Path, rows: "csv.DictReader[str]", id_column: str) -> list[Record]:
    named = [column for column in COLUMNS[1:] if column in (rows.fieldnames or [])]
    if id_column not in (rows.fieldnames or []):
        raise FileRefused(f"{path} has no column {id_column}. Name the column of the records' ids so.")
    records, seen = [], set()
    for row in rows:
        rec_id = (row[id_column] or "").strip()
        if not rec_id or rec_id in seen:
            raise FileRefused(f"{path}, line {rows.line_num}: {id_column} is {'there twice' if rec_id else 'empty'}.")
        seen.add(rec_id)
        records.append(Record(rec_id, **{column: row[column] or "" for column in named}))
    return records


def write_rows(path: Path, header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Write a file of comma-separated values."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(rows)
