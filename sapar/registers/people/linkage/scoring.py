"""Scores of pairs: Splink's weights in bits, and the odds that follow from the size of the register."""

import logging
from typing import Any

import duckdb
from splink import Linker
from splink.backends.duckdb import DuckDBAPI

from sapar.registers.people.linkage import model
from sapar.registers.people.linkage.blocking import rules

logging.getLogger("splink").setLevel(logging.ERROR)


def linker_over(connection: duckdb.DuckDBPyConnection, table: str, **changes: Any) -> Linker:
    """Return Splink's linker over a table that tables.write_comparable made."""
    api = DuckDBAPI(connection=connection)
    settings = model.settings(model.learned()["levels"])
    settings.blocking_rules_to_generate_predictions = rules()
    for name, value in changes.items():
        setattr(settings, name, value)
    return Linker(api.register(table), settings, log_level=None)


def score_within(connection: duckdb.DuckDBPyConnection, table: str, least_bits: float) -> str:
    """Score the pairs of records of one table; return the name of the table of those with ``least_bits`` or more."""
    linker = linker_over(connection, table)
    return str(linker.inference.predict(threshold_match_weight=least_bits, warning_mode="never").physical_name)
