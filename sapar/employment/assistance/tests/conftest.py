"""A traveller in Moscow, with an account and a phone, and a case about them."""

from dataclasses import dataclass
from datetime import date

import pytest

from sapar.employment.assistance.asking import ask_for_help
from sapar.foundation.accounts.actors import Actor, Kind
from sapar.registers.journeys.models import Journey, JourneyState
from sapar.registers.people.actions import register_person
from sapar.registers.people.models import Person
from tests.unguarded import unguarded


@dataclass(frozen=True)
class Traveller:
    """A person abroad, as a record and as an actor."""

    person: Person
    journey: Journey
    actor: Actor


@pytest.fixture
def nurlan(cast):
    """Nurlan works in Moscow, where there is a post."""
    cast.office("moscow")
    return traveller(cast, "Нурлан", "+79161110001", "RU")


@pytest.fixture
def case(cast, nurlan):
    """Nurlan was not paid, and the attaché took his case."""
    return taken(cast, nurlan)


@pytest.fixture
def hidden(cast, nurlan):
    """Nurlan is in danger, and the attaché took his case: it is protected."""
    return taken(cast, nurlan, need="danger")


def taken(cast, nurlan, need="unpaid"):
    """Return a case that Daniyar took."""
    from sapar.employment.assistance.actions import take_case

    by = cast.daniyar
    made = ask_for_help(nurlan.person, by=nurlan.actor, need=need, country="RU", story="Эмне болду", place="Химки")
    return take_case(made.record, by=by).record


def traveller(cast, name, phone, country):
    """Return somebody who is abroad, registered at the office in Bishkek."""
    person = register_person(
        cast.office("bishkek"), by=cast.aigul, family_name="Осмонов", given_name=name, born_on=date(1994, 3, 12),
        phone=phone, language="ru", with_account=True,
    ).record  # fmt: skip
    with unguarded():
        journey = Journey(person=person, destination=country, state=JourneyState.WORKING, entered_on=date(2026, 9, 10))
        journey.save()
    return Traveller(person, journey, Actor(Kind.HOLDER, account=person.account))


def colleague(cast, phone="+79000000077"):
    """Return the membership and the actor of another attaché in Moscow."""
    from datetime import timedelta

    from sapar.foundation import clock
    from sapar.registers.organizations.actions import add_member
    from sapar.registers.organizations.models import Role
    from tests.cast import FOUNDING, member

    membership = add_member(
        cast.office("moscow"), by=FOUNDING, name="Айбек", contact=phone, role=Role.LABOUR_ATTACHE,
        until=clock.today() + timedelta(days=365),
    ).record  # fmt: skip
    return membership, member(membership.account)
