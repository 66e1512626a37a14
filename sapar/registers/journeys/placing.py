"""Placements: made by the rooms before departure when somebody leaves, moved on by the work that begins and ends."""

from datetime import date
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.registry import follows
from sapar.foundation.actions.wrapper import NO_LAW, Done, action
from sapar.foundation.privacy.classes import P2
from sapar.registers.journeys.models import ContractVersion, Journey, Placement, PlacementState
from sapar.registers.journeys.permissions import system
from sapar.registers.organizations.models import Organization

BY_THE_ACT = "whoever noted it on the journey knows it"


@action(subject=Journey, creates=Placement, allowed_to=system, law=NO_LAW, label=_("Note the placement"),
        has_button=False)  # fmt: skip
def place_worker(
    journey: Journey,
    *,
    by: Actor,
    on: date,
    employer: Annotated[Organization, Ask(_("Employer"))],  # type: ignore[valid-type]
    agency: Annotated[Organization | None, Ask(_("Agency"))] = None,
    occupation: Annotated[str, Ask(_("Occupation"), max_length=4, data_class=P2)] = "",
    order_ref: Annotated[str, Ask(_("Number of the job"), max_length=12)] = "",
    contract: Annotated[ContractVersion | None, Ask(_("Contract"))] = None,
) -> Done:
    """Note with which employer, through whom and under which contract somebody is placed."""
    placement = Placement(
        journey=journey, employer=employer, agency=agency, occupation=occupation, order_ref=order_ref,
        contract=contract,
    )  # fmt: skip
    return Done({"employer": employer, "agency": agency}, created=placement, silent_because=BY_THE_ACT)


@action(subject=Placement, allowed_to=system, law=NO_LAW, label=_("The placement begins"), has_button=False)
def start_placement(placement: Placement, *, by: Actor, on: date) -> Done:
    """Note that work at the placement began, on the day that the journey says."""
    journey = placement.journey
    placement.started_on = journey.work_from
    if journey.employer_id is None:  # whoever notes the start of work need not name the employer again
        journey.employer = placement.employer
        journey.save()
    return Done({"started_on": placement.started_on}, silent_because=BY_THE_ACT)


@action(subject=Placement, allowed_to=system, law=NO_LAW, label=_("The placement ends"), has_button=False)
def end_placement(placement: Placement, *, by: Actor, on: date) -> Done:
    """Note that work at the placement ended, on the day that the journey says."""
    placement.ended_on = placement.journey.work_ended_on
    return Done({"ended_on": placement.ended_on}, silent_because=BY_THE_ACT)


@follows("journeys.work_started")
def start_placements(journey: Journey, *, by: Actor, on: date) -> None:
    """Have the placement begin with the work; where no other employer was named, it is the placement's."""
    for placement in journey.placements.filter(state=PlacementState.PLACED).select_related("employer"):
        if journey.employer in (None, placement.employer):
            start_placement(placement, by=by, on=on)


@follows("journeys.work_ended")
def end_placements(journey: Journey, *, by: Actor, on: date) -> None:
    """Have the placement end with the work."""
    for placement in journey.placements.filter(state=PlacementState.WORKING):
        end_placement(placement, by=by, on=on)
