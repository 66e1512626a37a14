"""The steps of a journey: what the law asks, by when, and where this traveller stands in it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from sapar.classifications import codes
from sapar.foundation.languages.texts import readers_language
from sapar.foundation.money import Money
from sapar.policy.law import plan
from sapar.registers.journeys.models import ContractState, Journey, JourneyState, Pathway, Stage

PHASES = ("before", "abroad", "return")
PHASE_OF = {
    JourneyState.PLANNED: "before",
    JourneyState.DEPARTED: "abroad",
    JourneyState.ARRIVED: "abroad",
    JourneyState.WORKING: "abroad",
    JourneyState.ENDED: "abroad",
    JourneyState.LOST_CONTACT: "abroad",
    JourneyState.REMAINED: "abroad",
    JourneyState.RETURNED: "return",
}


class StepState(StrEnum):
    """Where a step stands. ``now`` is the one thing to do next."""

    DONE = "done"
    NOW = "now"
    NEXT = "next"
    LATE = "late"
    CANNOT_START = "cannot_start"


@dataclass(frozen=True)
class Step:
    """One step in the reader's language. ``due`` is the last safe day, None where there is none or it is not known."""

    id: str
    phase: str
    title: str
    what: str = ""
    where: str = ""
    bring: str = ""
    if_late: str = ""
    fee: str = ""
    who: tuple[str, ...] = ("worker",)
    source: str = ""
    checked: str = ""
    due: date | None = None
    waits: bool = False  # its day is counted from something that has not happened yet
    missed: bool = False  # it is done at a moment that has passed, as at the border
    state: StepState = StepState.NEXT

    @property
    def is_open(self) -> bool:
        """Say whether it still has to be done."""
        return self.state != StepState.DONE


def steps_of(journey: Journey, on: date) -> list[Step]:
    """Return the steps of a journey as they stand on ``on``, in the order in which they come.

    An open step of an earlier part of the journey, or of a moment that has passed, is left out: nobody is told of what
    can no longer be done.
    """
    done = set(journey.done_steps.values_list("step", flat=True))
    return standing(law_steps(journey, on), done, PHASE_OF.get(JourneyState(journey.state), "before"), on)


def standing(steps: Iterable[Step], done: set[str], phase: str, on: date) -> list[Step]:
    """Return the steps with their states, given what is done and which part of the journey it is."""
    here = PHASES.index(phase)
    found = []
    for step in steps:
        ahead = PHASES.index(step.phase) - here
        if (ahead < 0 or step.missed) and step.id not in done:
            continue
        found.append(replace(step, state=_state(step, done, ahead, on)))
    return _with_now(sorted(found, key=lambda each: PHASES.index(each.phase)))


def _state(step: Step, done: set[str], ahead: int, on: date) -> StepState:
    if step.id in done:
        return StepState.DONE
    if step.waits or (ahead > 0 and step.due is None):
        return StepState.CANNOT_START
    return StepState.LATE if step.due and step.due < on else StepState.NEXT


def _with_now(steps: list[Step]) -> list[Step]:
    """Make the most pressing step of the traveller the present one: the nearest date, else the first to be done."""
    possible = [each for each in steps if each.state == StepState.NEXT]
    able = [each for each in possible if "worker" in each.who] or possible
    present = min(able, key=lambda each: each.due or date.max, default=None)
    return [replace(each, state=StepState.NOW) if each is present else each for each in steps]


def events_of(journey: Journey) -> dict[str, date]:
    """Return the dated events from which deadlines count, by the names that the packs use."""
    contract = binding_terms(journey)
    dated = {
        "departure": journey.departed_on or journey.leaves_on,
        "entry": journey.entered_on,
        "contract_signed": _day(contract.get("signed_on")),
        "contract_end": _day(contract.get("end")),
        "contract_ended": journey.work_ended_on,
        "returned": journey.returned_on,
    }
    return {name: day for name, day in dated.items() if day}


def binding_terms(journey: Journey) -> Mapping[str, Any]:
    """Return the clauses of the contract that binds, signed or attested; nothing where there is none."""
    versions = journey.contracts.filter(state=ContractState.RECORDED, stage__in=(Stage.SIGNED, Stage.ATTESTED))
    terms: Mapping[str, Any] = versions.order_by("-number_of_version").values_list("terms", flat=True).first() or {}
    contract: Mapping[str, Any] = terms.get("contract", {})
    return contract


def law_steps(journey: Journey, on: date, events: Mapping[str, date] | None = None) -> list[Step]:
    """Return what the country packs ask of this journey; nothing where there is no pack yet.

    Whoever goes through an agency has its steps beside those of everybody who goes to that country. ``events`` are
    those of the journey (``events_of``), for who has read them already.
    """
    movement = "free_movement" if codes.country(journey.destination).eaeu else "permit"
    pathways = ["agency", movement] if journey.pathway == Pathway.ORGANISED else [movement]
    events = events_of(journey) if events is None else events
    found = {
        step.id: _in_words(step, events, on)
        for pathway in pathways
        for step in plan.steps(journey.person.citizenship, journey.destination, pathway, events, region=journey.region)
    }
    return list(found.values())


def _in_words(step: plan.Step, events: Mapping[str, date], on: date) -> Step:
    """Put a step of the law into the reader's language."""
    said = readers_language()
    event = events.get(step.counted_from or "")
    at_once = event is not None and step.do_by == event
    counted_ahead = step.counted_from in ("departure", "contract_end")
    return Step(
        id=step.id, phase=step.phase, title=step.title[said], what=step.what[said], where=step.where[said],
        bring=step.bring[said], if_late=step.if_late[said], fee=_price(step.fee), who=step.who,
        source=step.citation.text(said), checked=step.checked.state,
        due=None if at_once else step.safe_by, missed=at_once and event is not None and event < on,
        waits=step.counted_from is not None and step.safe_by is None and not counted_ahead,
    )  # fmt: skip


def _price(fee: Mapping[str, Any]) -> str:
    """Return an official price in words; empty where none is on record."""
    amount = fee.get("amount")
    if amount is None:
        return ""
    return str(Money(Decimal(amount), str(fee["currency"]))) if amount else _("Free of charge")


def _day(text: Any) -> date | None:
    return date.fromisoformat(text) if text else None
