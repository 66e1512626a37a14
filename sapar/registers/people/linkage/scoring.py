"""Splink over tables of features: the one place that knows the engine. The prior is learned here.

Splink says how many bits the comparisons add up to; what that means in a register of this size, thresholds.prior_bits.
"""

import logging
from typing import Any

import duckdb
from splink import Linker
from splink.backends.duckdb import DuckDBAPI
from splink.internals.realtime import compare_records

from sapar.registers.people.linkage import model
from sapar.registers.people.linkage.blocking import rules
from sapar.registers.people.linkage.model import level_number
from sapar.registers.people.linkage.thresholds import LEAST_KEPT_BITS, odds_in_bits, prior_bits

logging.getLogger("splink").setLevel(logging.ERROR)

# What is never linked, however much it adds up to, but only looked at. Names alone, without a date, a document or a
# birth place; another given name, which is how brothers, sisters and twins differ; a document under wholly other names
# and another date, typed for somebody else.
NAMES_ALONE = "gamma_birth = -1 and gamma_document <= 0 and gamma_place <= 0"
ANOTHER = f"""(
    gamma_given = {level_number("given", "other_given")}
    or gamma_given = {level_number("given", "other_given_same_document")}
       and gamma_surname between 0 and {level_number("surname", "other_surname_of_a_woman")} and gamma_birth <= 0
)"""
NEW, KNOWN = "1 new", "2 known"  # Splink puts the first by name on the left
DETAILS = [f"gamma_{name}" for name in model.COMPARISONS]
ADJUSTED = [
    f"mw_tf_adj_{name}" for name, levels in model.COMPARISONS.items() if any(level.frequency for level in levels)
]


def score_within(connection: duckdb.DuckDBPyConnection, table: str, records: int) -> str:
    """Score the pairs of a table that share a key; return the name of the table of scored pairs."""
    linker = _linker(connection, table)
    found = linker.inference.predict(threshold_match_weight=LEAST_KEPT_BITS, warning_mode="never")
    return _with_prior(connection, found.physical_name, records * (records - 1) / 2, records)


def score_between(
    connection: duckdb.DuckDBPyConnection, new: str, register: str, sizes: tuple[int, int], watching: bool = False
) -> str:
    """Score the pairs of a new record with one of the register that share a key; return the scored pairs' table."""
    api = DuckDBAPI(connection=connection)
    tables = [api.register(new, dataset_display_name=NEW), api.register(register, dataset_display_name=KNOWN)]
    linker = Linker(tables, _settings("link_only", watching), log_level=None, validate_settings=False)
    found = linker.inference.predict(threshold_match_weight=LEAST_KEPT_BITS, warning_mode="never")
    return _with_prior(connection, found.physical_name, sizes[0] * sizes[1], sizes[0])


def score_each(connection: duckdb.DuckDBPyConnection, new: str, candidates: str, prior: float) -> str:
    """Score every new record with every candidate, under a prior in bits. The SQL is made once a process."""
    found = compare_records(
        connection.table(new),
        connection.table(candidates),
        model.settings(model.learned()["levels"]),
        DuckDBAPI(connection=connection),
        sql_cache_key="sapar.people.linkage",
    )
    return _shifted(connection, found.physical_name, prior)


def _linker(connection: duckdb.DuckDBPyConnection, table: str) -> Linker:
    return Linker(
        DuckDBAPI(connection=connection).register(table), _settings(), log_level=None, validate_settings=False
    )


def _settings(link_type: Any = "dedupe_only", watching: bool = False) -> Any:
    settings = model.settings(model.learned()["levels"], link_type)
    settings.blocking_rules_to_generate_predictions = list(rules(watching))
    return settings


def _with_prior(connection: duckdb.DuckDBPyConnection, found: str, pairs: float, records: int) -> str:
    return _shifted(connection, found, prior_bits(connection, found, pairs, records))


def _shifted(connection: duckdb.DuckDBPyConnection, found: str, prior: float) -> str:
    """Make the table of pairs with ``bits`` over even odds under this prior, and with what each comparison gave.

    ``names_alone`` and ``another`` (person) say what keeps a pair from being linked.
    """
    adjusted = {name.removeprefix("mw_tf_adj_") for name in ADJUSTED}
    weights = ", ".join(
        f"mw_{name} + mw_tf_adj_{name} as bits_{name}" if name in adjusted else f"mw_{name} as bits_{name}"
        for name in model.COMPARISONS
    )
    connection.execute(f"""
        create or replace table scored as
        select rec_id_l, rec_id_r, match_weight + {prior - odds_in_bits(model.FIRST_GUESS)} as bits,
               {NAMES_ALONE} as names_alone, {ANOTHER} as another,
               {", ".join(DETAILS)}, {weights}
        from {found}
    """)
    return "scored"


def documents_of_others(connection: duckdb.DuckDBPyConnection, left: str, right: str) -> list[tuple[str, str]]:
    """Return the pairs of records with one document number and wholly other names."""
    apart = "l.rec_id < r.rec_id" if left == right else "true"
    return connection.execute(f"""
        select l.rec_id, r.rec_id from {left} l join {right} r on l.doc = r.doc
        where {apart} and l.given_skeleton not in (r.given_skeleton, r.surname_skeleton)
          and l.surname_skeleton not in (r.given_skeleton, r.surname_skeleton)
        order by 1, 2
    """).fetchall()
