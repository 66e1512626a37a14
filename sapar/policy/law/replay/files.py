"""Contracts as a table: a Parquet or CSV file whose columns are the stated facts (:data:`facts.FACTS`).

One row a contract, one column a fact, by its name; ``wage_amount`` is the pay. A column left out is not stated. Lists
are lists in Parquet and words between semicolons in CSV. ``contract`` names the row; without it rows are numbered.
``pay_spans`` (Parquet alone: a list of ``since``, ``until``, ``amount``) stands for pay that changes within the term.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Sequence
from pathlib import Path

import duckdb

from sapar.policy.law.facts import FACTS, MONEY, Stated
from sapar.policy.law.form import InputRefused
from sapar.policy.law.replay.stages import OPEN_END
from sapar.policy.law.statements import SPANS, open_database

READERS = {".parquet": "read_parquet({file})", ".csv": "read_csv({file}, all_varchar = true, header = true)"}
SPAN_LIST = "STRUCT(since DATE, until DATE, amount DECIMAL(28,4))[]"
_FACT_TYPES = {fact.name: fact.type for fact in FACTS}
KNOWN = {"contract", "wage_amount", "pay_spans", *_FACT_TYPES}


def database_for(*files: Path) -> duckdb.DuckDBPyConnection:
    """A database that can reach these files alone, with as many threads as there are processors."""
    return open_database(plans_kept=True, files=files)


def read_contracts(database: duckdb.DuckDBPyConnection, source: Path) -> None:
    """Put a file of contracts before the database as ``stated``, and ``pay_spans`` where the pay changes.

    Raises:
        InputRefused: a sentence that names the column and says what to mend.
    """
    reader = _reader(source)
    columns = _columns(database, source, reader)
    _refuse_unreadable(database, source, reader, columns)
    spans = "pay_spans" in columns
    items = [f'{_read(name, kind, columns)} AS "{name}"' for name, kind in _FACT_TYPES.items()]
    amount = f"{_read('wage_amount', MONEY, columns)} AS wage_amount"
    spanned = f", {_read('pay_spans', SPAN_LIST, columns)} AS spans" if spans else ""
    numbered = '"contract"' if "contract" in columns else "row_number() OVER ()"
    database.execute(f"""
        CREATE VIEW contracts AS
        SELECT *, starts_on AS term_start, coalesce(ends_on, {OPEN_END}) AS term_end
        FROM (SELECT {numbered} AS contract, {", ".join(items)}, {amount}{spanned}
              FROM {reader})""")  # noqa: S608
    database.execute("CREATE VIEW stated AS SELECT * FROM contracts")
    if spans:
        database.execute("""
            CREATE TABLE pay_spans AS
            SELECT contract, span.since AS since, span.until AS until, span.amount AS amount
            FROM (SELECT contract, unnest(coalesce(nullif(spans, []), [{'since': term_start, 'until': term_end,
                  'amount': wage_amount}])) AS span FROM stated)""")
    _refuse_bad_rows(database, source)


def read_stated(database: duckdb.DuckDBPyConnection, contracts: Sequence[tuple[str, Stated]]) -> None:
    """Put contracts that are known here (each with its name) before the database, as :func:`read_contracts` does."""
    types = {"contract": "VARCHAR", "term_start": "DATE", "term_end": "DATE", **_FACT_TYPES, "wage_amount": MONEY}
    for table, columns in (("contracts", types), ("pay_spans", {**SPANS, "contract": "VARCHAR"})):
        listed = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
        database.execute(f"CREATE TABLE {table} ({listed})")
    rows = [(name, one.starts_on, one.ends_on, *one.row, one.spans[0][2]) for name, one in contracts]
    spans = [(name, *span) for name, one in contracts for span in one.spans]
    database.execute("CREATE VIEW stated AS SELECT * FROM contracts")
    for table, filled in (("contracts", rows), ("pay_spans", spans)):
        if filled:
            slots = ", ".join("?" for _ in filled[0])
            database.executemany(f"INSERT INTO {table} VALUES ({slots})", filled)  # noqa: S608


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
    """The columns of the file with their types; a column that is no fact is refused, with the nearest fact."""
    try:
        rows = database.execute(f"DESCRIBE SELECT * FROM {reader}").fetchall()  # noqa: S608
    except duckdb.Error as error:
        raise InputRefused(f"{source}: cannot be read ({_first_line(error)}).") from error
    columns = {str(row[0]): str(row[1]) for row in rows}
    unknown = sorted(set(columns) - KNOWN)
    if unknown:
        near = difflib.get_close_matches(unknown[0], sorted(KNOWN), n=1)
        hint = f" Did you mean '{near[0]}'?" if near else ""
        raise InputRefused(f"{source}: the column '{unknown[0]}' is not a fact of the contract form.{hint}")
    if "starts_on" not in columns or "destination" not in columns:
        raise InputRefused(f"{source}: the columns 'starts_on' and 'destination' are needed.")
    return columns


def _refuse_unreadable(database: duckdb.DuckDBPyConnection, source: Path, reader: str, columns: dict[str, str]) -> None:
    """Refuse text that is no number or day, showing the first such value of a column."""
    kinds = {**_FACT_TYPES, "wage_amount": MONEY}
    texts = [name for name, kind in columns.items() if kind == "VARCHAR" and kinds.get(name, "VARCHAR") != "VARCHAR"]
    if not texts:
        return
    wrong = ", ".join(
        f'any_value("{name}") FILTER (trim("{name}") <> \'\' AND TRY({_read(name, kinds[name], columns)}) IS NULL)'
        for name in texts
    )
    row = database.execute(f"SELECT {wrong} FROM {reader}").fetchone()  # noqa: S608
    for name, value in zip(texts, row or (), strict=True):
        if value is not None:
            raise InputRefused(f"{source}: the column '{name}' holds {value!r}, which cannot be read; mend it.")


def _read(name: str, kind: str, columns: dict[str, str]) -> str:
    """SQL that reads a column as the fact's type; a fact the file does not have is not stated."""
    if name not in columns:
        return f"NULL::{kind}"
    if columns[name] != "VARCHAR" or kind == "VARCHAR":
        return f'"{name}"::{kind}'
    text = f"nullif(trim(\"{name}\"), '')"
    if kind.endswith("[]"):
        return f"list_transform(string_split({text}, ';'), lambda word: trim(word))::{kind}"
    return f"{text}::{kind}"


def _refuse_bad_rows(database: duckdb.DuckDBPyConnection, source: Path) -> None:
    """Refuse what the form of a single contract refuses: words that are no answers, terms that end too early."""
    checks = {
        "starts_on": "starts_on IS NULL",
        "ends_on": "term_end < term_start",
        **{
            fact.name: f'"{fact.name}" NOT IN ({_listed(fact.choices)})'
            for fact in FACTS
            if fact.choices and fact.type == "VARCHAR"
        },
    }
    counted = ", ".join(["count(*) - count(DISTINCT contract)", *(f"count_if({wrong})" for wrong in checks.values())])
    try:
        row = database.execute(f"SELECT {counted} FROM stated").fetchone()  # noqa: S608
    except duckdb.Error as error:
        raise InputRefused(f"{source}: {_first_line(error)}. Mend that value, or leave it empty.") from error
    twice, *counts = row or (0,)
    if twice:
        raise InputRefused(f"{source}: the column 'contract' names {twice} rows by a name another row has.")
    for name, wrong in zip(checks, counts, strict=True):
        if wrong:
            fact = next((each for each in FACTS if each.name == name), None)
            told = (
                f"choose one of {', '.join(fact.choices)}"
                if fact and fact.choices
                else "give the first day and a later last day"
            )
            raise InputRefused(f"{source}: the column '{name}' holds {wrong} values that cannot be read; {told}.")


def _listed(words: Iterable[str]) -> str:
    return ", ".join(f"'{word}'" for word in words)


def _first_line(error: Exception) -> str:
    return str(error).split("\n")[0].rstrip(".")
