"""Contracts as a table: a Parquet or CSV file whose columns are the stated facts (:data:`facts.FACTS`).

One row a contract, one column a fact, by its name; ``wage_amount`` is the pay. A column left out is not stated. Lists
are lists in Parquet and words between semicolons in CSV. ``contract`` names the row; without it rows are numbered.
``pay_spans`` (Parquet alone: a list of ``since``, ``until``, ``amount``) stands for pay that changes within the term.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import duckdb

from sapar.policy.law.facts import FACTS, MONEY, Stated
from sapar.policy.law.form import InputRefused
from sapar.policy.law.replay import faults
from sapar.policy.law.replay.stages import OPEN_END
from sapar.policy.law.statements import SPANS, open_database, unpacked

READERS = {".parquet": "read_parquet({file})", ".csv": "read_csv({file}, all_varchar = true, header = true)"}
BATCH = 2_000  # contracts handed over at once
_FACT_TYPES = {fact.name: fact.type for fact in FACTS}
KNOWN = {"contract", *faults.KINDS}


@dataclass(frozen=True)
class Taken:
    """What was taken of a file: how many rows with faults were left out, and the facts that it has no column for."""

    left_out: int
    not_stated: tuple[str, ...]


def database_for(*files: Path, in_order: bool = False) -> duckdb.DuckDBPyConnection:
    """A database that can reach these files alone, with as many threads as there are processors.

    Args:
        in_order: rows come as the file has them, which takes longer.
    """
    return open_database(plans_kept=True, files=files, in_order=in_order)


def read_contracts(database: duckdb.DuckDBPyConnection, source: Path, *, skip_faulty: bool = False) -> Taken:
    """Put a file of contracts before the database as ``stated``, and ``pay_spans`` where the pay changes.

    Args:
        skip_faulty: leave rows with faults out instead of refusing the file.

    Raises:
        InputRefused: sentences that name row and column and say what to mend.
    """
    reader = _reader(source)
    columns = _columns(database, source, reader)
    try:
        failed = _failed_checks(database, reader, columns)
        if failed and not skip_faulty:
            faults.refuse_faults(database_for(source, in_order=True), source, reader, failed)
        _make_views(database, reader, columns, faults.any_of(failed))
        left_out = _count(database, reader, faults.any_of(failed)) if failed else 0
    except duckdb.Error as error:
        raise InputRefused(f"{source}: {_first_line(error)}. Mend that value, or leave it empty.") from error
    return Taken(left_out, tuple(sorted(KNOWN - {"contract", "pay_spans"} - set(columns))))


def _count(database: duckdb.DuckDBPyConnection, reader: str, condition: str) -> int:
    row = database.execute(f"SELECT count_if({condition}) FROM {reader}").fetchone()  # noqa: S608
    return int(row[0]) if row else 0


def _failed_checks(database: duckdb.DuckDBPyConnection, reader: str, columns: dict[str, str]) -> list[faults.Check]:
    failed = faults.failing(database, reader, faults.checks_of(columns))
    if "contract" not in columns:
        return failed
    row = database.execute(f'SELECT count(*) - count(DISTINCT "contract") FROM {reader}').fetchone()  # noqa: S608
    return [*failed, faults.name_check(reader)] if row and row[0] else failed


def _make_views(database: duckdb.DuckDBPyConnection, reader: str, columns: dict[str, str], faulty: str) -> None:
    spans = "pay_spans" in columns
    items = [f'{faults.read_cell(name, columns)} AS "{name}"' for name in (*_FACT_TYPES, "wage_amount")]
    spanned = f", {faults.read_cell('pay_spans', columns)} AS spans" if spans else ""
    numbered = '"contract"' if "contract" in columns else "row_number() OVER ()"
    sound = "" if faulty == "FALSE" else f" WHERE NOT ({faulty})"
    database.execute(f"""
        CREATE VIEW contracts AS
        SELECT *, starts_on AS term_start, coalesce(ends_on, {OPEN_END}) AS term_end
        FROM (SELECT {numbered} AS contract, {", ".join(items)}{spanned}
              FROM {reader}{sound})""")  # noqa: S608
    database.execute("CREATE VIEW stated AS SELECT * FROM contracts")
    if spans:
        database.execute("""
            CREATE TABLE pay_spans AS
            SELECT contract, span.since AS since, span.until AS until, span.amount AS amount
            FROM (SELECT contract, unnest(coalesce(nullif(spans, []), [{'since': term_start, 'until': term_end,
                  'amount': wage_amount}])) AS span FROM stated)""")


def read_stated(database: duckdb.DuckDBPyConnection, contracts: Iterable[tuple[str, Stated]]) -> int:
    """Put contracts that are known here (each with its name) before the database, as :func:`read_contracts` does.

    Returns:
        how many there are.
    """
    types = {"contract": "VARCHAR", "term_start": "DATE", "term_end": "DATE", **_FACT_TYPES, "wage_amount": MONEY}
    tables = {"contracts": types, "pay_spans": {**SPANS, "contract": "VARCHAR"}}
    for table, columns in tables.items():
        listed = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
        database.execute(f"CREATE TABLE {table} ({listed})")
    database.execute("CREATE VIEW stated AS SELECT * FROM contracts")
    inserts = {table: f"INSERT INTO {table} {unpacked('$1', columns)}" for table, columns in tables.items()}
    waiting, count = iter(contracts), 0
    while batch := list(islice(waiting, BATCH)):
        rows = [(name, one.starts_on, one.ends_on, *one.row, one.spans[0][2]) for name, one in batch]
        spans = [(name, *span) for name, one in batch for span in one.spans]
        for table, filled in (("contracts", rows), ("pay_spans", spans)):
            objects = [dict(zip(tables[table], row, strict=True)) for row in filled]
            database.execute(inserts[table], [json.dumps(objects, default=str)])
        count += len(batch)
    return count


def write_table(database: duckdb.DuckDBPyConnection, table: str, target: Path) -> None:
    """Write a table to a Parquet or CSV file, by the file's ending."""
    options = {".parquet": "FORMAT parquet, USE_TMP_FILE false", ".csv": "FORMAT csv, HEADER, USE_TMP_FILE false"}.get(
        target.suffix.lower()
    )
    if options is None:
        raise InputRefused(f"{target}: name a file that ends in .parquet or .csv.")
    database.execute(f'COPY "{table}" TO {_quoted(target)} ({options})')


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _reader(source: Path) -> str:
    reader = READERS.get(source.suffix.lower())
    if reader is None:
        raise InputRefused(f"{source}: contracts are read from .parquet or .csv files.")
    if not source.is_file():
        raise InputRefused(f"There is no file {source}.")
    return reader.format(file=_quoted(source))


def _columns(database: duckdb.DuckDBPyConnection, source: Path, reader: str) -> dict[str, str]:
    """The columns of the file with their types; columns that are no facts are refused, each with the nearest fact."""
    try:
        rows = database.execute(f"DESCRIBE SELECT * FROM {reader}").fetchall()  # noqa: S608
    except duckdb.Error as error:
        raise InputRefused(f"{source}: cannot be read ({_first_line(error)}).") from error
    columns = {str(row[0]): str(row[1]) for row in rows}
    if unknown := sorted(set(columns) - KNOWN):
        named = ", ".join(map(_with_nearest, unknown))
        raise InputRefused(f"{source}: these columns are not facts of the contract form: {named}.")
    if "starts_on" not in columns or "destination" not in columns:
        raise InputRefused(f"{source}: the columns 'starts_on' and 'destination' are needed.")
    if "pay_spans" in columns and source.suffix.lower() == ".csv":
        raise InputRefused(f"{source}: 'pay_spans' is read from Parquet alone. In CSV leave the column out.")
    return columns


def _with_nearest(name: str) -> str:
    near = difflib.get_close_matches(name, sorted(KNOWN), n=1)
    return f"'{name}' (did you mean '{near[0]}'?)" if near else f"'{name}'"


def _first_line(error: Exception) -> str:
    return str(error).split("\n")[0].rstrip(".")
