"""Travellers for tests: a worker with an account, and their journeys, planned through the action."""

from datetime import UTC, date, datetime, timedelta

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.registers.journeys.actions import plan_journey
from sapar.registers.people.actions import register_person
from tests.cast import FOUNDING

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TODAY = date(2026, 3, 2)


def traveller(cast, phone="+996700111222", given_name="Нурлан"):
    """Return a worker who registered at the Bishkek office, and as whom they act."""
    person = register_person(
        cast.office("bishkek"), by=FOUNDING, family_name="Асанов", given_name=given_name, born_on=date(1994, 3, 12),
        phone=phone, language="ru", with_account=True,
    ).record  # fmt: skip
    return person, Actor(Kind.HOLDER, account=person.account)


def planned(cast, destination="RU", **given):
    """Return a planned journey and its traveller's actor."""
    person, nurlan = traveller(cast)
    return plan_journey(person, by=nurlan, destination=destination, **given).record, nurlan


def fake_law(journey, on, events=None):
    """Return the steps of an invented law: a check before leaving, two dates after entry, one after work ends."""
    from sapar.registers.journeys.planning import Step, events_of

    events = events_of(journey)

    def after(event, days):
        return events[event] + timedelta(days=days) if event in events else None

    return [
        Step("x.ban", "before", "Check the entry ban"),
        Step("x.register", "abroad", "Register", due=after("entry", 30), waits="entry" not in events),
        Step("x.medical", "abroad", "Medical examination", due=after("entry", 90), waits="entry" not in events),
        Step(
            "x.new_contract",
            "abroad",
            "New contract",
            due=after("contract_ended", 15),
            waits="contract_ended" not in events,
        ),
        Step("x.job_centre", "return", "Visit the job centre"),
    ]
