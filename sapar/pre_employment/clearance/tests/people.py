"""Certificates of the tests: journeys of Nurlan, each brought as far as a test needs."""

from datetime import UTC, date, datetime
from typing import Any

from sapar.foundation.accounts.actors import Actor
from sapar.pre_employment.clearance.actions import confirm_requirement, request_clearance
from sapar.pre_employment.clearance.checks import items_of
from sapar.pre_employment.clearance.issuing import issue_clearance
from sapar.pre_employment.clearance.models import Clearance
from sapar.registers.journeys.actions import plan_journey
from sapar.registers.journeys.models import Journey
from sapar.registers.people.belongings import name_relative
from tests.cast import Cast

NOON = datetime(2026, 3, 2, 6, tzinfo=UTC)  # noon in Bishkek, a Monday
TODAY = date(2026, 3, 2)


def planned(cast: Cast, destination: str = "RU", **plan: Any) -> Journey:
    """Return a planned journey of Nurlan, who has named somebody to call."""
    nurlan, holder = cast.worker("nurlan"), cast.holder("nurlan")
    if not nurlan.relatives.exists():
        name_relative(nurlan, by=holder, tie="spouse", name="Гүлнара", phone="+996555777889")
    journey: Journey = plan_journey(nurlan, by=holder, destination=destination, **plan).record
    return journey


def requested(cast: Cast, **plan: Any) -> Clearance:
    """Return a request for a certificate."""
    made: Clearance = request_clearance(planned(cast, **plan), by=cast.holder("nurlan")).record
    return made


def confirmed(clearance: Clearance, by: Actor) -> Clearance:
    """Confirm by hand whatever the record does not tell."""
    for item in items_of(clearance, TODAY):
        if item.met is None:
            confirm_requirement(clearance, by=by, requirement=item.requirement.id, answer="yes", note="seen")
    return clearance


def issued(cast: Cast, **plan: Any) -> Clearance:
    """Return a certificate that one officer issued."""
    clearance = confirmed(requested(cast, **plan), cast.aigul)
    made: Clearance = issue_clearance(clearance, by=cast.aigul).record
    return made
