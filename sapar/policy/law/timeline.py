"""The law of a pack laid out in time: one row for each stretch of days in which no number of it changes.

A contract is judged over its whole term, so the term must be cut wherever a number of the law changes. The timeline
makes that one range join. A value decided on a known day (``known_from``) is used only by checks made from that day
on; the rows therefore also say between which days of checking they hold. A value with a scope (a region, a sector)
has a column of its own, and :func:`scoped_sql` picks the column that fits the contract.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

from sapar.policy.law.expressions import column_of
from sapar.policy.law.facts import END_OF_TIME
from sapar.policy.law.packs import BEGINNING_OF_TIME, DatedValue, Pack, Parameter

DAY = timedelta(days=1)
DAYS = ("known_since", "known_until", "law_since", "law_until")
YEARS = re.compile(r"(\d{1,3})(?:\+|-(\d{1,3}))")


@dataclass(frozen=True)
class Column:
    """One column of the timeline: a parameter in one of its scopes."""

    name: str
    type: str
    parameter: Parameter
    scope: Mapping[str, tuple[str, ...]]


def columns_of(pack: Pack, used: Collection[str]) -> list[Column]:
    """The columns for the parameters in use, in a fixed order."""
    columns = []
    for key in sorted(used):
        parameter = pack.parameters[key]
        for number, scope in enumerate(parameter.scopes):
            name = f"{column_of(key)}#{number}" if parameter.scopes != ({},) else column_of(key)
            columns.append(Column(name, type_of(parameter.values[0].value), parameter, scope))
    return columns


def type_of(value: Any) -> str:
    """The column type for a value as read from YAML."""
    if isinstance(value, list):
        return f"{type_of(value[0])}[]" if value else "VARCHAR[]"
    if isinstance(value, bool):
        return "BOOLEAN"
    return {Decimal: "DECIMAL(28,4)", date: "DATE"}.get(type(value), "VARCHAR")


def timeline_rows(columns: list[Column]) -> list[tuple[Any, ...]]:
    """Rows (known since, known until, in force since, until, value of each column)."""
    values = [value for column in columns for value in column.parameter.values]
    known = sorted({BEGINNING_OF_TIME, *(value.known_from for value in values if value.known_from)})
    rows = []
    for known_since, known_until in _stretches(known):
        for since, until in _stretches(_changes(columns, known_since)):
            stretch = (known_since, known_until, since, until)
            rows.append((*stretch, *(_value_on(column, since, known_since) for column in columns)))
    return rows


def _stretches(days: list[date]) -> list[tuple[date, date]]:
    return [(day, following - DAY) for day, following in pairwise(days)] + [(days[-1], END_OF_TIME)]


def _changes(columns: list[Column], known_on: date) -> list[date]:
    """The days on which something changes, as known on a day."""
    days = {BEGINNING_OF_TIME}
    for column in columns:
        if column.parameter.next_expected:
            days.add(column.parameter.next_expected)
        for value in column.parameter.values:
            if _is_known(value, known_on):
                days.add(value.since)
                if value.until:
                    days.add(value.until + DAY)
    return sorted(days)


def _is_known(value: DatedValue, on: date) -> bool:
    return value.known_from is None or value.known_from <= on


def _value_on(column: Column, day: date, known_on: date) -> Any:
    for value in column.parameter.values:
        if (
            value.scope == column.scope
            and _is_known(value, known_on)
            and value.since <= day <= (value.until or END_OF_TIME)
        ):
            return value.value
    return None


def covered_sql(columns: Sequence[Column]) -> list[str]:
    """SELECT items that say of each scope whether it covers a contract: once a contract, for :func:`scoped_sql`."""
    return [f'{_covers(column.scope)} AS "in_scope#{number}"' for number, column in enumerate(columns) if column.scope]


def scoped_sql(columns: Sequence[Column], *, covered_known: bool = False) -> list[str]:
    """SELECT items that give each scoped parameter its one name, and ``has_<name>``: does a scope cover this contract?

    Where the contract does not say (no region stated), both are NULL: unknown, not "no".

    Args:
        covered_known: the items of :func:`covered_sql` are columns already.
    """
    covers = {
        column.name: f'"in_scope#{number}"' if covered_known else _covers(column.scope)
        for number, column in enumerate(columns)
    }
    items = []
    for parameter in {column.parameter.key: column.parameter for column in columns}.values():
        own = [column for column in columns if column.parameter is parameter]
        if [column.scope for column in own] == [{}]:
            continue
        scoped = sorted((c for c in own if c.scope), key=lambda c: -len(c.scope))
        general = next((f'"{c.name}"' for c in own if not c.scope), "NULL")
        covered = " OR ".join(covers[column.name] for column in scoped)
        # Two scopes may cover one contract at different times (23 and over until 2024, 21 and over since).
        in_force = ", ".join(f'CASE WHEN {covers[column.name]} THEN "{column.name}" END' for column in scoped)
        name = column_of(parameter.key)
        chosen = f"CASE WHEN {covered} THEN coalesce({in_force}) WHEN NOT ({covered}) THEN {general} END"
        items.append(f'{chosen} AS "{name}"')
        items.append(f'({covered}) AS "has_{name}"')
    return items


def _covers(scope: Mapping[str, tuple[str, ...]]) -> str:
    """SQL that is true where every part of the scope names what the contract states, letter case aside."""
    parts = []
    for fact, words in sorted(scope.items()):
        if fact == "age":
            parts.append(" OR ".join(f"({_in_years(years)})" for years in words))
            continue
        listed = ", ".join("'" + word.lower().replace("'", "''") + "'" for word in words)
        parts.append(f'lower("{fact}") IN ({listed})')
    return f"({' AND '.join(f'({part})' for part in parts)})"


def _in_years(years: str) -> str:
    """SQL for a range of ages, both ends within it: ``18-20``, ``21+``."""
    first, last = YEARS.fullmatch(years).groups()  # type: ignore[union-attr]  # reading.py lets nothing else through
    until = f' AND "worker_age" < {int(last) + 1}' if last else ""
    return f'"worker_age" >= {int(first)}{until}'
