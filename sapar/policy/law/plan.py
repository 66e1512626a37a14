"""The steps of a journey: what to do before leaving, after arriving and when returning, with dates and articles.

    steps("KG", "RU", "free_movement", {"entry": "2026-03-01"})

Procedures come from the home country's pack and from that of the country of work. A step whose event is not known yet
has no date; ``within`` still says how it will be counted.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from threading import Lock
from typing import Any

import duckdb

from sapar.policy.law.deadlines import LastDay, count_deadline
from sapar.policy.law.form import Form, InputRefused
from sapar.policy.law.library import Library, library
from sapar.policy.law.packs import Checked, Citation, Pack, Procedure, ProcedureStep, Texts
from sapar.policy.law.reading_plans import JOURNEY_FACTS, PHASES, parts_of
from sapar.policy.law.reviewed import as_reviewed
from sapar.policy.law.statements import open_database

PATHWAYS = ("free_movement", "permit", "agency")
_NO_TEXT: Texts = {"en": "", "ru": "", "ky": ""}
_ORDER_OF_FACTS = sorted(JOURNEY_FACTS)
_LOCK = Lock()


@dataclass(frozen=True)
class Step:
    """One step of a person's plan, with its texts in every language.

    ``do_by`` is the legal last day and ``safe_by`` the day that no reading can call late; both None until the event it
    counts from (``counted_from``) is known.
    """

    id: str
    phase: str
    who: tuple[str, ...]
    title: Texts
    what: Texts
    where: Texts
    bring: Texts
    if_late: Texts
    documents: tuple[str, ...]
    fee: Mapping[str, Any]
    authority: str
    do_by: date | None
    safe_by: date | None
    counted_from: str | None
    citation: Citation
    checked: Checked
    calendar_warning: str = ""
    visits: int = 0
    takes_days: int | None = None


def steps(
    origin: str,
    destination: str,
    pathway: str = "free_movement",
    events: Mapping[str, Any] | None = None,
    *,
    law: Library | None = None,
    on: date | None = None,
    **journey: str,
) -> list[Step]:
    """The steps for a person from ``origin`` who goes to ``destination`` on a pathway.

    Args:
        events: days known so far: departure, entry, arrival, contract_signed, medical_exam, contract_ended,
            contract_end, returned. ``arrival`` and ``entry`` stand for each other.
        on: the day whose law is asked for: steps asked for at another time are left out. By default all are there.
        journey: further facts of the journey: scheme, region, sector.

    Returns:
        Steps by phase (before, abroad, return) and within it in the order of the procedures.
    """
    law = law or library()
    facts = {"origin": origin, "destination": destination, "pathway": pathway, **journey}
    known = _with_twins(events or {})
    packs = [pack for country in dict.fromkeys((origin, destination)) if (pack := law.for_country(country))]
    found = [
        _step(pack, step, known)
        for pack in packs for procedure in pack.procedures if _fits(procedure, facts)
        for step in procedure.steps
        if (step.applies is None or _true(step.applies.sql, facts)) and _asked_for(step, on)
    ]  # fmt: skip
    return sorted(found, key=lambda step: PHASES.index(step.phase))


def refuse_unknown(origin: str, pathway: str, events: Mapping[str, Any], law: Library | None = None) -> None:
    """Refuse a journey that no step could be about.

    Raises:
        InputRefused: for a home country that is none, a pathway or an event that no step knows.
    """
    if Form({"origin": origin}).country("origin") is None:
        raise InputRefused("origin: give the country of citizenship by its two letters, such as KG.")
    if pathway not in PATHWAYS:
        raise InputRefused(f"pathway: {pathway!r} is not known here; choose one of {', '.join(PATHWAYS)}.")
    rules = [rule for pack in (law or library()).packs.values() for rule in pack.deadlines.values()]
    known = sorted({"departure", "entry", "arrival"} | {name for rule in rules for name in events_of(rule.count)})
    for event in events:
        if event not in known:
            raise InputRefused(f"event: no step counts from {event!r}; write one of {', '.join(known)}.")


def _asked_for(step: ProcedureStep, on: date | None) -> bool:
    return on is None or (step.since <= on and (step.until is None or on <= step.until))


def _with_twins(events: Mapping[str, Any]) -> dict[str, Any]:
    """Events with those that another one stands for: who has entered has arrived, and had departed."""
    known = {name: day for name, day in events.items() if day is not None}
    for one, other in (("entry", "arrival"), ("arrival", "entry"), ("entry", "departure")):
        if one in known:
            known.setdefault(other, known[one])
    return known


def _fits(procedure: Procedure, facts: Mapping[str, str]) -> bool:
    return _true(procedure.applies.sql, facts)


def _step(pack: Pack, step: ProcedureStep, events: Mapping[str, Any]) -> Step:
    rule = pack.deadlines.get(step.deadline or "")
    last = None if rule is None else _counted(pack, step.deadline or "", events)
    texts = {name: step.texts.get(name, _NO_TEXT) for name in ("title", "what", "where", "bring", "if_late")}
    return Step(
        id=f"{pack.id}.{step.id}", phase=step.phase, who=step.who, **texts, documents=step.documents, fee=step.fee,
        authority=step.authority, do_by=last.last_day if last else None, safe_by=last.safe_by if last else None,
        counted_from=None if rule is None else _event_of(rule.count), citation=step.citation,
        checked=as_reviewed(step.checked), calendar_warning=last.calendar_warning if last else "", visits=step.visits,
        takes_days=_takes_days(pack, step),
    )  # fmt: skip


def _takes_days(pack: Pack, step: ProcedureStep) -> int | None:
    if isinstance(step.takes_days, str):
        return int(pack.parameters[step.takes_days].values[-1].value)
    return step.takes_days


def _counted(pack: Pack, deadline: str, events: Mapping[str, Any]) -> LastDay | None:
    """The last day, or None while an event it needs is not known; a day that cannot be read is still refused."""
    rule = pack.deadlines[deadline]
    if any(event not in events for event in events_of(rule.count)):
        return None
    return count_deadline(pack, rule, events)


def _event_of(count: Mapping[str, Any]) -> str:
    first = (parts_of(count) or [count])[0]
    return str(first.get("of") or first.get("before"))


def events_of(count: Mapping[str, Any]) -> set[str]:
    """Return the events that a count needs."""
    names = set()
    for case in parts_of(count) or [count]:
        names.add(_event_of(case))
        condition = case.get("when") or {}
        names |= {str(condition[key]) for key in ("from", "to") if key in condition}
    return names


@cache
def _database(process: int) -> duckdb.DuckDBPyConnection:
    """The connection of this process: one opened before a fork must not be used after it."""
    return open_database()


@lru_cache(maxsize=1024)  # regions are free text, so the cache is bounded
def _true_of(sql: str, values: tuple[str | None, ...]) -> bool:
    columns = ", ".join(f'? AS "{name}"' for name in _ORDER_OF_FACTS)
    with _LOCK:
        row = _database(os.getpid()).execute(f"SELECT {sql} FROM (SELECT {columns})", list(values)).fetchone()  # noqa: S608
    return bool(row and row[0])


def _true(sql: str, facts: Mapping[str, str]) -> bool:
    unknown = sorted(set(facts) - JOURNEY_FACTS)
    if unknown:
        raise InputRefused(f"{unknown[0]}: not a fact of a journey; known are {', '.join(_ORDER_OF_FACTS)}.")
    return _true_of(sql, tuple(facts.get(name) for name in _ORDER_OF_FACTS))
