"""Before beside after: what a proposed change of the law would do to the contracts there are.

A contract *newly* in breach is one whose worker would gain: the employer would have to better its terms. A contract *no
longer* in breach is one whose worker would lose a claim that the law gives today.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import duckdb

from sapar.policy.law.library import Library
from sapar.policy.law.replay.judging import judge_all
from sapar.policy.law.replay.overlays import Overlay
from sapar.policy.law.replay.shortfalls import Shortfall, shortfalls_of
from sapar.policy.law.replay.stages import literal

GROUPS = ("country", "sector", "region")
_BREACHES = "level = 'block' AND answer = 'broken'"
MOST_ROWS = 200  # of one grouping: regions are free text


@dataclass(frozen=True)
class Row:
    """Contracts of one group: how many there are, and how many are in breach before, after, newly and no longer.

    ``name`` is None where the contracts do not state it.
    """

    name: str | None
    contracts: int
    before: int
    after: int
    newly: int
    no_longer: int


@dataclass(frozen=True)
class Replay:
    """What a proposal changes, in all and by group; ``by_code`` counts contracts with that finding."""

    title: Mapping[str, str]
    country: str
    digest_before: str
    digest_after: str
    total: Row
    by_code: tuple[Row, ...]
    by_group: Mapping[str, tuple[Row, ...]]
    shortfalls: tuple[Shortfall, ...] = ()

    def as_json(self, language: str = "en") -> dict[str, Any]:
        """The report as `sapar law replay --json` gives it."""
        return {
            "proposal": self.title[language], "country": self.country,
            "digest_before": self.digest_before, "digest_after": self.digest_after,
            "total": self.total.__dict__, "by_code": [row.__dict__ for row in self.by_code],
            **{f"by_{name}": [row.__dict__ for row in rows] for name, rows in self.by_group.items()},
            "short_of_a_month": [each.as_json() for each in self.shortfalls],
        }  # fmt: skip


def replay(database: duckdb.DuckDBPyConnection, law: Library, overlay: Overlay) -> Replay:
    """Judge the contracts that the proposal may concern twice, and count what changes.

    Args:
        database: with the contracts (:mod:`files`).
        law: the law as it is.
    """
    _narrow(database, overlay.country)
    judge_all(database, law, "before", shortfalls=True)
    judge_all(database, overlay.law, "after", shortfalls=True)
    database.execute(f"""
        CREATE OR REPLACE TABLE changed AS
        SELECT s.contract, s.destination AS country, s.sector, s.region,
               b.contract IS NOT NULL AS before, a.contract IS NOT NULL AS after
        FROM stated s
        LEFT JOIN (SELECT DISTINCT contract FROM before WHERE {_BREACHES}) b USING (contract)
        LEFT JOIN (SELECT DISTINCT contract FROM after WHERE {_BREACHES}) a USING (contract)""")  # noqa: S608
    return Replay(
        title=overlay.title, country=overlay.country, digest_before=law.digest, digest_after=overlay.law.digest,
        total=_rows(database, "NULL::VARCHAR")[0], by_code=_by_code(database),
        by_group={name: tuple(_rows(database, name)) for name in GROUPS}, shortfalls=shortfalls_of(database),
    )  # fmt: skip


def _narrow(database: duckdb.DuckDBPyConnection, country: str) -> None:
    """Leave only the contracts that a change of one country's law may concern."""
    if country != "INT":
        concerned = f"{literal(country)} IN (destination, origin)"
        database.execute(f"CREATE OR REPLACE VIEW stated AS SELECT * FROM contracts WHERE {concerned}")  # noqa: S608


def _rows(database: duckdb.DuckDBPyConnection, group: str) -> list[Row]:
    found = database.execute(f"""
        SELECT {group} AS name, count(*), count_if(before), count_if(after), count_if(after AND NOT before),
               count_if(before AND NOT after)
        FROM changed GROUP BY ALL
        ORDER BY abs(count_if(after) - count_if(before)) DESC, count(*) DESC, name LIMIT {MOST_ROWS}""")  # noqa: S608
    return [Row(*row) for row in found.fetchall()] or [Row(None, 0, 0, 0, 0, 0)]


def _by_code(database: duckdb.DuckDBPyConnection) -> tuple[Row, ...]:
    """Every kind of finding whose count changes, the greatest change first."""
    found = database.execute("""
        WITH b AS (SELECT DISTINCT contract, code FROM before WHERE answer = 'broken'),
        a AS (SELECT DISTINCT contract, code FROM after WHERE answer = 'broken'),
        paired AS (SELECT coalesce(b.code, a.code) AS code,
                        b.contract IS NOT NULL AS before, a.contract IS NOT NULL AS after
                 FROM b FULL JOIN a ON a.contract = b.contract AND a.code = b.code)
        SELECT code, count(*), count_if(before), count_if(after), count_if(after AND NOT before),
               count_if(before AND NOT after)
        FROM paired GROUP BY code HAVING count_if(before <> after) > 0
        ORDER BY count_if(before <> after) DESC, code""")
    return tuple(Row(*row) for row in found.fetchall())
