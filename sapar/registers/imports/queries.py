"""Questions about imports, with names."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from json import loads
from typing import Any

from django.db.models import QuerySet

from sapar.foundation.privacy.sealing import ValueErased
from sapar.registers.imports.fields import ALL
from sapar.registers.imports.models import Import, ImportRow, ImportState, Outcome
from sapar.registers.imports.sentences import Finding, sentences_of
from sapar.registers.imports.sheets import SheetRow
from sapar.registers.imports.staging import sheet_of
from sapar.registers.people.models import Person

NOT_WRITTEN = (Outcome.FAULT, Outcome.CLOSE, Outcome.LEFT)  # what the officer gets back, with the reasons


@dataclass(frozen=True)
class RowSaid:
    """One row of an import in words."""

    number: int
    name: str
    born: str
    cells: list[str]
    faults: list[str]
    notes: list[str]
    close: list[tuple[str, str]]  # (number of a record or row, code of the reason)


def rows_with(of_import: Import, *outcomes: str) -> "QuerySet[ImportRow]":
    """Return the rows that came out so, in the order of the file."""
    found: QuerySet[ImportRow] = of_import.rows.filter(outcome__in=outcomes)
    return found.select_related("of_import__key").order_by("number")


def in_words(rows: Iterable[ImportRow]) -> Iterator[RowSaid]:
    """Yield rows in words, in the reader's language."""
    labels = {name: str(field.label) for name, field in ALL.items()}
    for row in rows:
        facts = loads(row.facts)
        undecided = _undecided(row, facts) if row.outcome == Outcome.CLOSE else []
        yield RowSaid(
            row.number, _name(facts["values"]), _day(facts["values"].get("born_on", "")), facts["cells"],
            sentences_of([*facts["faults"], *undecided], labels), sentences_of(facts["notes"], labels),
            [(whom, code) for whom, code in facts["close"]],
        )  # fmt: skip


def _undecided(row: ImportRow, facts: dict[str, Any]) -> list[Finding]:
    """Say of a close match why it is one, while it can be decided; later, that nobody did."""
    if row.of_import.state == ImportState.REVIEW:
        return [[code, "", whom] for whom, code in facts["close"]]
    return [["undecided", "", ""]]


def _name(values: dict[str, Any]) -> str:
    return " ".join(filter(None, (values.get(part, "") for part in ("family_name", "given_name", "patronymic"))))


def _day(value: str) -> str:
    return ".".join(reversed(value.split("-"))) if value else ""


def samples_of(of_import: Import, most: int) -> list[list[str]]:
    """Return the first rows below the headers, to recognise the columns by."""
    try:
        rows: Iterator[SheetRow] = sheet_of(of_import).rows(after=of_import.header_row)
        return [row.cells for row, _number in zip(rows, range(most), strict=False)]
    except ValueErased:
        return []


def people_close_to(rows: Iterable[RowSaid], visible: "QuerySet[Person]") -> dict[str, Person]:
    """Return the people whom these rows may be, those the reader may see, by the numbers of their records."""
    refs = {whom for row in rows for whom, code in row.close if code == "same_name"}
    return {person.ref: person for person in visible.filter(ref__in=refs).select_related("key", "office")}


def percent(of_import: Import) -> int:
    """Return how much of the present work is done, in percent of the rows."""
    done = max(0, of_import.position - of_import.header_row)
    return min(100, done * 100 // of_import.rows_in_file) if of_import.rows_in_file else 0
