"""The dates of a stay: the law's deadlines, the end of the contract, papers that expire, and when to remind of each."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sapar.foundation.lawbook import lawbook
from sapar.registers.journeys import planning
from sapar.registers.journeys.models import Journey

CONTRACT_END = "contract_end"
EVE_DAYS = 2  # a deadline that is near from the start is recalled once more just before it


@dataclass(frozen=True)
class Due:
    """Something that falls due: the id of a step of the law, or ``contract_end``, or ``document.passport``."""

    kind: str
    on: date


def dates_of(journey: Journey, on: date) -> list[Due]:
    """Return what still falls due on a journey from ``on``, the nearest first; steps ticked off are left out."""
    done = set(journey.done_steps.values_list("step", flat=True))
    events = planning.events_of(journey)
    steps = planning.law_steps(journey, on, events)
    found = [Due(step.id, step.due) for step in steps if step.due and step.id not in done]
    if "contract_end" in events:
        found.append(Due(CONTRACT_END, events["contract_end"]))
    return sorted((due for due in found if due.on >= on), key=lambda due: (due.on, due.kind))


def days_to_remind(due: date, on: date) -> list[int]:
    """Return how many days before ``due`` to remind, given that it is known since ``on``.

    A deadline that is far has the usual reminders; one nearer than the first of them also has one on its eve.
    """
    usual = _days("reminder.days_before", on)
    ahead = (due - on).days
    offered = usual if ahead > max(usual) else {*usual, EVE_DAYS}
    return sorted((days for days in offered if days < ahead), reverse=True)


def check_in_days(on: date, years: int = 20) -> list[int]:
    """Return the days after arrival on which to ask how things are: 14, 30, 90 days, then every 90 (a quarter)."""
    first = sorted(_days("check_in.days_after_arrival", on))
    return [*first, *range(2 * first[-1], years * 366, first[-1])]


def answer_until(on: date) -> date:
    """Return the last day on which the link of a check-in opened on ``on`` works."""
    return on + timedelta(days=int(lawbook().value("check_in.answer_days", on).value))


def _days(key: str, on: date) -> set[int]:
    value: Iterable[int] = lawbook().value(key, on).value
    return {int(days) for days in value}
