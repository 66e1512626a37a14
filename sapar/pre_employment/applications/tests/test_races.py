"""Several people at once for the last place: no place goes to two, on either database."""

import time

import pytest
from django.db import OperationalError

from sapar.foundation.actions.errors import ActionError
from sapar.pre_employment.applications.actions import (
    accept_job,
    apply_for_job,
    decline_job,
    offer_job,
    shortlist_applicant,
)
from sapar.pre_employment.applications.models import Application
from sapar.pre_employment.applications.tests.applicants import apply, shortlisted, somebody
from sapar.pre_employment.job_orders.models import JobOrder
from sapar.pre_employment.job_orders.tests.orders import opened
from tests.cast import Cast
from tests.faults.test_races import at_once

pytestmark = pytest.mark.slow


@pytest.fixture
def town(transactional_db):
    """The cast in a database that other threads see."""
    return Cast()


def patient(call):
    """Return a call that is pressed again while the database is busy, as somebody at a desk does."""

    def again():
        for _ in range(100):
            try:
                return call()
            except OperationalError:
                time.sleep(0.05)
        return call()

    return again


def at_once_patiently(*calls):
    """Run calls in threads that start together."""
    return at_once(*map(patient, calls))


def won(results):
    return sum(not isinstance(result, Exception) for result in results)


def counts():
    order = JobOrder.objects.get()
    taken = Application.objects.filter(state="accepted").count()
    held = Application.objects.filter(state__in=("offered", "accepted")).count()
    return order.places, order.held, order.taken, held, taken


def test_two_offers_at_once_for_the_last_place_are_one_offer(town):
    order = opened(town, places=1)
    waiting = [shortlisted(town, order, who) for who in ("nurlan", "gulnara")]
    results = at_once_patiently(*[lambda each=each: offer_job(each, by=town.bakyt) for each in waiting])
    assert won(results) == 1
    assert counts() == (1, 1, 0, 1, 0)


def test_many_offers_at_once_never_exceed_the_places(town):
    order = opened(town, places=3)
    people = [somebody(town, number) for number in range(6)]
    waiting = [shortlist_applicant(apply(person, order, by), by=town.bakyt).record for person, by in people]
    results = at_once_patiently(*[lambda each=each: offer_job(each, by=town.bakyt) for each in waiting])
    assert won(results) == 3
    assert counts() == (3, 3, 0, 3, 0)


def test_two_acceptances_at_once_for_two_places_are_both_counted(town):
    order = opened(town, places=2)
    offers = {who: offer_job(shortlisted(town, order, who), by=town.bakyt).record for who in ("nurlan", "gulnara")}
    holders = {who: town.holder(who) for who in offers}
    results = at_once_patiently(*[lambda who=who: accept_job(offers[who], by=holders[who]) for who in offers])
    assert won(results) == 2
    assert counts() == (2, 2, 2, 2, 2)
    assert JobOrder.objects.get().state == "filled"


def test_the_same_acceptance_twice_at_once_is_one(town):
    offer = offer_job(shortlisted(town, opened(town, places=1)), by=town.bakyt).record
    by = town.holder("nurlan")
    results = at_once_patiently(*[lambda: accept_job(offer, by=by)] * 2)
    assert won(results) == 1
    assert counts() == (1, 1, 1, 1, 1)


def test_accepting_and_declining_at_once_leave_the_count_right(town):
    offer = offer_job(shortlisted(town, opened(town, places=1)), by=town.bakyt).record
    by = town.holder("nurlan")
    at_once_patiently(lambda: accept_job(offer, by=by), lambda: decline_job(offer, by=by))
    places, held, taken, live, accepted = counts()
    assert (held, taken) == (live, accepted)
    assert held <= places


def test_applying_twice_at_once_is_one_application(town):
    order, person, by = opened(town), town.worker("nurlan"), town.holder("nurlan")
    results = at_once_patiently(*[lambda: apply_for_job(person, by=by, order=order, languages=["ky"])] * 2)
    assert won(results) == 1
    assert Application.objects.count() == 1
    assert all(isinstance(each, ActionError) for each in results if isinstance(each, Exception))
