"""Records as a table of DuckDB: features, how frequent each name is, and the keys of blocks."""

from collections.abc import Iterable, Sequence
from dataclasses import fields

import duckdb
import pyarrow as pa

from sapar.registers.people.linkage.blocking import keys_sql
from sapar.registers.people.linkage.model import FREQUENCIES
from sapar.registers.people.linkage.records import Features, Record, features_of

NUMBERS = {"days": pa.int32(), "year": pa.int32()}
BOTH = "both_names"  # of the given name and the surname at once
SCHEMA = pa.schema([(field.name, NUMBERS.get(field.name, pa.string())) for field in fields(Features)])


def write_features(connection: duckdb.DuckDBPyConnection, name: str, records: Iterable[Record]) -> None:
    """Make the table ``name`` of these records' features."""
    features: Sequence[Features] = [features_of(record) for record in records]
    columns = [pa.array([getattr(each, column.name) for each in features], column.type) for column in SCHEMA]
    made = pa.table(columns, schema=SCHEMA)
    connection.register("made", made)
    connection.execute(f"create or replace table {name} as select * from made")  # noqa: S608 - names of our own
    connection.unregister("made")


def write_comparable(connection: duckdb.DuckDBPyConnection, name: str, features: str, register: str) -> None:
    """Make the table ``name``: features with keys and with the share of the ``register`` that has each name.

    A name that nobody else has counts as if one more record had it.
    """
    columns = [column for column in FREQUENCIES if column != BOTH]
    for column in columns:
        connection.execute(f"""
            create or replace temporary table frequency_{column} as
            select {column}, (count(*) + 1) / sum(count(*)) over () as tf_{column}
            from {register} where {column} is not null group by {column}
        """)
    joined = " ".join(f"left join frequency_{column} using ({column})" for column in columns)
    connection.execute(f"""
        create or replace table {name} as
        select *, 1 as {BOTH}, tf_given * tf_surname as tf_{BOTH} from ({keys_sql(features)}) {joined}
    """)
