"""Records as a table of DuckDB: features, how frequent each name is, and the keys of blocks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields

import duckdb
import pyarrow as pa

from sapar.registers.people.linkage.blocking import keys_sql
from sapar.registers.people.linkage.model import FREQUENCIES, usual_share
from sapar.registers.people.linkage.records import Features, Record, features_of

NUMBERS = {"days": pa.int32(), "year": pa.int32()}
BOTH = "both_names"  # of the given name and the surname at once
AS_IF_RECORDS = 500  # counted in with usual shares
COUNTED = [column for column in FREQUENCIES if column != "both_names"]
SCHEMA = pa.schema([(field.name, NUMBERS.get(field.name, pa.string())) for field in fields(Features)])


def database() -> duckdb.DuckDBPyConnection:
    """Open a database in memory. Commands say themselves how far they are."""
    connection = duckdb.connect()
    connection.execute("set enable_progress_bar = false")
    return connection


def write_features(connection: duckdb.DuckDBPyConnection, name: str, records: Iterable[Record]) -> None:
    """Make the table ``name`` of these records' features."""
    features: Sequence[Features] = [features_of(record) for record in records]
    columns = [pa.array([getattr(each, column.name) for each in features], column.type) for column in SCHEMA]
    made = pa.table(columns, schema=SCHEMA)
    connection.register("made", made)
    connection.execute(f"create or replace table {name} as select * from made")
    connection.unregister("made")


def write_comparable(connection: duckdb.DuckDBPyConnection, name: str, features: str, register: str) -> None:
    """Make the table ``name``: features with keys and with the share of the ``register`` that has each name."""
    write_frequencies(connection, register)
    write_with_frequencies(connection, name, f"({keys_sql(features)})")


def write_frequencies(connection: duckdb.DuckDBPyConnection, register: str) -> None:
    """Make the tables of how frequent names and places are in a register."""
    for column in COUNTED:
        connection.execute(f"""
            create or replace temporary table frequency_{column} as
            with counted as (
                select {column}, count(*) as count from {register} where {column} is not null group by {column})
            select {column}, {_share(column, "count", "sum(count) over ()")} as tf_{column} from counted
        """)


def write_counts(connection: duckdb.DuckDBPyConnection, records: int, counts: Mapping[str, Mapping[str, int]]) -> None:
    """Make the same tables from counts that somebody else made."""
    for column in COUNTED:
        counted = counts.get(column, {})
        table = pa.table({
            column: pa.array(list(counted), pa.string()), "count": pa.array(list(counted.values()), pa.int64())
        })  # fmt: skip
        connection.register("counted", table)
        connection.execute(f"""
            create or replace temporary table frequency_{column} as
            select {column}, {_share(column, "count", str(records))} as tf_{column} from counted
        """)
        connection.unregister("counted")


def write_with_frequencies(connection: duckdb.DuckDBPyConnection, name: str, source: str) -> None:
    """Make the table ``name``: a table of features, or SQL in brackets, with frequencies.

    A name that the register does not have is as rare as its rarest.
    """
    joined = " ".join(f"left join frequency_{column} using ({column})" for column in COUNTED)
    rarest = ", ".join(f"coalesce(tf_{column}, (select min(tf_{column}) from frequency_{column})) as tf_{column}"
                       for column in COUNTED)  # fmt: skip
    connection.execute(f"""
        create or replace table {name} as
        select *, 1 as {BOTH}, tf_given * tf_surname as tf_{BOTH}
        from (select * replace ({rarest}) from {source} {joined})
    """)


def _share(column: str, count: str, records: str) -> str:
    """Return the SQL of a name's share, as if more records had it as often as is usual: few teach little."""
    return f"({count} + {AS_IF_RECORDS * usual_share(column)}) / ({records} + {AS_IF_RECORDS})"
