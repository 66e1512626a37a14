"""Somebody who worked in Moscow, on the way home and at home."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor, Kind
from sapar.post_employment.returns.actions import note_needs, record_death, register_return, return_home
from sapar.post_employment.returns.models import Return
from sapar.registers.journeys.models import Journey, JourneyState
from sapar.registers.organizations.actions import add_member
from sapar.registers.organizations.models import Role
from sapar.registers.people.actions import register_person
from sapar.registers.people.models import Person
from tests.cast import FOUNDING, member
from tests.unguarded import unguarded

OSH = "41721"
NO_NEEDS = {"economic": "none", "social": "none", "psychosocial": "none"}


@dataclass(frozen=True)
class Traveller:
    """A person abroad, as a record and as an actor."""

    person: Person
    journey: Journey
    actor: Actor


@pytest.fixture
def nurlan(cast):
    """Nurlan works in Moscow; the office in Osh has a reintegration officer, Bolot."""
    return traveller(cast, "Нурлан", "+79161110001")


def traveller(cast, name, phone):
    """Return somebody in Moscow, registered at the office in Osh."""
    assert cast.bolot.role == Role.REINTEGRATION_OFFICER
    person = register_person(
        cast.office("osh"), by=cast.meerim, family_name="Осмонов", given_name=name, born_on=date(1994, 3, 12),
        phone=phone, language="ru", with_account=True,
    ).record  # fmt: skip
    with unguarded():
        journey = Journey(
            person=person, destination="RU", state=JourneyState.WORKING, entered_on=clock.today() - timedelta(days=90),
            work_from=clock.today() - timedelta(days=80),
        )  # fmt: skip
        journey.save()
    return Traveller(person, journey, Actor(Kind.HOLDER, account=person.account))


@pytest.fixture
def home(cast, nurlan):
    """Nurlan is home."""
    return came_home(nurlan)


def came_home(nurlan, by=None, kind="end_of_contract"):
    """Return the return of somebody who came home today."""
    return_home(nurlan.journey, by=by or nurlan.actor, returned_on=clock.today(), kind=kind)
    return Return.objects.get(journey=nurlan.journey)


@pytest.fixture
def registered(cast, home, nurlan):
    """He registered by himself."""
    return register_return(home, by=nurlan.actor, lives_at=OSH, wish="stay").record


@pytest.fixture
def assessed(cast, registered):
    """Bolot noted what he needs."""
    needs = NO_NEEDS | {"economic": "now", "economic_what": "Жумуш"}
    return note_needs(registered, by=cast.bolot, **needs).record


@pytest.fixture
def dead(cast, nurlan):
    """Nurlan died abroad; the attaché recorded it."""
    assert cast.daniyar.country == "RU"
    return record_death(nurlan.journey, by=cast.daniyar, day=clock.today()).record


def another(cast, office, role, phone):
    """Return one more member of an office, as an actor."""
    until = clock.today() + timedelta(days=365)
    membership = add_member(
        cast.office(office), by=FOUNDING, name="Жаңы", contact=phone, role=role, until=until
    ).record  # fmt: skip
    return member(membership.account)
