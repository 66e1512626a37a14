"""Two states beside each other, or a state beside the international standards: what differs, how far, what to settle.

    compare("KG", "RU", on=date(2026, 11, 24))     # -> Comparison
    compare("KG", "INT", on=…)                     # against the standards

The distance of two answers is 0 (the same) to 1 (as far apart as answers are), after Gower; that of a dimension and of
the whole is the weighted mean over the questions both answer. Where one answer is not known, nothing is guessed: the
distance is given only where at least seven tenths of the weight is known, and always with the bounds it would have if
all that is unknown were the same, or opposite. The agenda proposes the more protective of the two rules, or the
standard where both lie below it; never the mean. It is no league table: nothing here says which state is better.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from math import log1p
from typing import Any

from sapar.policy.law.form import InputRefused
from sapar.policy.law.library import SHARED, Library, library
from sapar.policy.law.packs import Citation, Held, Matter, Pack, Question, Texts

LEAST_COVERAGE = 0.7
SWING = 0.5  # by how much the weight of each dimension is moved to see how firm a distance is
STANDARDS = "INT"


@dataclass(frozen=True)
class Side:
    """Who is compared: the country's code (INT for the standards) and its name."""

    code: str
    name: Texts


@dataclass(frozen=True)
class Compared:
    """One question with both answers; ``distance`` is None where one is not known.

    ``proposal`` is the answer to harmonise upwards to, ``proposed_by`` whose it is (a, b or standard); None where
    there is nothing to propose.
    """

    question: Question
    matter: Matter
    a: Held | None
    b: Held | None
    distance: float | None
    proposal: Held | None
    proposed_by: str | None

    @property
    def step(self) -> str:
        """By what kind of step the difference is settled: law, by-law, agreement or practice."""
        if self.question.convention:
            return "law"  # by which a state ratifies
        return self.question.step or self.matter.step

    @property
    def changing(self) -> tuple[str, ...]:
        """Which sides would change (a, b) for the proposal to hold for both."""
        if self.proposal is None:
            return ()
        return tuple(name for name in ("a", "b") if getattr(self, name).value != self.proposal.value)

    @property
    def weight(self) -> float:
        """The weight of the question within its dimension."""
        return float(self.question.weight)


@dataclass(frozen=True)
class Measured:
    """How far apart: ``distance`` None below the least coverage; ``low`` and ``high`` its bounds."""

    distance: float | None
    coverage: float
    low: float
    high: float


@dataclass(frozen=True)
class Dimension:
    """One subject with its questions."""

    id: str
    title: Texts
    measured: Measured
    rows: tuple[Compared, ...]


@dataclass(frozen=True)
class Comparison:
    """Two sides on a day; ``firm`` is the range of the distance when each dimension weighs half more or half less.

    ``gap`` is how far a state lies below the standards, where one side is the standards: what is above them counts
    nothing, so it is never more than the distance.
    """

    a: Side
    b: Side
    on: date
    measured: Measured
    firm: tuple[float, float] | None
    dimensions: tuple[Dimension, ...]
    agenda: tuple[Compared, ...]
    digest: str
    gap: float | None = None

    def as_json(self, language: str = "en") -> dict[str, Any]:
        """The comparison as `sapar law compare --json` gives it."""
        return {
            "a": self.a.code, "b": self.b.code, "on": self.on.isoformat(), **_numbers(self.measured),
            "firm": list(self.firm) if self.firm else None, "gap": self.gap,
            "dimensions": [
                {"id": each.id, "title": each.title[language], **_numbers(each.measured),
                 "questions": [_fields(row, language) for row in each.rows]} for each in self.dimensions
            ],
            "agenda": [_fields(row, language) for row in self.agenda], "digest": self.digest,
        }  # fmt: skip


def compare(one: str, other: str, on: date, law: Library | None = None) -> Comparison:
    """Set two states beside each other on a day.

    Args:
        one, other: ISO codes of countries, or INT for the international standards.

    Raises:
        InputRefused: when a country has no pack.
    """
    law = law or library()
    shared = law.packs.get(SHARED)
    if shared is None or not shared.questions:
        raise InputRefused("The international pack has no questions to compare by.")
    sides = [_side(law, code) for code in (one, other)]
    answers = [answers_of(law, side.code, on) for side in sides]
    compared = [
        _compared(
            question,
            shared.dimensions[question.dimension],
            answers[0].get(key),
            answers[1].get(key),
            STANDARDS in (sides[0].code, sides[1].code),
        )
        for key, question in shared.questions.items()
        if STANDARDS not in (sides[0].code, sides[1].code) or question.standard is not None
    ]
    dimensions = tuple(
        Dimension(key, matter.title, _measure(rows), tuple(rows))
        for key, matter in shared.dimensions.items()
        if (rows := [row for row in compared if row.question.dimension == key])
    )
    agenda = sorted(
        (row for row in compared if row.distance and row.proposal is not None),
        key=lambda row: (-(row.distance or 0) * row.weight, row.question.id),
    )
    whole, firm = _whole(dimensions)
    gap = _gap(dimensions) if STANDARDS in (sides[0].code, sides[1].code) else None
    return Comparison(sides[0], sides[1], on, whole, firm, dimensions, tuple(agenda), law.digest, gap)


def _side(law: Library, code: str) -> Side:
    code = code.upper()
    pack = law.packs.get(SHARED) if code == STANDARDS else law.for_country(code)
    if pack is None:
        known = ", ".join(sorted(each.country for each in law.packs.values()))
        raise InputRefused(f"There is no pack of laws for {code or '(none)'}. There are: {known}.")
    return Side(code, pack.name)


def answers_of(law: Library, code: str, on: date) -> dict[str, Held]:
    """What a country (or INT) answers on a day, by question: written answers, numbers of the law, ratifications."""
    questions = law.packs[SHARED].questions
    if code == STANDARDS:
        return {key: question.standard for key, question in questions.items() if question.standard}
    pack = law.for_country(code)
    if pack is None:
        return {}
    found = {key: _answer(pack, question, law.packs[SHARED], on) for key, question in questions.items()}
    return {key: held for key, held in found.items() if held is not None}


def _answer(pack: Pack, question: Question, shared: Pack, on: date) -> Held | None:
    held = pack.answers.get(question.id)
    if held is not None:
        return held if held.since <= on and (held.until is None or on <= held.until) else None
    if question.convention and question.convention in pack.conventions:
        year, checked = pack.conventions[question.convention]
        citation = question.standard.citation if question.standard else Citation(shared.name)
        return Held(year is not None and year <= on.year, citation, checked)
    parameter = pack.parameters.get(question.parameter or "")
    value = parameter.on(on) if parameter else None
    return Held(value.value, value.citation, value.checked, value.since, value.until) if value else None


def _compared(question: Question, matter: Matter, a: Held | None, b: Held | None, with_standard: bool) -> Compared:
    distance = None if a is None or b is None else _distance(question, a.value, b.value)
    proposal, whose = _proposal(question, a, b) if a and b and distance else (None, None)
    if with_standard and proposal is not None and whose != "standard":
        standard_is = "a" if question.standard is a else "b"
        proposal, whose = (proposal, whose) if whose == standard_is else (None, None)  # already above the standard
    return Compared(question, matter, a, b, distance, proposal, whose)


def _distance(question: Question, a: Any, b: Any) -> float:
    """0 the same, 1 as far apart as the answers of this question are."""
    if question.kind == "yes_no":
        return float(a != b)
    ends = (_scaled(question, question.least), _scaled(question, question.most))
    return min(1.0, abs(_scaled(question, a) - _scaled(question, b)) / (ends[1] - ends[0]))


def _scaled(question: Question, value: Any) -> float:
    number = float(value)
    return log1p(number) if question.logarithmic else number


def _proposal(question: Question, a: Held, b: Held) -> tuple[Held | None, str | None]:
    """The more protective of two answers, or the standard where both lie below it."""
    best, whose = (a, "a") if _protection(question, a.value) >= _protection(question, b.value) else (b, "b")
    standard = question.standard
    if standard is not None and _protection(question, standard.value) > _protection(question, best.value):
        return standard, "standard"
    return best, whose


def _protection(question: Question, value: Any) -> Decimal:
    number = Decimal(value) if not isinstance(value, bool) else Decimal(int(value))
    return -number if question.protects in ("no", "less") else number


def _gap(dimensions: Sequence[Dimension]) -> float | None:
    """The weighted mean of what lies below the standard; only rows with something to propose do."""
    below = [
        replace(each, rows=tuple(replace(row, distance=row.distance and (row.distance if row.proposal else 0.0))
                                 for row in each.rows))
        for each in dimensions
    ]  # fmt: skip
    return _weighted(below, {}).distance


def _measure(rows: Sequence[Compared]) -> Measured:
    weight = sum(row.weight for row in rows)
    known = sum(row.weight for row in rows if row.distance is not None)
    apart = sum(row.weight * row.distance for row in rows if row.distance is not None)
    return _bounded(apart, known, weight)


def _bounded(apart: float, known: float, weight: float) -> Measured:
    coverage = known / weight if weight else 0.0
    low, high = (apart / weight, (apart + weight - known) / weight) if weight else (0.0, 0.0)
    distance = apart / known if known and coverage >= LEAST_COVERAGE else None
    return Measured(_round(distance), round(coverage, 4), round(low, 4), round(high, 4))


def _whole(dimensions: Sequence[Dimension]) -> tuple[Measured, tuple[float, float] | None]:
    """The whole, each dimension weighing the same, and how far the distance moves with the weight of one dimension."""
    even = _weighted(dimensions, {})
    swung = [_weighted(dimensions, {each.id: 1 + swing}).distance for each in dimensions for swing in (-SWING, SWING)]
    firm = [distance for distance in swung if distance is not None]
    return even, ((min(firm), max(firm)) if even.distance is not None and firm else None)


def _weighted(dimensions: Sequence[Dimension], weights: Mapping[str, float]) -> Measured:
    apart = known = total = 0.0
    for each in dimensions:
        weight = weights.get(each.id, 1.0)
        share = weight / sum(row.weight for row in each.rows)
        total += weight
        known += share * sum(row.weight for row in each.rows if row.distance is not None)
        apart += share * sum(row.weight * row.distance for row in each.rows if row.distance is not None)
    return _bounded(apart, known, total)


def _round(number: float | None) -> float | None:
    return None if number is None else round(number, 4)


def _numbers(measured: Measured) -> dict[str, Any]:
    return {
        "distance": measured.distance, "coverage": measured.coverage, "low": measured.low, "high": measured.high,
    }  # fmt: skip


def _fields(row: Compared, language: str) -> dict[str, Any]:
    return {
        "id": row.question.id, "asks": row.question.asks[language], "distance": _round(row.distance),
        "a": _held(row.a, language), "b": _held(row.b, language), "standard": _held(row.question.standard, language),
        "propose": _held(row.proposal, language), "proposed_by": row.proposed_by,
        "changing": list(row.changing), "step": row.step, "owner": row.matter.owner[language],
    }  # fmt: skip


def _held(held: Held | None, language: str) -> dict[str, Any] | None:
    if held is None:
        return None
    value = held.value if isinstance(held.value, (bool, str)) else float(held.value)
    return {"value": value, "law": held.citation.text(language), "checked": held.checked.state}
