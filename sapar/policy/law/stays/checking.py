"""Puts what a country asks of a stay to one stay: kept, too late, still to be done, or not to be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from sapar.policy.law.deadlines import LastDay, count_deadline
from sapar.policy.law.library import Library, library
from sapar.policy.law.packs import Checked, Citation, Pack, StayRule, Texts
from sapar.policy.law.plan import events_of
from sapar.policy.law.stays.facts import EVENTS, STAYS, Stay

Answer = Literal["broken", "due", "cannot_tell", "kept"]
ORDER: tuple[Answer, ...] = ("broken", "due", "cannot_tell", "kept")


@dataclass(frozen=True)
class StayFinding:
    """What one rule says of a stay on a day.

    ``last_day`` is the last by law, ``safe_by`` the one that no reading can call late; None where they cannot be
    known, or where no day of stay was left. ``missing`` names what would settle a *cannot tell*. ``extra`` holds what
    a count tells beside, such as the days used at entry.
    """

    rule: str
    answer: Answer
    title: Texts
    ask: Texts
    do: Texts
    citation: Citation
    checked: Checked
    ends_the_stay: bool
    last_day: date | None = None
    safe_by: date | None = None
    days_left: int | None = None
    done_on: date | None = None
    missing: tuple[str, ...] = ()
    calendar_warning: str = ""
    extra: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class StayResult:
    """All findings on one stay, the gravest first and then by day; ``covered`` where the country has rules at all."""

    findings: tuple[StayFinding, ...]
    covered: bool
    digest: str

    def of(self, answer: Answer) -> list[StayFinding]:
        """Return the findings with one answer."""
        return [finding for finding in self.findings if finding.answer == answer]


def check_stay(told: Mapping[str, Any], on: date, law: Library | None = None) -> StayResult:
    """Check a stay as it stands on a day.

    Args:
        told: ``country``, and what is known of :data:`facts.STAY_FACTS` and ``stays``.

    Raises:
        InputRefused: when something told cannot be read.
    """
    law = law or library()
    pack, stay = law.for_country(told.get("country")), Stay.of(told)
    rules = pack.stays if pack else ()
    found = [finding for rule in rules if pack and (finding := _judged(pack, rule, stay, on))]
    found.sort(key=lambda each: (ORDER.index(each.answer), each.last_day or date.min))
    return StayResult(tuple(found), bool(rules), law.digest)


def _judged(pack: Pack, rule: StayRule, stay: Stay, on: date) -> StayFinding | None:
    applies = stay.truth_of(rule.applies.sql)
    if applies is False:
        return None
    missing = [name for name in sorted(rule.applies.names) if applies is None and stay.facts[name] is None]
    missing += [EVENTS[event] for event in sorted(events_of(rule.deadline.count)) if event not in stay.events]
    if missing:
        return _finding(pack, rule, "cannot_tell", missing=tuple(dict.fromkeys(missing)))
    last = count_deadline(pack, rule.deadline, stay.events)
    if rule.ends_the_stay:
        return _finding(pack, rule, _of_presence(last, stay, on), last, on)
    answer, missing = _of_deed(rule, last, stay, on)
    return _finding(pack, rule, answer, last, on, done_on=stay.facts[rule.done_on], missing=tuple(missing))


def _of_presence(last: LastDay, stay: Stay, on: date) -> Answer:
    """Whoever has left by the last day has kept it; whoever is still there has until then."""
    left = stay.facts["left_on"]
    has_left = left is not None and left <= on
    if last.last_day is None or (left if has_left else on) > last.last_day:
        return "broken"
    return "kept" if has_left else "due"


def _of_deed(rule: StayRule, last: LastDay, stay: Stay, on: date) -> tuple[Answer, list[str]]:
    """Something is in time by its last day, and no longer needed where somebody left before it."""
    done_on, done, left = stay.facts[rule.done_on], stay.facts.get(rule.done), stay.facts["left_on"]
    end = last.last_day
    if end is None:
        return "cannot_tell", [rule.done_on]
    if done_on is not None and done_on <= on:
        return ("kept" if done_on <= end else "broken"), []
    if left is not None and left <= min(end, on):
        return "kept", []
    if done:
        return ("kept", []) if on <= end else ("cannot_tell", [rule.done_on])
    if done is None and rule.done and done_on is None:
        return "cannot_tell", [rule.done]
    return ("due" if on <= end else "broken"), []


def _finding(
    pack: Pack, rule: StayRule, answer: Answer, last: LastDay | None = None, on: date | None = None, **more: Any
) -> StayFinding:
    end = last.last_day if last else None
    return StayFinding(
        rule=f"{pack.id}.{rule.id}", answer=answer, title=rule.deadline.title, ask=rule.ask, do=rule.do,
        citation=rule.deadline.citation, checked=rule.deadline.checked, ends_the_stay=rule.ends_the_stay,
        last_day=end, safe_by=last.safe_by if last else None,
        days_left=(end - on).days if end and on and end >= on else None,
        calendar_warning=last.calendar_warning if last else "", extra=last.extra if last else {}, **more,
    )  # fmt: skip


def counts_earlier_stays(rules: tuple[StayRule, ...]) -> bool:
    """Say whether any of these rules counts earlier stays."""
    return any(rule.deadline.count.get(STAYS) for rule in rules)


def facts_read_by(rules: tuple[StayRule, ...]) -> frozenset[str]:
    """Return what these rules need to be told: only that is asked."""
    read = {"entered", "left_on"}
    for rule in rules:
        read |= {*rule.applies.names, rule.done, rule.done_on}
        read |= {EVENTS[event] for event in events_of(rule.deadline.count)}
    return frozenset(read - {""})
