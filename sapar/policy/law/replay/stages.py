"""The SQL that puts a whole file of contracts to a pack.

Two passes. *Terms*: what does not change within a contract, its rules answered once. *Periods*: the term cut where pay
or law changes, and only the rules that look at what changes. The answers of up to sixty rules are the bits of one
number, so that no row is written for a rule that is kept. Where shortfalls are asked for, a broken rule of pay also has
a column with what the worker is short of a month.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sapar.policy.law.expressions import column_of
from sapar.policy.law.facts import END_OF_TIME
from sapar.policy.law.packs import Pack, Parameter
from sapar.policy.law.statements import (
    applies_by_rule,
    derived_in_order,
    in_force,
    parameters_behind,
    side_of,
    used_parameters,
    without_law,
)
from sapar.policy.law.timeline import DAYS, columns_of, covered_sql, scoped_sql, timeline_rows

BITS = 60  # rules whose answers share one 64-bit number
OPEN_END = f"DATE '{END_OF_TIME}'"
SHORT = "DECIMAL(28,2)"  # money a month
PERIOD_NAMES = frozenset({"period_start", "period_end"})
ALWAYS_CARRIED = ("contract", "check_on", "term_start", "term_end", "pay_interval", "pay_week_starts", "wage_amount")


@dataclass(frozen=True)
class Answers:
    """The answers of some rules in a table: which rules, by which columns."""

    table: str
    rules: tuple[int, ...]
    dated: bool

    def bits(self) -> Iterator[tuple[int, int, int]]:
        """Each rule with the number of its mask and its bit."""
        for place, rule in enumerate(self.rules):
            yield rule, place // BITS, 1 << place % BITS


class PackStages:
    """One pack made ready to judge a table ``stated`` (and ``pay_spans``, where pay changes within contracts)."""

    def __init__(
        self, pack: Pack, covered: Mapping[str, Iterable[str]], *, pay_changes: bool, shortfalls: bool = False
    ) -> None:
        self.pack = pack
        self.pay_changes = pay_changes
        self.rules = pack.rules
        self.shortfalls = {
            index: rule.shortfall
            for index, rule in enumerate(pack.rules)
            if shortfalls and rule.shortfall is not None and rule.level == "block"
        }
        of_money = {name for expression in self.shortfalls.values() for name in expression.names}
        self.applies = {index: sql for index, _, sql in applies_by_rule(pack, pack.rules, covered)}
        used = used_parameters(pack, pack.rules) | parameters_behind(pack, of_money)
        self.dated = {key for key in used if _changes(pack.parameters[key])}
        self.constant = {key: pack.parameters[key].values[0].value for key in sorted(used - self.dated)}
        self.columns = columns_of(pack, self.dated)
        self.derived = [name for name in derived_in_order(pack, pack.rules, of_money) if name in self._needed()]
        self.late = self._late_names()
        of_periods = [index for index in range(len(self.rules)) if self._names(index) & self.late]
        of_terms = [index for index in range(len(self.rules)) if index not in of_periods]
        self.terms = Answers(f"terms_{pack.id}", tuple(of_terms), dated=False)
        self.periods = Answers(f"periods_{pack.id}", tuple(of_periods), dated=True)

    def law_table(self) -> tuple[str, str, list[tuple[Any, ...]]]:
        """The law laid out in time: SQL to make its table, SQL to fill it, its rows."""
        types = {**dict.fromkeys(DAYS, "DATE"), **{column.name: column.type for column in self.columns}}
        columns = ", ".join(f'"{name}" {kind}' for name, kind in types.items())
        slots = ", ".join("?" for _ in types)
        name = f'"law_{self.pack.id}"'
        return (
            f"CREATE OR REPLACE TABLE {name} ({columns})",
            f"INSERT INTO {name} VALUES ({slots})",  # noqa: S608
            timeline_rows(self.columns),
        )

    def statements(self) -> list[str]:
        """The SQL of both passes; the second only where some rule looks at what changes."""
        return [self._terms_sql(), *([self._periods_sql()] if self.periods.rules else [])]

    def _late_names(self) -> set[str]:
        """Facts, parameters and derived values that may change within a contract."""
        late = set(PERIOD_NAMES) | self.dated | {f"has_{key}" for key in self.dated}
        late |= {"wage_amount"} if self.pay_changes else set()
        for name in self.derived:
            if self.pack.derived[name].expression.names & late:
                late.add(name)
        return late

    def _needed(self) -> set[str]:
        """The names that rules read, through derived values too (texts are for readers of one contract)."""
        needed: set[str] = set()
        waiting = {name for index in range(len(self.rules)) for name in self._names(index)}
        while waiting:
            needed |= waiting
            below = (self.pack.derived[name].expression.names for name in waiting if name in self.pack.derived)
            waiting = set().union(*below) - needed
        return needed

    def _names(self, index: int) -> frozenset[str]:
        rule, short = self.rules[index], self.shortfalls.get(index)
        return rule.applies.names | rule.holds.names | (short.names if short else frozenset())

    def _terms_sql(self) -> str:
        concerned = " OR ".join(sorted({side_of(self.pack, rule) for rule in self.rules})) or "FALSE"
        scopes = "".join(f", {sql}" for sql in covered_sql(self.columns))
        steps = [f"base AS (SELECT *{self._constants()}{scopes} FROM stated WHERE {concerned})"]  # noqa: S608
        last = self._chain(steps, "base", [name for name in self.derived if name not in self.late])
        carried = ", ".join(self._carried())
        return self._answered(self.terms, steps, last, carried, keep_all=bool(self.periods.rules))

    def _periods_sql(self) -> str:
        since, until = in_force(self.pack, "t", "l")
        numbers = "".join(f', l."{column.name}"' for column in self.columns)
        amount, spans, first, last_day = "", "", "t.term_start", "t.term_end"
        if self.pay_changes:
            amount, spans = ', s.amount AS "wage_amount"', " JOIN pay_spans s ON s.contract = t.contract"
            first, last_day = "s.since", "s.until"
        carried = "".join(f", t.{name}" for name in self._carried() if not (self.pay_changes and "wage_amount" in name))
        scoped = "".join(f", {item}" for item in scoped_sql(self.columns, covered_known=True))
        law = f'"law_{self.pack.id}" l ON {since} <= {last_day} AND {until} >= {first}'
        known = f"coalesce(t.check_on, {OPEN_END}) BETWEEN l.known_since AND l.known_until"
        period = f"greatest({first}, {since}) AS period_start, least({last_day}, {until}) AS period_end"
        table = f'"{self.terms.table}" t{spans}'
        cut = f"SELECT {period}{amount}{carried}{numbers} FROM {table} JOIN {law} AND {known}"  # noqa: S608
        steps = [f"cut AS ({cut})", f"base AS (SELECT *{scoped}{self._constants()} FROM cut)"]  # noqa: S608
        last = self._chain(steps, "base", [name for name in self.derived if name in self.late])
        return self._answered(self.periods, steps, last, "contract, period_start, period_end", keep_all=False)

    def _constants(self) -> str:
        return "".join(f', {literal(value)} AS "{column_of(key)}"' for key, value in self.constant.items())

    def _chain(self, steps: list[str], last: str, names: Sequence[str]) -> str:
        """Add one table expression for each depth of derived values, so that each is computed once."""
        depths: dict[str, int] = {}
        for name in names:
            depths[name] = 1 + max(
                (depths.get(part, 0) for part in self.pack.derived[name].expression.names), default=0
            )
        for depth in range(1, max(depths.values(), default=0) + 1):
            items = ", ".join(
                f'{self.pack.derived[name].expression.sql} AS "{name}"' for name, at in depths.items() if at == depth
            )
            steps.append(f"depth{depth} AS (SELECT *, {items} FROM {last})")  # noqa: S608
            last = f"depth{depth}"
        return last

    def _carried(self) -> list[str]:
        """What the second pass reads of the first, as quoted columns."""
        names: set[str] = set()
        for index in self.periods.rules:
            names |= self._names(index)
        for name in self.derived:
            if name in self.late:
                names |= self.pack.derived[name].expression.names
        names -= self.late | set(self.constant)
        own = [column_of(name) for name in sorted(names | {"destination", "origin"})]
        flags = [f"in_scope#{number}" for number, column in enumerate(self.columns) if column.scope]
        return [f'"{name}"' for name in dict.fromkeys([*ALWAYS_CARRIED, *own, *flags])]

    def _lawless_names(self, index: int) -> set[str]:
        return set(used_parameters(self.pack, (self.rules[index],)))

    def _answered(self, answers: Answers, steps: list[str], last: str, carried: str, *, keep_all: bool) -> str:
        """A table of the answers: where a rule is broken, where it cannot be told, where the law is not known."""
        weighed = "".join(
            f", {self.applies[index]} AS a{index}, ({self.rules[index].holds.sql}) AS h{index}"
            f", {self._law_missing(index) if answers.dated else 'FALSE'} AS n{index}"
            for index in answers.rules
        )
        masks: dict[str, list[str]] = {}
        for index, number, bit in answers.bits():
            open_question = f"(a{index} AND NOT h{index}) IS NULL"
            masks.setdefault(f"broken{number}", []).append(_bit(f"a{index} AND NOT h{index}", bit))
            masks.setdefault(f"unclear{number}", []).append(
                _bit(f"{open_question} AND NOT coalesce(a{index} AND n{index}, FALSE)", bit)
            )
            if answers.dated:
                due = self._due(index)
                lacking = f"{open_question} AND a{index} AND n{index}"
                masks.setdefault(f"lawless{number}", []).append(
                    _bit(f"({lacking}) OR (a{index} AND {due})" if due else lacking, bit)
                )
        columns = ", ".join(f'{" | ".join(bits)} AS "{name}"' for name, bits in masks.items())
        for index in answers.rules:
            if index in self.shortfalls:
                weighed += f", {self._short(index)} AS s{index}"
                columns += f", s{index}"
        found = " OR ".join(f'"{name}" <> 0' for name in masks)
        steps = [*steps, f"weighed AS (SELECT {carried}{weighed} FROM {last})"]  # noqa: S608
        kept = f"SELECT {carried}{', ' + columns if columns else ''} FROM weighed"  # noqa: S608
        body = kept if keep_all or not found else f"SELECT * FROM ({kept}) WHERE {found}"  # noqa: S608
        return f'CREATE OR REPLACE TABLE "{answers.table}" AS WITH {", ".join(steps)} {body}'

    def _short(self, index: int) -> str:
        """What a worker is short of a month where the rule is broken; zero where that cannot be told."""
        rule, money = self.rules[index], self.shortfalls[index].sql
        amount = f"coalesce(TRY_CAST(round(({money})::DOUBLE, 2) AS {SHORT}), 0)"
        return f"CASE WHEN {self.applies[index]} AND NOT ({rule.holds.sql}) THEN {amount} END"

    def _law_missing(self, index: int) -> str:
        lacking = [without_law(self.pack, key) for key in sorted(self._lawless_names(index) & self.dated)]
        return f"({' OR '.join(lacking)})" if lacking else "FALSE"

    def _due(self, index: int) -> str:
        expected = [day for key in self._lawless_names(index) if (day := self.pack.parameters[key].next_expected)]
        return f"period_start >= DATE '{min(expected)}'" if expected else ""


def _changes(parameter: Parameter) -> bool:
    """Whether a number of the law is not one and the same for every contract and day."""
    if len(parameter.values) > 1 or parameter.next_expected or parameter.scopes != ({},):
        return True
    only = parameter.values[0]
    return bool(only.until or only.known_from or only.since > date.min)


def _bit(condition: str, bit: int) -> str:
    return f"(CASE WHEN {condition} THEN {bit}::BIGINT ELSE 0 END)"


def literal(value: Any) -> str:
    """A value of the law as SQL, exact."""
    if isinstance(value, list):
        return f"[{', '.join(map(literal, value))}]"
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, Decimal):
        return f"{value}::DECIMAL(28,4)"
    if isinstance(value, date):
        return f"DATE '{value}'"
    return "'" + str(value).replace("'", "''") + "'"
