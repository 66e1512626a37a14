"""Judges contracts: puts every rule that may concern them to the whole of their term.

    judge().check({"origin": "KG", "destination": "RU", "check_on": …, "contract": {…}})   # -> Result

One judge and one database connection a process, opened on first use (after a server has forked). The statements are
planned once, which is what makes a single check quick; they are set-based, so :meth:`Judge.check_many` runs the same
text once for any number of contracts.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from threading import Lock
from typing import Any

from sapar.policy.law.facts import END_OF_TIME, FACTS, FIELDS, Stated, read_contract
from sapar.policy.law.findings import Finding, Result, Verdict
from sapar.policy.law.library import SHARED, Library, library
from sapar.policy.law.packs import Checked, Citation, Code, Pack, Rule
from sapar.policy.law.reviewed import as_reviewed
from sapar.policy.law.statements import (
    SPANS,
    STATED,
    Answer,
    check_statement,
    handed_in,
    json_text,
    names_behind,
    open_database,
    shown_values,
    used_parameters,
)  # fmt: skip
from sapar.policy.law.wording import placeholders

Row = tuple[int, int, int, date, date, list[str | None] | None]
_VERDICTS: Mapping[int, Verdict] = {Answer.KEPT: "kept", Answer.BROKEN: "broken", Answer.CANNOT_TELL: "cannot_tell"}
_ORDER = {"broken": 0, "cannot_tell": 1, "info": 2, "kept": 3}
_LEVELS = {"block": 0, "warn": 1, "info": 2}


class NoPackYet(LookupError):
    """There is no pack for the country of work; the text is a sentence."""


class Judge:
    """A library of law ready to judge contracts."""

    def __init__(self, law: Library) -> None:
        self.law = law
        self.digest = law.digest
        self._lock = Lock()
        self._database = open_database(plans_kept=True)
        covered = codes_judged_by_countries(law)
        for pack in law.packs.values():
            if pack.rules:
                statement = check_statement(pack, covered=covered, given=handed_in(pack))
                self._database.execute(f'PREPARE "judge_{pack.id}" AS {statement}')
        self._shown = {pack.id: shown_values(pack.rules) for pack in law.packs.values()}
        self._used = {
            (pack.id, rule.id): sorted(used_parameters(pack, (rule,)))
            for pack in law.packs.values()
            for rule in pack.rules
        }
        self._behind = {
            (pack.id, rule.id): _fields_behind(pack, rule) for pack in law.packs.values() for rule in pack.rules
        }

    def check(self, case: Mapping[str, Any]) -> Result:
        """Judge one contract.

        Raises:
            InputRefused: when a field cannot be read.
            NoPackYet: when the country of work has no pack.
        """
        return self.check_many([case])[0]

    def check_many(self, cases: Sequence[Mapping[str, Any]]) -> list[Result]:
        """Judge contracts together; the statements run once a pack, whatever the number of contracts."""
        stated = [read_contract(case) for case in cases]
        for contract in stated:
            if self.law.for_country(contract.destination) is None:
                raise NoPackYet(
                    f"There is no pack of laws yet for the country {contract.destination or '(not stated)'}."
                )
        given = _given(stated)
        with self._lock:
            answers = {pack.id: self._answers(pack, given) for pack in self._concerned(stated)}
        findings: dict[int, list[Finding]] = defaultdict(list)
        unknown_from: dict[int, list[date]] = defaultdict(list)
        for name, rows in answers.items():
            self._collect(self.law.packs[name], rows, stated, findings, unknown_from)
        return [
            Result(_sorted(findings[index]), _checked_until(contract, unknown_from[index]), self.digest)
            for index, contract in enumerate(stated)
        ]

    def _concerned(self, stated: Iterable[Stated]) -> list[Pack]:
        countries = {SHARED} | {str(country).lower() for one in stated for country in (one.origin, one.destination)}
        return [pack for name, pack in sorted(self.law.packs.items()) if name in countries and pack.rules]

    def _answers(self, pack: Pack, given: str) -> list[Row]:
        return self._database.execute(f'EXECUTE "judge_{pack.id}"({given})').fetchall()

    def _collect(
        self, pack: Pack, rows: Iterable[Row], stated: Sequence[Stated],
        findings: dict[int, list[Finding]], unknown_from: dict[int, list[date]],
    ) -> None:  # fmt: skip
        """Turn rows into findings: the gravest answer of each rule, and one note where numbers of the law end."""
        gravest: dict[tuple[int, int], Row] = {}
        for row in rows:
            contract, index, answer, since, *_ = row
            rule = pack.rules[index]
            if answer == Answer.NO_LAW:
                unknown_from[contract].append(since)
                if self._note_unknown(pack, rule, row, findings[contract]):
                    continue
                row = (contract, index, Answer.CANNOT_TELL, *row[3:])  # no law loaded for these days: ask an officer
            if (contract, index) not in gravest or gravest[contract, index][2] < row[2]:
                gravest[contract, index] = row
        for (contract, index), row in gravest.items():
            findings[contract].append(self._finding(pack, pack.rules[index], row, stated[contract]))

    def _note_unknown(self, pack: Pack, rule: Rule, row: Row, into: list[Finding]) -> bool:
        """Note once that a number of the law is not known from a day on; False where the pack has no note for it."""
        noted = False
        for key in self._used[pack.id, rule.id]:
            parameter = pack.parameters[key]
            if parameter.when_unknown is None:
                continue
            noted = True
            note = _unknown_after(pack, pack.codes[parameter.when_unknown], rule, parameter.values[-1].citation, row)
            same = [finding for finding in into if finding.code == note.code]
            if all(_said_before(note) < _said_before(finding) for finding in same):
                into[:] = [finding for finding in into if finding not in same] + [note]
        return noted

    def _finding(self, pack: Pack, rule: Rule, row: Row, stated: Stated) -> Finding:
        answer, since, until, numbers = row[2], row[3], row[4], row[5]
        shown_here = dict(zip(self._shown[pack.id], numbers or (), strict=False))
        values = {name: shown_here.get(name) for name in placeholders(rule)}
        missing = self._missing(pack, rule, stated) if answer == Answer.CANNOT_TELL else ()
        return Finding(
            code=rule.finds, level=rule.level, answer=_VERDICTS[answer], rule=f"{pack.id}.{rule.id}", field=rule.field,
            citation=rule.citation, checked=as_reviewed(rule.checked), missing=missing, wording=rule.wording,
            numbers=values, since=since, until=None if until == END_OF_TIME else until,
        )  # fmt: skip

    def _missing(self, pack: Pack, rule: Rule, stated: Stated) -> tuple[str, ...]:
        """The form's fields behind a rule that the contract leaves open."""
        values = dict(zip((fact.name for fact in FACTS), stated.row, strict=True))
        open_fields = [FIELDS[name] for name in self._behind[pack.id, rule.id] if values.get(name) is None]
        return tuple(dict.fromkeys(open_fields)) or (rule.field,)


def _given(stated: Sequence[Stated]) -> str:
    """The contracts and the spans of their pay, as the two arguments of the statements."""
    rows = [
        dict(zip(STATED, (index, one.starts_on, one.ends_on, *one.row), strict=True))
        for index, one in enumerate(stated)
    ]
    spans = [dict(zip(SPANS, (index, *span), strict=True)) for index, one in enumerate(stated) for span in one.spans]
    return f"{json_text(rows)}, {json_text(spans)}"


def codes_judged_by_countries(law: Library) -> dict[str, set[str]]:
    """Violation code -> the countries of work whose own law judges it."""
    codes: dict[str, set[str]] = defaultdict(set)
    for pack in law.packs.values():
        for rule in pack.rules:
            if rule.side == "destination":
                codes[rule.finds].add(pack.country)
    return codes


def _fields_behind(pack: Pack, rule: Rule) -> tuple[str, ...]:
    optional = {"ends_on", "wage_amount", "exchange_rates"}
    scopes = {fact for key in used_parameters(pack, (rule,)) for scope in pack.parameters[key].scopes for fact in scope}
    names = names_behind(pack, (rule,)) | {"worker_age" if fact == "age" else fact for fact in scopes}
    return tuple(sorted(name for name in names if name in FIELDS and name not in optional))


def _unknown_after(pack: Pack, code: Code, rule: Rule, citation: Citation, row: Row) -> Finding:
    since, until = row[3], row[4]
    return Finding(
        code=code.code, level=code.level, answer="info", rule=f"{pack.id}.{rule.id}", field=rule.field,
        citation=citation, checked=Checked("seen"), wording=code.wording, numbers={"period_start": since},
        since=since, until=None if until == END_OF_TIME else until,
    )  # fmt: skip


def _said_before(note: Finding) -> tuple[date | None, bool, str]:
    """Which of several notes of one code is kept: the earliest day, and the pay before what follows from it."""
    return note.since, note.field != "wage", note.rule


def _checked_until(contract: Stated, unknown_from: Sequence[date]) -> date | None:
    known = [day - timedelta(days=1) for day in unknown_from]
    last = min([contract.ends_on, *known])
    return last if contract.starts_on <= last < END_OF_TIME else None


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Breaches first, the grave before the lesser, then by code and rule: the same contract always reads the same."""
    return tuple(sorted(findings, key=lambda f: (_ORDER[f.answer], _LEVELS[f.level], f.code, f.rule)))


@cache
def _judge_of(process: int) -> Judge:
    return Judge(library())


def judge() -> Judge:
    """The judge of this process, with the packs in use."""
    return _judge_of(os.getpid())
