"""What a country pack holds, as plain records: the vocabulary. Reading them from YAML is :mod:`reading`."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from sapar.policy.law.expressions import Expression

LANGUAGES = ("en", "ru", "ky")
BEGINNING_OF_TIME = date(1, 1, 1)

# Acts that count in something else than articles.
PARTS: Mapping[str, Mapping[str, str]] = {
    "section": {"ru": "раздел {number}", "ky": "{number}-бөлүм"},
    "reg.": {"ru": "правило {number}", "ky": "{number}-эреже"},
    "principle": {"ru": "принцип {number}", "ky": "{number}-принцип"},
}

Texts = Mapping[str, str]
"""One text in every language of the instance."""


@dataclass(frozen=True)
class Citation:
    """Where a rule or number stands: an act (its name in each language) and the article."""

    act: Texts
    article: str = ""
    note: str = ""

    def text(self, language: str = "en") -> str:
        """The citation as a reader writes it: act, then article."""
        act = self.act.get(language) or self.act["en"]
        if not self.article:
            return act
        part, _, number = self.article.partition(" ")
        if part in PARTS and number:
            return f"{act}, {PARTS[part].get(language, '{part} {number}').format(part=part, number=number)}"
        if not self.article[0].isdigit():
            return f"{act}, {self.article}"
        return {"ru": f"{act}, статья {self.article}", "ky": f"{act}, {self.article}-берене"}.get(
            language, f"{act}, article {self.article}"
        )


@dataclass(frozen=True)
class Checked:
    """How far an entry is confirmed: unverified, seen, confirmed (by whom, when) or disputed (with its readings).

    ``entry`` names the entry in the whole library, and ``written`` is its content as the pack has it (canonical JSON,
    without how far it is checked). What was confirmed is that wording and no other: ``digest`` tells them apart.
    """

    state: str
    by: Texts = field(default_factory=dict)
    on: date | None = None
    readings: tuple[Texts, ...] = ()
    meanwhile: int | None = None  # the place among the readings of the one to go by until the dispute is settled
    entry: str = ""
    written: str = ""

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the entry and its wording."""
        return hashlib.sha256(f"{self.entry}\n{self.written}".encode()).hexdigest()


@dataclass(frozen=True)
class DatedValue:
    """One value of a parameter, for a time and (where scoped) for some regions, sectors or schemes."""

    since: date
    until: date | None
    value: Any
    citation: Citation
    checked: Checked
    scope: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    known_from: date | None = None
    line: int = 0


@dataclass(frozen=True)
class Parameter:
    """A number (or word) of the law with its history."""

    key: str
    title: Texts
    unit: str
    values: tuple[DatedValue, ...]
    when_unknown: str | None = None
    next_expected: date | None = None
    line: int = 0

    @property
    def scopes(self) -> tuple[Mapping[str, tuple[str, ...]], ...]:
        """The different scopes its values have, in the order written; the empty scope is the rule for everyone."""
        seen: list[Mapping[str, tuple[str, ...]]] = []
        for value in self.values:
            if value.scope not in seen:
                seen.append(value.scope)
        return tuple(seen)

    def on(self, day: date, known_on: date | None = None) -> DatedValue | None:
        """The unscoped value in force on a day, as known on another (by default: as known now)."""
        for value in self.values:
            known = known_on is None or value.known_from is None or value.known_from <= known_on
            if known and not value.scope and value.since <= day and (value.until is None or day <= value.until):
                return value
        return None


@dataclass(frozen=True)
class Derived:
    """A value computed in SQL from facts, parameters and other derived values.

    ``needs`` names the parameters that a country must have before it can use a value of the shared arithmetic.
    """

    name: str
    unit: str
    expression: Expression
    line: int = 0
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Wording:
    """What a finding says in each language: what is wrong, what to ask when it cannot be told, what to do."""

    says: Texts
    ask: Texts
    do: Texts


@dataclass(frozen=True)
class Rule:
    """One rule: where it applies, what must hold, which finding follows when it does not.

    ``shortfall`` (of rules on pay, where the pack states it) is how far a worker is below the law where the rule is
    broken: money of the wage's currency a month.
    """

    id: str
    finds: str
    level: str
    field: str
    applies: Expression
    holds: Expression
    wording: Wording
    citation: Citation
    checked: Checked
    side: str
    line: int = 0
    shortfall: Expression | None = None


@dataclass(frozen=True)
class Code:
    """A kind of finding, with its usual level and wording."""

    code: str
    level: str
    wording: Wording


@dataclass(frozen=True)
class Deadline:
    """How a last day is counted from events; the arithmetic is :mod:`deadlines`, the numbers are parameters."""

    id: str
    title: Texts
    count: Mapping[str, Any]
    citation: Citation
    checked: Checked
    claim: str | None = None
    advice: Texts = field(default_factory=dict)
    line: int = 0


@dataclass(frozen=True)
class StayRule:
    """What a stay must keep: something ``done`` by the last day of a deadline, or else the stay itself ends by it.

    ``done`` names the yes or no, ``done_on`` the day that somebody tells; both empty where the stay must end.
    """

    id: str
    deadline: Deadline
    applies: Expression
    done: str
    done_on: str
    ask: Texts
    do: Texts
    line: int = 0

    @property
    def ends_the_stay(self) -> bool:
        """Whether nothing but leaving keeps it."""
        return not self.done_on


@dataclass(frozen=True)
class ProcedureStep:
    """One step of a procedure as the pack writes it.

    ``visits`` counts the offices one must go to in person; ``takes_days`` (a number, or the name of one) the days that
    an authority takes by its rules; ``since`` and ``until`` the days between which the step is asked for.
    """

    id: str
    phase: str
    who: tuple[str, ...]
    texts: Mapping[str, Texts]
    documents: tuple[str, ...]
    fee: Mapping[str, Any]
    authority: str
    deadline: str | None
    applies: Expression | None
    citation: Citation
    checked: Checked
    line: int = 0
    visits: int = 0
    takes_days: str | int | None = None
    since: date = BEGINNING_OF_TIME
    until: date | None = None


@dataclass(frozen=True)
class Procedure:
    """Steps for people on some pathway."""

    id: str
    title: Texts
    applies: Expression
    steps: tuple[ProcedureStep, ...]


@dataclass(frozen=True)
class Provision:
    """What the law says in words: a right, a duty, a body to turn to. No rule computes with it; people read it."""

    id: str
    title: Texts
    says: Texts
    citation: Citation
    checked: Checked
    since: date = BEGINNING_OF_TIME
    until: date | None = None


@dataclass(frozen=True)
class Held:
    """One answer of a state (or of the international standards) to a question of comparison."""

    value: Any
    citation: Citation
    checked: Checked
    since: date = BEGINNING_OF_TIME
    until: date | None = None


@dataclass(frozen=True)
class Matter:
    """A subject of comparison: its title, by what kind of step a difference is settled, and who prepares it."""

    title: Texts
    step: str
    owner: Texts


@dataclass(frozen=True)
class Question:
    """One thing that can be compared: how its answers are measured, and which of them protects a worker more.

    ``kind``: ``yes_no``, ``number`` or ``level`` (an order of steps). ``protects``: ``yes``, ``no``, ``more`` or
    ``less``. ``parameter`` names the number of the law that answers, ``convention`` the one whose ratification does.
    ``step`` is the kind of step by which a difference is settled, where it is not that of its dimension.
    """

    id: str
    dimension: str
    kind: str
    protects: str
    asks: Texts
    parameter: str | None = None
    convention: str | None = None
    least: Decimal = Decimal(0)
    most: Decimal = Decimal(1)
    logarithmic: bool = False
    weight: Decimal = Decimal(1)
    standard: Held | None = None
    step: str | None = None


@dataclass(frozen=True)
class Calendar:
    """Days off of a country, and the years for which they are known."""

    weekend: frozenset[int]
    days_off: Mapping[date, Texts]
    working_weekend_days: frozenset[date]
    years: frozenset[int]
    estimated: frozenset[date]
    rolls_forward: bool
    citation: Citation


@dataclass(frozen=True)
class Pack:
    """One country's law (or the international standards), read and checked, with the digest of its content.

    ``changes_take_effect``: ``at once``, or ``pay week`` where a new number holds from the first pay week that begins
    on or after its day.
    """

    id: str
    country: str
    name: Texts
    currency: str | None
    parameters: Mapping[str, Parameter]
    derived: Mapping[str, Derived]
    rules: tuple[Rule, ...]
    codes: Mapping[str, Code]
    deadlines: Mapping[str, Deadline]
    procedures: tuple[Procedure, ...]
    calendar: Calendar | None
    digest: str
    changes_take_effect: str = "at once"
    dimensions: Mapping[str, Matter] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    answers: Mapping[str, Held] = field(default_factory=dict)
    conventions: Mapping[str, tuple[int | None, Checked]] = field(default_factory=dict)
    provisions: Mapping[str, Provision] = field(default_factory=dict)
    stays: tuple[StayRule, ...] = ()
