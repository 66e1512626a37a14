"""What this room adds to the page of a journey: what the law says of the stay, from what is on record."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.policy.law.library import library
from sapar.policy.law.packs import Pack, StayRule
from sapar.policy.law.stays.checking import StayResult, check_stay
from sapar.policy.law.stays.facts import STAYS
from sapar.policy.law.stays.showing import stay_report
from sapar.registers.journeys import planning
from sapar.registers.journeys.models import ABROAD, Journey
from sapar.registers.journeys.panels import on_journey
from sapar.registers.people.panels import Panel

WORK = "work"


@on_journey
def stay_panel(journey: Journey, actor: Actor) -> Panel | None:
    """Show the traveller, and whoever helps, what is late, what comes next and what cannot be told of the stay."""
    if journey.state not in ABROAD or journey.entered_on is None:
        return None
    found = stay_as_recorded(journey, clock.today(actor.place))
    if not found.findings:
        return None
    return Panel(_("The stay, by the law"), "stays/stay_panel.html", {"report": stay_report(found)}, order=20)


def stay_as_recorded(journey: Journey, on: date) -> StayResult:
    """Check the stay of a journey as it is on record.

    A step that was ticked counts as done. The day of the tick is not later than the deed, but may be long after it: it
    proves that something was in time, never that it was late.
    """
    pack = library().for_country(journey.destination)
    rules = pack.stays if pack else ()
    ticked = dict(journey.done_steps.values_list("step", "done_on"))
    told, days = _told(journey, on), {}
    for rule in rules:
        ticks = [ticked[step] for step in _steps_behind(pack, rule) if step in ticked]
        if ticks and rule.done_on:
            told |= {rule.done: True} if rule.done else {}
            days[rule.done_on] = min(ticks)
    found = check_stay(told | days, on)
    late = {finding.rule for finding in found.of("broken")}
    unproved = {rule.done_on for rule in rules if pack and f"{pack.id}.{rule.id}" in late and rule.done_on in days}
    return (
        check_stay(told | {name: day for name, day in days.items() if name not in unproved}, on) if unproved else found
    )


def _told(journey: Journey, on: date) -> dict[str, Any]:
    events, terms = planning.events_of(journey), planning.binding_terms(journey)
    ends = events.get("contract_end")
    ended = journey.work_ended_on
    return {
        "country": journey.destination, "citizenship": journey.person.citizenship, "purpose": WORK,
        "entered": journey.entered_on, "left_on": journey.returned_on, "contract_end": ends,
        "has_contract": True if terms and (ends is None or ends >= on) else None,
        "contract_ended": ended if ended and (ends is None or ended < ends) else None,
        STAYS: _earlier(journey),
    }  # fmt: skip


def _earlier(journey: Journey) -> list[list[date]]:
    others = Journey.objects.filter(person=journey.person, destination=journey.destination, returned_on__isnull=False)
    days = (
        others.exclude(pk=journey.pk).exclude(entered_on=None).order_by("pk").values_list("entered_on", "returned_on")
    )
    return [[first, last] for first, last in days]


def _steps_behind(pack: Pack | None, rule: StayRule) -> list[str]:
    """Return the steps of the country's procedures that have the same last day."""
    steps: Mapping[str, str | None] = {
        f"{pack.id}.{step.id}": step.deadline for procedure in pack.procedures for step in procedure.steps
    } if pack else {}  # fmt: skip
    return [step for step, deadline in steps.items() if deadline == rule.deadline.id]
