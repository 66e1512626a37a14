"""The SQL that judges contracts: written once per pack, the same text for one contract and for every contract.

The steps, each a table expression: *periods* (terms cut where pay or law changes) → *scoped* (numbers of the
contract's region or sector) → *reckoned* (derived values) → one answer a rule and period → one row for each
contract, rule and answer, with the first and last day of that answer.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import IntEnum
from pathlib import Path
from typing import Any

import duckdb

from sapar.policy.law.expressions import column_of
from sapar.policy.law.facts import FACT_NAMES, FACTS
from sapar.policy.law.packs import Pack, Rule
from sapar.policy.law.timeline import DAYS, Column, columns_of, scoped_sql, timeline_rows
from sapar.policy.law.wording import placeholders

Types = Mapping[str, str]
"""The columns of a table: name -> type."""

STATED: Types = {"contract": "INTEGER", "term_start": "DATE", "term_end": "DATE"} | {
    fact.name: fact.type for fact in FACTS
}
SPANS: Types = {"contract": "INTEGER", "since": "DATE", "until": "DATE", "amount": "DECIMAL(28,4)"}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAYS: Types = dict.fromkeys(DAYS, "DATE")


# Turns short IN lists into joins, which takes longer than looking through them.
_NEVER_WORTH_PLANNING = "in_clause"
# Passes that take longer than running a statement once.
_NOT_WORTH_PLANNING = (
    _NEVER_WORTH_PLANNING,
    "join_order",
    "projection_placement",
    "common_subexpressions",
    "statistics_propagation",
    "unused_columns",
    "expression_rewriter",
    "duplicate_groups",
    "column_lifetime",
)


class Answer(IntEnum):
    """What a rule says of a period; a larger answer is the graver one. No row: the rule does not apply."""

    KEPT = 1
    NO_LAW = 2  # the number of the law for these days is not known
    CANNOT_TELL = 3
    BROKEN = 4


class CircularValues(ValueError):
    """Derived values that are defined by each other."""


def open_database(
    *, plans_kept: bool = False, files: Sequence[Path] | None = None, in_order: bool = False
) -> duckdb.DuckDBPyConnection:
    """A database in memory that can reach no file but those named and no network, with its settings locked.

    Args:
        plans_kept: for statements that are prepared once and run many times: the full optimiser. Without it the
            database plans quickly, for statements that run once.
        files: for many contracts: the files it may read and write, perhaps none. Such a database may take room and
            every processor.
        in_order: rows of a file come as it has them.
    """
    room: dict[str, str | bool | int | float | list[str]] = {"memory_limit": "1GB", "threads": 1}
    database = duckdb.connect(":memory:", config=room if files is None else {"memory_limit": "70%"})
    if files is not None:
        allowed = ", ".join("'" + str(path).replace("'", "''") + "'" for path in files)
        database.execute(f"SET allowed_paths = [{allowed}]")
        database.execute(f"SET preserve_insertion_order = {in_order}")
        database.execute("SET temp_directory = ''")
    database.execute("SET enable_external_access = false")
    database.execute("SET autoinstall_known_extensions = false")
    database.execute("SET autoload_known_extensions = false")
    passes = _NEVER_WORTH_PLANNING if plans_kept else ",".join(_NOT_WORTH_PLANNING)
    database.execute(f"SET disabled_optimizers = '{passes}'")
    database.execute("SET lock_configuration = true")
    return database


def prepare_tables(database: duckdb.DuckDBPyConnection, pack: Pack) -> None:
    """Make the tables that :func:`check_statement` reads, empty, and the law of a pack laid out in time."""
    for name, types in (("stated", STATED), ("pay_spans", SPANS), (f"law_{pack.id}", _law_types(pack))):
        columns = ", ".join(f'"{column}" {kind}' for column, kind in types.items())
        database.execute(f'CREATE OR REPLACE TABLE "{name}" ({columns})')
    slots = ", ".join("?" for _ in _law_types(pack))
    database.executemany(f'INSERT INTO "law_{pack.id}" VALUES ({slots})', timeline_rows(_law_columns(pack)))  # noqa: S608


def handed_in(pack: Pack) -> str:
    """Table expressions that stand for the tables of :func:`check_statement`, to be put before its own.

    Contracts and the spans of their pay are parameters of the statement: JSON lists of objects. The law is written
    out. DuckDB keeps the plan of a prepared statement only where it reads no table, and planning takes three times as
    long as judging a contract.
    """
    types = _law_types(pack)
    law = json_text([dict(zip(types, row, strict=True)) for row in timeline_rows(_law_columns(pack))])
    return (
        f"stated AS ({unpacked('$1', STATED)}), pay_spans AS ({unpacked('$2', SPANS)}), "
        f'"law_{pack.id}" AS ({unpacked(law, types)}), '
    )


def json_text(value: Any) -> str:
    """A value as SQL text that holds JSON: nothing in it can end the text, for its quotes are doubled."""
    return "'" + json.dumps(value, default=str, ensure_ascii=False).replace("'", "''") + "'"


def unpacked(rows: str, types: Types) -> str:
    """SQL for a JSON list of objects as a table."""
    return f"SELECT one.* FROM (SELECT unnest(from_json({rows}::VARCHAR, {json_text([types])})) AS one)"  # noqa: S608


def _law_columns(pack: Pack) -> list[Column]:
    return columns_of(pack, used_parameters(pack, pack.rules))


def _law_types(pack: Pack) -> Types:
    return {**_DAYS, **{column.name: column.type for column in _law_columns(pack)}}


def check_statement(
    pack: Pack,
    *,
    rules: Sequence[Rule] | None = None,
    covered: Mapping[str, Iterable[str]] | None = None,
    given: str = "",
) -> str:
    """The statement that judges the table ``stated`` by a pack.

    Args:
        rules: the rules to judge; by default all.
        covered: violation code -> countries whose own packs judge it, and where an international rule stays silent.
        given: table expressions in place of the tables (:func:`handed_in`); by default the tables are read.

    Returns:
        SQL giving contract, rule (index), answer, since, until, and the values that texts show (see shown_values).
    """
    rules = pack.rules if rules is None else rules
    scoped = "".join(f", {item}" for item in scoped_sql(_law_columns(pack)))
    weighed = ", ".join(
        f"{sql} AS a{index}, ({rule.holds.sql}) AS h{index}"
        for index, rule, sql in applies_by_rule(pack, rules, covered)
    )
    answers = ", ".join(_answer(pack, index, rule) for index, rule in enumerate(rules))
    due = ", ".join(_due(pack, index, rule) for index, rule in enumerate(rules))
    shown = ", ".join(f'CAST("{column_of(name)}" AS VARCHAR)' for name in shown_values(rules)) or "NULL"
    # The names come from checked expressions and this module alone: see expressions.py.
    return f"""
        WITH {given}periods AS ({_periods(pack, rules)}),
        level0 AS (SELECT *{scoped} FROM periods), {_levels(pack, rules)}
        weighed AS (SELECT *, {weighed} FROM reckoned),
        judged AS (SELECT contract, period_start, period_end, [{answers}, {due}]::TINYINT[] AS answers,
                          [{shown}]::VARCHAR[] AS shown FROM weighed),
        said AS (SELECT contract, period_start, period_end, shown, unnest(answers) AS answer,
                        (generate_subscripts(answers, 1) - 1) % {max(len(rules), 1)} AS rule FROM judged)
        SELECT contract, rule, answer, min(period_start) AS since, max(period_end) AS until,
               arg_min(shown, period_start) AS shown
        FROM said WHERE answer IS NOT NULL
        GROUP BY ALL ORDER BY ALL"""  # noqa: S608


def _periods(pack: Pack, rules: Sequence[Rule]) -> str:
    """The terms of the contracts that concern a pack, cut where pay or law changes, with the numbers of each piece."""
    facts = "".join(f', c."{name}"' for name in _facts_needed(pack, rules))
    numbers = "".join(f', l."{column.name}"' for column in _law_columns(pack))
    since, until = in_force(pack)
    return f"""
            SELECT c.contract, c."term_start", c."term_end"{facts}, s.amount AS "wage_amount",
                   greatest(s.since, {since}) AS "period_start",
                   least(s.until, {until}) AS "period_end"{numbers}
            FROM stated c JOIN pay_spans s ON s.contract = c.contract
            JOIN "law_{pack.id}" l ON {since} <= s.until AND {until} >= s.since
             AND coalesce(c."check_on", DATE '9999-12-31') BETWEEN l.known_since AND l.known_until
            WHERE {_concerned(pack, rules)}"""  # noqa: S608


def in_force(pack: Pack, contract: str = "c", law: str = "l") -> tuple[str, str]:
    """SQL for the first and last day on which a row of the law holds for a contract.

    Where a change takes effect with the pay week, that is the first day of the week (as the contract counts it) that
    begins on or after the day of the change.

    Args:
        contract: the alias of the table with the contract.
        law: the alias of the table with the law.
    """
    first, last = f"{law}.law_since", f"{law}.law_until"
    if pack.changes_take_effect == "at once":
        return first, last
    starts = f'list_position({list(WEEKDAYS)}, lower({contract}."pay_week_starts"))'
    weekly = f"coalesce({contract}.\"pay_interval\", 'week') = 'week'"

    def waits(day: str) -> str:
        return f"(CASE WHEN {weekly} THEN coalesce(({starts} - isodow({day}) + 7) % 7, 0) ELSE 0 END)::INTEGER"

    since = f"(CASE WHEN year({first}) > 1 THEN {first} + {waits(first)} ELSE {first} END)"
    until = f"(CASE WHEN year({last}) < 9999 THEN {last} + {waits(last + ' + 1')} ELSE {last} END)"
    return since, until


def _facts_needed(pack: Pack, rules: Sequence[Rule]) -> list[str]:
    """The stated facts that rules, texts, scopes and sides read: no others are carried along."""
    always = {"origin", "destination", "region", "sector", "scheme", "worker_age"}
    names = names_behind(pack, rules) | always
    return [fact.name for fact in FACTS if fact.name in names]


def _levels(pack: Pack, rules: Sequence[Rule]) -> str:
    """One table expression for each depth of derived values, so that each value is computed once.

    (A column alias reused within one SELECT would be copied into every use of it.)
    """
    depths: dict[str, int] = {}
    for name in derived_in_order(pack, rules):
        depths[name] = 1 + max((depths.get(part, 0) for part in pack.derived[name].expression.names), default=0)
    expressions, last = [], max(depths.values(), default=0)
    for level in range(1, last + 1):
        items = "".join(
            f', {pack.derived[name].expression.sql} AS "{name}"' for name, at in depths.items() if at == level
        )
        expressions.append(f"level{level} AS (SELECT *{items} FROM level{level - 1}), ")  # noqa: S608
    return "".join(expressions) + f"reckoned AS (SELECT * FROM level{last}), "  # noqa: S608


def _concerned(pack: Pack, rules: Sequence[Rule]) -> str:
    """SQL that is true for the contracts that some rule of the pack may concern."""
    return " OR ".join(sorted({side_of(pack, rule) for rule in rules})) or "FALSE"


def side_of(pack: Pack, rule: Rule) -> str:
    """A rule binds as law of the country of work, of the home country, or (international) everywhere."""
    return "TRUE" if rule.side == "everywhere" else f"\"{rule.side}\" = '{pack.country.replace(chr(39), '')}'"


def applies_by_rule(
    pack: Pack, rules: Sequence[Rule], covered: Mapping[str, Iterable[str]] | None
) -> Iterator[tuple[int, Rule, str]]:
    """Each rule with the SQL of where it applies: its words, its side, and not where a country's own rule speaks."""
    for index, rule in enumerate(rules):
        countries = sorted((covered or {}).get(rule.finds, ())) if rule.side == "everywhere" else []
        elsewhere = ", ".join(f"'{country}'" for country in countries)
        silent = f' AND coalesce("destination" NOT IN ({elsewhere}), TRUE)' if elsewhere else ""
        yield index, rule, f"(({rule.applies.sql}) AND {side_of(pack, rule)}{silent})"


def _answer(pack: Pack, index: int, rule: Rule) -> str:
    """A rule's answer for one period; NULL where it does not apply."""
    used = sorted(used_parameters(pack, (rule,)))
    lawless = " OR ".join(without_law(pack, key) for key in used) or "FALSE"
    return (
        f"CASE WHEN NOT a{index} THEN NULL WHEN h{index} THEN {Answer.KEPT:d} "
        f"WHEN NOT h{index} AND a{index} THEN {Answer.BROKEN:d} "
        f"WHEN a{index} AND ({lawless}) THEN {Answer.NO_LAW:d} ELSE {Answer.CANNOT_TELL:d} END"
    )


def without_law(pack: Pack, key: str) -> str:
    """True where the law has no number: not where the contract only leaves open whose number it is (no age stated)."""
    missing = f'"{column_of(key)}" IS NULL'
    return missing if pack.parameters[key].scopes == ({},) else f'({missing} AND "has_{column_of(key)}" IS NOT NULL)'


def _due(pack: Pack, index: int, rule: Rule) -> str:
    """A second answer where a number behind the rule is due to change and its next value is not known."""
    expected = [day for key in used_parameters(pack, (rule,)) if (day := pack.parameters[key].next_expected)]
    if not expected:
        return "NULL"
    return f"CASE WHEN a{index} AND \"period_start\" >= DATE '{min(expected)}' THEN {Answer.NO_LAW:d} END"


def shown_values(rules: Iterable[Rule]) -> tuple[str, ...]:
    """The names of all values that texts of rules show, in the order in which the statement gives them."""
    return tuple(dict.fromkeys(name for rule in rules for name in placeholders(rule)))


def derived_in_order(pack: Pack, rules: Iterable[Rule], also: Iterable[str] = ()) -> list[str]:
    """The derived values that rules and other names need, each after those it is made from.

    Raises:
        CircularValues: where two derived values are defined by each other.
    """
    order: list[str] = []
    for name in (*(name for rule in rules for name in _names(rule)), *also):
        _place(pack, name, order, ())
    return order


def _place(pack: Pack, name: str, order: list[str], above: tuple[str, ...]) -> None:
    if name in order or name not in pack.derived:
        return
    if name in above:
        raise CircularValues(f"derived values are defined by each other: {' → '.join((*above, name))}")
    for needed in sorted(pack.derived[name].expression.names):
        _place(pack, needed, order, (*above, name))
    order.append(name)


def names_behind(pack: Pack, rules: Iterable[Rule]) -> set[str]:
    """All facts and parameters behind rules, through derived values and texts too."""
    rules = tuple(rules)
    names = {name for rule in rules for name in _names(rule)}
    names |= {name for value in derived_in_order(pack, rules) for name in pack.derived[value].expression.names}
    return names - set(pack.derived)


def parameters_behind(pack: Pack, names: Iterable[str]) -> set[str]:
    """The parameters behind names, through derived values too."""
    names = set(names)
    names |= {name for value in derived_in_order(pack, (), names) for name in pack.derived[value].expression.names}
    return _parameters_of(pack, names)


def used_parameters(pack: Pack, rules: Iterable[Rule]) -> set[str]:
    """The parameters behind rules."""
    return _parameters_of(pack, names_behind(pack, rules))


def _parameters_of(pack: Pack, names: Iterable[str]) -> set[str]:
    return {name.removeprefix("has_") for name in names if name.removeprefix("has_") in pack.parameters} - FACT_NAMES


def _names(rule: Rule) -> list[str]:
    return sorted(rule.applies.names | rule.holds.names | set(placeholders(rule)))
