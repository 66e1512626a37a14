"""How much workers are short of a month, before and after a change: money of the wage's currency, each currency apart.

A rule of pay says in its pack how far below the law a contract is (``shortfall``); the sum is the greatest of any
period of the term. A contract that breaks several such rules counts in all with the greatest of its sums: pay raised
to the higher of two minimums keeps both, so adding them up would say too much.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import duckdb


@dataclass(frozen=True)
class Short:
    """Contracts below the law: how many with a known sum, how many without, the sums a month in all, the middle one."""

    contracts: int = 0
    not_known: int = 0
    total: Decimal = Decimal(0)
    median: Decimal | None = None


@dataclass(frozen=True)
class Shortfall:
    """What contracts of one currency are short of, before and after; ``code`` is None for all kinds of finding."""

    currency: str | None
    code: str | None
    before: Short
    after: Short

    def as_json(self) -> dict[str, Any]:
        """The sums as `sapar law replay --json` gives them: exact, as text."""
        return {
            "currency": self.currency, "code": self.code,
            **{side: {name: str(value) if isinstance(value, Decimal) else value for name, value in of.__dict__.items()}
               for side, of in (("before", self.before), ("after", self.after))},
        }  # fmt: skip


def shortfalls_of(database: duckdb.DuckDBPyConnection) -> tuple[Shortfall, ...]:
    """What is short in the tables ``before_short`` and ``after_short``, by currency and kind of finding, all first."""
    before, after = (_sums(database, f"{side}_short") for side in ("before", "after"))
    keys = sorted(before.keys() | after.keys(), key=lambda key: (key[0] or "", key[1] or ""))
    return tuple(Shortfall(*key, before.get(key, Short()), after.get(key, Short())) for key in keys)


def _sums(database: duckdb.DuckDBPyConnection, table: str) -> dict[tuple[str | None, str | None], Short]:
    rows: Iterable[Any] = database.execute(f"""
        WITH each AS (SELECT s.wage_currency AS currency, t.code, t.contract, max(t.amount) AS amount
                      FROM "{table}" t JOIN stated s USING (contract) GROUP BY ALL),
        every AS (FROM each UNION ALL SELECT currency, NULL, contract, max(amount) FROM each GROUP BY ALL)
        SELECT currency, code, count_if(amount > 0), count_if(amount <= 0),
               coalesce(sum(amount) FILTER (amount > 0), 0), median(amount) FILTER (amount > 0)
        FROM every GROUP BY ALL""").fetchall()  # noqa: S608
    return {
        (currency, code): Short(known, unknown, Decimal(total), None if middle is None else round(Decimal(middle), 2))
        for currency, code, known, unknown, total, middle in rows
    }
