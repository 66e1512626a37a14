"""The answers given so far: kept in the session, led from question to question, put into the contract form.

Nothing is stored elsewhere. A session holds plain text only (see :mod:`forms`), and ends within a day.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib.sessions.backends.base import SessionBase

from sapar.policy.law.forms import NO, NONE, YES
from sapar.policy.law.places import OTHER, Place, home, moves_freely, place_of
from sapar.policy.law.questions import FIRST_ROUND, QUESTIONS, Fields, Question, ticked

KEY = "contract_check"
SCHEME_OF_UNION = "EAEU"
OF_THE_COUNTRY = frozenset({"region", "employer_in_regional_agreement", "rate"})


@dataclass
class Kept:
    """Answers by field, and the questions that somebody has been at. ``whole`` asks beyond what the rules read.

    The fields of a question are made once for the answers as they stand: a page of findings asks for them many times.
    """

    answers: dict[str, Any] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)
    whole: bool = False
    _made: dict[str, Fields] = field(default_factory=dict, init=False, repr=False, compare=False)

    @classmethod
    def of(cls, session: SessionBase) -> Kept:
        """Read what a session holds."""
        held = session.get(KEY) or {}
        return cls(dict(held.get("answers", {})), list(held.get("seen", [])))

    def keep(self, session: SessionBase) -> None:
        """Hold on to it for the length of the session."""
        session[KEY] = {"answers": self.answers, "seen": self.seen}

    @property
    def country(self) -> str:
        """Return the country of work; empty while it is not known."""
        return str(self.answers.get("destination", ""))

    @property
    def is_elsewhere(self) -> bool:
        """Say whether the country is one whose law we do not have."""
        return self.country == OTHER

    @property
    def place(self) -> Place:
        """Return what matters where the work is."""
        return place_of("" if self.is_elsewhere else self.country, whole=self.whole)

    @property
    def flow(self) -> list[Question]:
        """Return the questions to ask, as far as the answers tell."""
        place, answers = self.place, self.answers
        return [question for question in QUESTIONS if question.when(place, answers) and self.fields(question)]

    def fields(self, question: Question) -> Fields:
        """Return the fields of a question that matter here: to be read, not to be put into a form."""
        if question.slug not in self._made:
            self._made[question.slug] = question.fields(self.place, self.answers)
        return self._made[question.slug]

    def answer(self, questions: Iterable[Question], given: Mapping[str, Any]) -> None:
        """Take the answers to some questions in place of the earlier ones."""
        asked = tuple(questions)
        dropped = {name for question in asked for name in self.fields(question)}
        if any(question.slug == "country" for question in asked) and given.get("destination") != self.country:
            dropped |= OF_THE_COUNTRY
            given = {name: value for name, value in given.items() if name not in OF_THE_COUNTRY}
        self.answers = {name: value for name, value in self.answers.items() if name not in dropped} | dict(given)
        self._made = {}
        slugs = [question.slug for question in asked]
        self.seen = [*(slug for slug in self.seen if slug not in slugs), *slugs]

    def round_of(self, question: Question) -> list[Question]:
        """Return the questions that are asked one after the other with this one: the first round, or the rest."""
        first = question.slug in FIRST_ROUND
        return [each for each in self.flow if (each.slug in FIRST_ROUND) == first]

    def after(self, question: Question) -> Question | None:
        """Return the question after this one; None after the last of its round."""
        return self._beside(question, 1)

    def before(self, question: Question) -> Question | None:
        """Return the question before this one; None before the first of its round."""
        return self._beside(question, -1)

    def _beside(self, question: Question, by: int) -> Question | None:
        asked = self.round_of(question)
        at = asked.index(question) + by
        return asked[at] if 0 <= at < len(asked) else None

    @property
    def left_open(self) -> list[Question]:
        """Return the questions that nobody has been at, those of the first round first."""
        unseen = [question for question in self.flow if question.slug not in self.seen]
        return sorted(unseen, key=lambda question: question.slug not in FIRST_ROUND)

    @property
    def next_open(self) -> Question | None:
        """Return the first question that nobody has been at."""
        return next(iter(self.left_open), None)

    def case(self, on: date) -> dict[str, Any]:
        """Return what was answered in the contract form, to be checked on a day."""
        names = {name for question in self.flow for name in self.fields(question)}
        return case_of({name: value for name, value in self.answers.items() if name in names}, self.place, on)


def case_of(answers: Mapping[str, Any], place: Place, on: date) -> dict[str, Any]:
    """Put plain answers into the contract form. What was not answered is not stated."""
    contract = _nested({name: value for name, value in answers.items() if name.partition("__")[0] not in _SPECIAL})
    contract |= {
        "deductions": _deductions(answers),
        "fees": _fees(answers),
        "agency": _agency(answers, place),
        "overtime": _overtime(answers),
        "stated_clauses": _ticked_or_none(answers, "stated_clauses"),
    }
    wage = contract.get("wage", {})
    if "steps" in wage:
        wage["steps"] = [step for step in wage["steps"].values() if step.get("amount")]
    wage.pop("changes", None)
    fx = {wage["currency"]: {place.currency: answers["rate"]}} if "rate" in answers and "currency" in wage else None
    return {
        "origin": home(), "destination": place.country, "check_on": on, "fx": fx,
        "scheme": SCHEME_OF_UNION if moves_freely(place.country) else None, "contract": contract,
    }  # fmt: skip


_SPECIAL = frozenset({"deductions", "fees", "agency", "overtime", "stated_clauses", "rate", "destination"})


def _nested(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Turn ``wage__period`` into a group; ``…__money`` is an amount with its currency."""
    whole: dict[str, Any] = {}
    for name, value in answers.items():
        *groups, last = name.split("__")
        inner = whole
        for group in groups:
            inner = inner.setdefault(group, {})
        if last == "money":
            inner.update(value)
        else:
            inner[last] = _plain(value)
    return whole


def _plain(value: Any) -> Any:
    return {YES: True, NO: False}.get(value, value) if isinstance(value, str) else value


def _ticked_or_none(answers: Mapping[str, Any], name: str) -> list[str] | None:
    return [each for each in answers[name] if each != NONE] if name in answers else None


def _items(answers: Mapping[str, Any], group: str) -> list[dict[str, Any]] | None:
    if f"{group}__kinds" not in answers:
        return None
    stated = _nested({name: value for name, value in answers.items() if name.startswith(f"{group}__")}).get(group, {})
    return [{"kind": kind, **stated.get(kind, {})} for kind in ticked(answers, group)]


def _deductions(answers: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    return _items(answers, "deductions")


def _fees(answers: Mapping[str, Any]) -> list[dict[str, Any]] | None:
    items = _items(answers, "fees")
    return None if items is None else [{"payer": "worker", **item} for item in items]


def _agency(answers: Mapping[str, Any], place: Place) -> dict[str, Any] | None:
    if answers.get("agency__any") != YES:
        return None
    covers = {YES: [place.country], NO: []}.get(answers.get("agency__covers", ""))
    return {
        "permit_status": answers.get("agency__permit_status"),
        "permit_countries": covers,
        "suspended_from": answers.get("agency__suspended_from"),
    }


def _overtime(answers: Mapping[str, Any]) -> dict[str, Any]:
    paid = answers.get("overtime__paid")
    premium = [answers[name] for name in ("overtime__first", "overtime__later") if name in answers]
    return {
        "planned_hours": answers.get("overtime__planned_hours"),
        "per": answers.get("overtime__per"),
        "premium": premium if "overtime__first" in answers else None,
        "included_in_wage": {"included": True, "not_paid": False}.get(paid or ""),
        "paid_on_top": {"on_top": True, "not_paid": False}.get(paid or ""),
    }
