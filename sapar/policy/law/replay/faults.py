"""Faults of a file of contracts, cell by cell: what the form of a single contract refuses, no row may hold.

A fault is told with its row (as a spreadsheet counts: in CSV the names of the columns are row 1), its column, what
stands there and what to write. A file is refused with its first faults; rows with faults may also be left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from sapar.policy.law.facts import DAY, FACTS, MONEY, NUMBERS, RATES, TEXT, TEXTS, YES_NO
from sapar.policy.law.form import LARGEST_NUMBER, InputRefused

MOST_TOLD = 10
SPAN_LIST = "STRUCT(since DATE, until DATE, amount DECIMAL(28,4))[]"
KINDS: Mapping[str, str] = {fact.name: fact.type for fact in FACTS} | {"wage_amount": MONEY, "pay_spans": SPAN_LIST}
CHOICES: Mapping[str, tuple[str, ...]] = {fact.name: fact.choices for fact in FACTS if fact.choices}
# What a Parquet column of each kind may be. Text is read as CSV is, whatever is expected.
_NUMERIC = r"U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL\(.*\)|FLOAT|DOUBLE"
_FITTING: Mapping[str, tuple[str, str]] = {
    MONEY: (_NUMERIC, "a number"),
    DAY: (r"DATE|TIMESTAMP.*", "a day"),
    YES_NO: ("BOOLEAN", "true or false"),
    TEXT: (rf"{_NUMERIC}|DATE|ENUM.*", "a word"),
    TEXTS: (r"(VARCHAR|ENUM.*)\[\]", "a list of words"),
    NUMBERS: (rf"({_NUMERIC})\[\]", "a list of numbers"),
    RATES: (rf"MAP\(VARCHAR, ({_NUMERIC})\)", "a rate for each currency"),
    SPAN_LIST: (r'STRUCT\((?=.*since )(?=.*"?until"? )(?=.*amount ).*\)\[\]', "a list of since, until and amount"),
}


@dataclass(frozen=True)
class Check:
    """What may be wrong with the cells of a column: SQL that is true where it is, and what to write instead."""

    column: str
    wrong: str
    told: str


def read_cell(name: str, columns: Mapping[str, str]) -> str:
    """SQL that reads a column as its kind; what the file does not have, or holds in another kind, is not stated."""
    kind = KINDS[name]
    held = columns.get(name)
    if held is None or not _fits(held, kind):
        return f"NULL::{kind}"
    if held != TEXT or kind == TEXT:
        return f'"{name}"::{kind}'
    text = f"nullif(trim(\"{name}\"), '')"
    if kind.endswith("[]"):
        return f"TRY_CAST(list_transform(string_split({text}, ';'), lambda word: trim(word)) AS {kind})"
    return f"TRY_CAST({text} AS {kind})"


def checks_of(columns: Mapping[str, str]) -> list[Check]:
    """Everything that is looked at in a file with these columns (name -> type)."""
    checks = [check for name in columns if name in KINDS for check in _checks_of_cell(name, columns)]
    starts, ends = read_cell("starts_on", columns), read_cell("ends_on", columns)
    checks.append(Check("starts_on", f"{starts} IS NULL", "give the first day of the contract"))
    checks.append(Check("ends_on", f"{ends} < {starts}", "give a last day that is not before the first"))
    if "pay_spans" in columns:
        outside = f"span.since < {starts} OR span.until > {ends} OR span.until < span.since"
        checks.append(_span_check(columns, outside, "give spans that lie within the term and end after they begin"))
    return checks


def name_check(reader: str) -> Check:
    """The names of contracts that several rows have; nobody can tell which of them is meant."""
    twice = f'SELECT "contract" FROM {reader} GROUP BY 1 HAVING count(*) > 1'  # noqa: S608
    return Check("contract", f'"contract" IS NULL OR "contract" IN ({twice})', "give each row a name of its own")


def any_of(checks: Iterable[Check]) -> str:
    """SQL that is true for a row with any of these faults."""
    return " OR ".join(f"coalesce({check.wrong}, FALSE)" for check in checks) or "FALSE"


def failing(database: duckdb.DuckDBPyConnection, reader: str, checks: Sequence[Check]) -> list[Check]:
    """The checks that some row does not pass, in one reading of the file."""
    counted = ", ".join(f"count_if({check.wrong})" for check in checks)
    row = database.execute(f"SELECT {counted} FROM {reader}").fetchone() or ()  # noqa: S608
    return [check for check, count in zip(checks, row, strict=True) if count]


def refuse_faults(in_order: duckdb.DuckDBPyConnection, source: Path, reader: str, failed: Sequence[Check]) -> None:
    """Name the first faulty cells with their rows.

    Args:
        in_order: a database that reads rows in the order of the file.

    Raises:
        InputRefused: always.
    """
    first = 2 if source.suffix.lower() == ".csv" else 1
    cells = " UNION ALL ".join(
        f'SELECT place, {index}, left("{check.column}"::VARCHAR, 40) FROM numbered WHERE {check.wrong}'  # noqa: S608
        for index, check in enumerate(failed)
    )
    rows = in_order.execute(f"""
        WITH numbered AS MATERIALIZED (SELECT *, row_number() OVER () - 1 + {first} AS place FROM {reader})
        SELECT *, count(*) OVER () FROM ({cells}) ORDER BY ALL LIMIT {MOST_TOLD}""").fetchall()  # noqa: S608
    lines = [
        f"row {place}, column {failed[index].column}: {'nothing' if held is None else repr(held)} stands there;"
        f" {failed[index].told}."
        for place, index, held, _ in rows
    ]
    more = f"\n  and {rows[0][3] - len(rows)} more" if rows and rows[0][3] > len(rows) else ""
    raise InputRefused(
        f"{source}: some rows cannot be judged. Mend them, or leave them out with --skip-faulty.\n  "
        + "\n  ".join(lines) + more
    )  # fmt: skip


def _checks_of_cell(name: str, columns: Mapping[str, str]) -> Iterator[Check]:
    held, kind = columns[name], KINDS[name]
    expected = _FITTING[kind][1]
    if not _fits(held, kind):
        yield Check(name, f'"{name}" IS NOT NULL', f"{expected} is expected, the column holds {held[:40]}")
        return
    value = read_cell(name, columns)
    if held == TEXT and kind != TEXT:
        unread = f"{value} IS NULL"
        if kind == NUMBERS:
            unread += f" OR len(list_filter({value}, lambda each: each IS NULL)) > 0"
        yield Check(name, f"trim(\"{name}\") <> '' AND ({unread})", f"write {_written(kind)}")
    if name in CHOICES:
        listed = ", ".join(f"'{word}'" for word in CHOICES[name])
        yield Check(name, f"{value} NOT IN ({listed})", f"choose one of {', '.join(CHOICES[name])}")
    if (outside := _outside(kind, value if held == TEXT else f'"{name}"')) is not None:
        yield Check(name, outside, f"write a number from 0 to {LARGEST_NUMBER}")
    if kind == DAY:
        yield Check(name, f"NOT isfinite({value})", "write a day")
    if kind == SPAN_LIST:
        yield _span_check(columns, f"NOT (span.amount >= 0 AND span.amount < {LARGEST_NUMBER})",
                          f"write amounts from 0 to {LARGEST_NUMBER}")  # fmt: skip


def _outside(kind: str, value: str) -> str | None:
    """SQL for numbers that the form refuses; None where the kind has none."""
    if kind == MONEY:
        return f"NOT ({value} >= 0 AND {value} < {LARGEST_NUMBER})"
    if kind == NUMBERS:
        return f"NOT (list_min({value}) >= 0 AND list_max({value}) < {LARGEST_NUMBER})"
    if kind == RATES:
        return f"NOT (list_min(map_values({value})) > 0 AND list_max(map_values({value})) < {LARGEST_NUMBER})"
    return None


def _span_check(columns: Mapping[str, str], wrong: str, told: str) -> Check:
    spans = read_cell("pay_spans", columns)
    return Check("pay_spans", f"len(list_filter({spans}, lambda span: {wrong})) > 0", told)


def _fits(held: str, kind: str) -> bool:
    return held == TEXT or re.fullmatch(_FITTING[kind][0], held) is not None


def _written(kind: str) -> str:
    if kind == DAY:
        return "a day that exists, as 2026-03-31"
    if kind.endswith("[]"):
        return f"{_FITTING[kind][1]}, with ; between them"
    return f"{_FITTING[kind][1]}, with a point for decimals" if kind == MONEY else _FITTING[kind][1]
