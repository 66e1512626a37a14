"""Checks that need the whole pack: texts name only values that exist, the SQL runs, deadlines have a calendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb

from sapar.policy.law.facts import FACT_NAMES
from sapar.policy.law.packs import Pack, Rule
from sapar.policy.law.problems import Problem
from sapar.policy.law.statements import CircularValues, check_statement, open_database, prepare_tables
from sapar.policy.law.wording import placeholders


def problems_of_pack(folder: Path, pack: Pack) -> list[Problem]:
    """The faults of a pack that was read without faults."""
    lines = _LineFinder(folder)
    problems = [*_text_problems(lines, pack), *_deadline_problems(lines, pack), *_type_problems(lines, pack)]
    return sorted(problems or _query_problems(lines, pack))  # the SQL is only tried where all names are right


class _LineFinder:
    """Finds the file an entry stands in from its line and a word on that line."""

    def __init__(self, folder: Path) -> None:
        self.texts = {path: path.read_text(encoding="utf-8").splitlines() for path in sorted(folder.glob("*.yaml"))}
        self.folder = folder

    def problem(self, line: int, word: str, message: str) -> Problem:
        for path, text in self.texts.items():
            if any(word.split(".")[-1] in row for row in text[max(line - 2, 0) : line + 3]):
                return Problem(str(path), line, message)
        return Problem(str(self.folder), line, message)


def _text_problems(lines: _LineFinder, pack: Pack) -> Iterator[Problem]:
    known = FACT_NAMES | set(pack.parameters) | set(pack.derived)
    for rule in pack.rules:
        for name in placeholders(rule):
            if name not in known:
                yield lines.problem(rule.line, rule.id, f"rule {rule.id}: its text shows unknown value {{{name}}}: "
                                                        "name a fact, parameter or derived value")  # fmt: skip
        for part in ("says", "ask", "do"):
            if not all(getattr(rule.wording, part).values()):
                yield lines.problem(rule.line, rule.id, f"rule {rule.id}: no text for {part!r}")


def _deadline_problems(lines: _LineFinder, pack: Pack) -> Iterator[Problem]:
    if pack.deadlines and pack.calendar is None:
        first = next(iter(pack.deadlines.values()))
        yield lines.problem(
            first.line, first.id, "the pack has deadlines but no calendar of working days: add calendar"
        )
    for procedure in pack.procedures:
        for step in procedure.steps:
            if step.deadline and step.deadline not in pack.deadlines:
                yield lines.problem(step.line, step.id, f"step {step.id}: unknown deadline {step.deadline!r}")


def _type_problems(lines: _LineFinder, pack: Pack) -> Iterator[Problem]:
    for parameter in pack.parameters.values():
        kinds = {_kind(value.value) for value in parameter.values}
        if len(kinds) > 1:
            yield lines.problem(parameter.line, parameter.key, f"values of {parameter.key} are of different kinds: "
                                                               f"{', '.join(sorted(kinds))}")  # fmt: skip


def _kind(value: object) -> str:
    kinds: Iterable[tuple[type, str]] = ((bool, "yes or no"), (Decimal, "number"), (date, "day"), (list, "list"))
    return next((name for kind, name in kinds if isinstance(value, kind)), "word")


def _query_problems(lines: _LineFinder, pack: Pack) -> Iterator[Problem]:
    """Let the database plan all rules together, and where that fails each by itself, so that a fault names its rule."""
    database = open_database()
    try:
        prepare_tables(database, pack)
    except CircularValues as error:
        first = pack.rules[0]
        yield lines.problem(first.line, first.id, str(error))
        return
    money = tuple(probe for rule in pack.rules if (probe := _money_probe(rule)))
    if not _fault_of(database, pack, (*pack.rules, *money)):
        return
    for rule in pack.rules:
        if reason := _fault_of(database, pack, (rule,)):
            yield lines.problem(rule.line, rule.id, f"rule {rule.id}: the SQL does not run: {reason}")
    for probe in money:
        if reason := _fault_of(database, pack, (probe,)):
            yield lines.problem(probe.line, probe.id, f"rule {probe.id}: its shortfall is no number: {reason}")


def _money_probe(rule: Rule) -> Rule | None:
    """A rule that only runs where the shortfall of this one is a number."""
    if rule.shortfall is None:
        return None
    is_number = replace(rule.shortfall, sql=f"(abs({rule.shortfall.sql}) >= 0)")
    return replace(rule, holds=is_number)


def _fault_of(database: duckdb.DuckDBPyConnection, pack: Pack, rules: Sequence[Rule]) -> str:
    """Return why the database cannot plan these rules; nothing where it can."""
    try:
        database.execute(f"EXPLAIN {check_statement(pack, rules=rules)}")
    except duckdb.Error as error:
        return str(error).split("\n")[0]
    return ""
