"""Planning a journey and ticking off its steps. The legal order of moves is the table ``Journey.MOVES``.

What a contract says is recorded in ``contracts.py``; departure, arrival and work are moved by the room ``stays``.
"""

from datetime import date, timedelta
from typing import Annotated

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.classifications import codes
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.errors import ActionError
from sapar.foundation.actions.registry import FollowUp
from sapar.foundation.actions.wrapper import NO_LAW, Done, action
from sapar.foundation.notices.notice import Notice, helpline
from sapar.foundation.privacy.classes import P1, P2
from sapar.registers.journeys import choices, erasing
from sapar.registers.journeys.contracts import record_contract, replace_contract
from sapar.registers.journeys.models import Journey, JourneyState, Pathway, StepDone
from sapar.registers.journeys.permissions import accompanies, plans_journeys
from sapar.registers.journeys.placing import end_placement, place_worker, start_placement
from sapar.registers.organizations.models import Role
from sapar.registers.people.models import Person

__all__ = [
    "cancel_journey", "change_plan", "end_placement", "erasing", "note_step_done", "place_worker", "plan_journey",
    "record_contract", "replace_contract", "start_placement",
]  # fmt: skip

# A day of departure outside this window is a slip of the pen: whoever left long ago says instead when they arrived.
LONGEST_AGO = timedelta(days=30)
LONGEST_AHEAD = timedelta(days=730)

Country = Annotated[
    str,
    Ask(
        _("Which country will you work in?"), max_length=2, data_class=P1, choices=choices.countries, as_it_stands=True
    ),
]
Region = Annotated[
    str,
    Ask(_("Region"), hint=_("For Russia and Kazakhstan: pay, steps and offices differ by region there."), max_length=60,
        data_class=P1, choices=choices.regions, as_it_stands=True),
]  # fmt: skip
Occupation = Annotated[
    str,
    Ask(_("What work will you do?"), max_length=4, data_class=P2, choices=choices.occupations, as_it_stands=True),
]
LeavesOn = Annotated[
    date,
    Ask(_("When do you leave?"), hint=_("Leave it empty if you do not know yet or have left."), data_class=P2,
        as_it_stands=True),
]  # fmt: skip
HowToGo = Annotated[Pathway, Ask(_("How do you go?"), as_it_stands=True)]


class JourneyAlreadyPlanned(ActionError):
    """One planned journey per country is enough: the second would be counted and reminded of twice."""

    code = "already_planned"
    sentence = _("A journey to this country is already planned, no. {number}. Change that plan instead")


@action(subject=Person, creates=Journey, allowed_to=plans_journeys, law=NO_LAW, label=_("Plan a journey"))
def plan_journey(
    person: Person,
    *,
    by: Actor,
    on: date,
    destination: Country,
    region: Region = "",
    occupation: Occupation = "",
    pathway: HowToGo = Pathway.INDEPENDENT,
    leaves_on: LeavesOn | None = None,
) -> Done:
    """Note where somebody wants to go to work, how and when, so that they see their steps and can be helped."""
    _check_plan(person, by, on, destination, region, leaves_on)
    journey = Journey(
        person=person, destination=destination, region=region, occupation=occupation, pathway=pathway,
        leaves_on=leaves_on,
    )  # fmt: skip
    told = Notice("journeys/planned", to=[person.contact()], journey=journey, phone=helpline())
    return Done(
        {"destination": destination, "pathway": pathway}, created=journey, tell=[told], then=_dates_changed(journey)
    )


@action(subject=Journey, allowed_to=accompanies, law=NO_LAW, label=_("Change the plan"))
def change_plan(
    journey: Journey,
    *,
    by: Actor,
    on: date,
    destination: Country,
    region: Region = "",
    occupation: Occupation = "",
    pathway: HowToGo = Pathway.INDEPENDENT,
    leaves_on: LeavesOn | None = None,
) -> Done:
    """Change where, how or when somebody goes, before they leave."""
    _check_plan(journey.person, by, on, destination, region, leaves_on, but=journey)
    journey.destination, journey.region, journey.occupation = destination, region, occupation
    journey.pathway, journey.leaves_on = pathway, leaves_on
    return Done(
        {"destination": destination, "pathway": pathway},
        silent_because="the traveller sees the new steps",
        then=_dates_changed(journey),
    )


@action(subject=Journey, allowed_to=accompanies, law=NO_LAW, label=_("I am not going"), grave=True)
def cancel_journey(
    journey: Journey,
    *,
    by: Actor,
    on: date,
    reason: Annotated[str, Ask(_("Why?"), hint=_("You need not answer."), lines=2)] = "",
) -> Done:
    """Close a plan that will not be carried out. Nothing else follows from it; a new journey can be planned."""
    told = Notice("journeys/cancelled", to=[journey.person.contact()], journey=journey, phone=helpline())
    return Done({"reason": reason} if reason else {}, tell=[told])


@action(subject=Journey, allowed_to=accompanies, law=NO_LAW, label=_("Mark a step as done"), has_button=False)
def note_step_done(
    journey: Journey, *, by: Actor, on: date, step: Annotated[str, Ask(_("Step"), max_length=80, data_class=P1)]
) -> Done:
    """Tick off a step, so that nobody is reminded of it any more. Ticked twice it stays ticked once."""
    from sapar.registers.journeys.planning import steps_of

    if step not in {each.id for each in steps_of(journey, on)}:
        raise ValidationError({"step": _("This journey has no such step. Open the page again")})
    if not journey.done_steps.filter(step=step).exists():
        StepDone(journey=journey, step=step, done_on=on).save()
    return Done({"step": step}, silent_because="whoever ticks it off sees it")


def _dates_changed(journey: Journey) -> list[FollowUp]:
    """Have the stage that reminds of deadlines look at this journey again."""
    return [FollowUp("journeys.dates_changed", journey)]


def _check_plan(
    person: Person, by: Actor, on: date, destination: str, region: str, leaves_on: date | None,
    but: Journey | None = None,
) -> None:  # fmt: skip
    problems = {}
    if by.role == Role.LABOUR_ATTACHE and not by.helping and destination != by.country:
        problems["destination"] = _("Your post answers for another country")
    if region and region not in {each.code for each in codes.regions(destination)}:
        problems["region"] = _("This region lies in another country")
    if leaves_on and leaves_on < on - LONGEST_AGO:
        problems["leaves_on"] = _("This day is long past. If you have left, leave it empty and say when you arrived")
    if leaves_on and leaves_on > on + LONGEST_AHEAD:
        problems["leaves_on"] = _("This day is more than two years ahead. Check the year")
    if problems:
        raise ValidationError(problems)
    planned = person.journeys.filter(state=JourneyState.PLANNED, destination=destination)
    other = planned.exclude(pk=but.pk if but else None).first()
    if other:
        raise JourneyAlreadyPlanned(number=other.number)
