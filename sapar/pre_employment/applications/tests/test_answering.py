"""An offer is accepted on its last day at the latest, declined, withdrawn; or it lapses and the place is free."""

import pytest

from sapar.foundation import clock
from sapar.foundation.accounts.actors import System
from sapar.foundation.actions.errors import NotVisible, Refused, WrongState
from sapar.pre_employment.applications.actions import (
    accept_job,
    apply_for_job,
    close_application,
    decline_job,
    lapse_offer,
    withdraw_from_job,
)
from sapar.pre_employment.applications.errors import AlreadyOnTheWay, OfferEnded, OtherJobAccepted
from sapar.pre_employment.applications.tasks import lapse_offers
from sapar.pre_employment.applications.tests.applicants import accepted, applied, now, offered, shortlisted, told
from sapar.pre_employment.job_orders.actions import suspend_order
from sapar.pre_employment.job_orders.tests.orders import day, opened
from sapar.registers.journeys.actions import plan_journey
from sapar.registers.journeys.models import Journey, JourneyState
from tests.unguarded import unguarded

CAPTURED = System("capturing a paper")


def counts(application):
    order = now(application).order
    return order.state, order.held, order.taken


def on_day(number):
    """Live so many days from now, at noon in Bishkek."""
    from datetime import datetime, time
    from zoneinfo import ZoneInfo

    return clock.at(datetime.combine(day(number), time(12), ZoneInfo(clock.HOME)))


def test_who_accepts_takes_the_place_and_has_a_journey_planned(cast):
    application = accepted(cast)
    journey = application.journey
    assert (application.state, counts(application)) == ("accepted", ("open", 1, 1))
    assert (journey.state, journey.pathway, journey.destination) == ("planned", "organised", "RU")
    assert (journey.occupation, Journey.objects.get().employer) == ("7112", cast.office("employer"))


def test_everybody_concerned_is_told(cast):
    cast.svetlana
    accepted(cast)
    assert told("applications/accepted") == ["+996555777888"]
    assert set(told("applications/answered")) == {"+996700000018", "+79000000018", "+79000000001"}


def test_a_journey_planned_alone_becomes_the_journey_to_this_job(cast):
    person, by = cast.worker("nurlan"), cast.holder("nurlan")
    planned = plan_journey(person, by=by, destination="RU", occupation="9313", leaves_on=day(30)).record
    application = accepted(cast)
    assert application.journey == planned
    assert (application.journey.pathway, application.journey.occupation) == ("organised", "7112")
    assert application.journey.leaves_on == day(30)


def test_on_its_last_day_an_offer_is_accepted(cast):
    application = offered(cast)
    with on_day((application.expires_on - day(0)).days):
        assert accept_job(application, by=cast.holder("nurlan")).record.state == "accepted"


def test_on_the_day_after_it_is_too_late_even_before_the_daily_job(cast):
    application = offered(cast)
    with on_day((application.expires_on - day(0)).days + 1), pytest.raises(OfferEnded):
        accept_job(application, by=cast.holder("nurlan"))
    assert counts(application) == ("open", 1, 0)


def test_the_daily_job_ends_it_the_day_after(cast):
    application = offered(cast)
    assert lapse_offers(application.expires_on) == 0
    with on_day((application.expires_on - day(0)).days + 1):
        assert lapse_offers(clock.today()) == 1
    assert (now(application).state, counts(application)) == ("lapsed", ("open", 0, 0))
    assert told("applications/news")[-1:] == ["+996555777888"]


def test_while_an_order_stands_still_no_offer_lapses(cast):
    application = offered(cast)
    suspend_order(now(application).order, by=cast.rustam, reason="x")
    with on_day(30):
        assert lapse_offers(clock.today()) == 0


def test_nobody_accepts_while_the_order_stands_still(cast):
    from sapar.pre_employment.applications.errors import JobNotOpen

    application = offered(cast)
    suspend_order(now(application).order, by=cast.rustam, reason="x")
    with pytest.raises(JobNotOpen):
        accept_job(application, by=cast.holder("nurlan"))


@pytest.mark.parametrize("who", ["bakyt", "rustam", "aigul", "svetlana"])
def test_nobody_answers_for_the_worker(cast, who):
    application = offered(cast)
    for act in (accept_job, decline_job, withdraw_from_job):
        with pytest.raises(Refused):
            act(application, by=getattr(cast, who))


def test_another_worker_does_not_know_of_it(cast):
    application = offered(cast)
    cast.worker("gulnara")
    with pytest.raises(NotVisible):
        accept_job(application, by=cast.holder("gulnara"))


def test_declined_the_place_is_free_and_the_agency_is_told(cast):
    order = opened(cast, places=1)
    application = decline_job(offered(cast, order), by=cast.holder("nurlan"), why="Too far").record
    assert (application.state, counts(application)) == ("declined", ("open", 0, 0))
    assert told("applications/answered") == ["+996700000018"]
    assert offered(cast, order, who="gulnara").state == "offered"


def test_whoever_withdraws_an_acceptance_frees_a_filled_order(cast):
    application = accepted(cast, opened(cast, places=1))
    assert counts(application) == ("filled", 1, 1)
    withdraw_from_job(application, by=cast.holder("nurlan"))
    assert counts(application) == ("open", 0, 0)


@pytest.mark.parametrize("stage", [applied, shortlisted])
def test_one_withdraws_at_any_time_before_an_offer(cast, stage):
    application = withdraw_from_job(stage(cast), by=cast.holder("nurlan")).record
    assert (application.state, counts(application)) == ("withdrawn", ("open", 0, 0))


def test_who_has_left_does_not_withdraw_by_a_button(cast):
    application = accepted(cast)
    with unguarded():
        Journey.objects.update(state=JourneyState.WORKING)
    with pytest.raises(AlreadyOnTheWay):
        withdraw_from_job(application, by=cast.holder("nurlan"))


def test_nobody_takes_two_jobs_at_once(cast):
    second = offered(cast, opened(cast))
    first = accepted(cast, opened(cast))
    with pytest.raises(OtherJobAccepted):
        accept_job(second, by=cast.holder("nurlan"))
    withdraw_from_job(first, by=cast.holder("nurlan"))
    assert accept_job(second, by=cast.holder("nurlan")).record.state == "accepted"


def test_an_accepted_job_is_not_accepted_again(cast):
    with pytest.raises(WrongState):
        accept_job(accepted(cast), by=cast.holder("nurlan"))


def test_who_became_too_young_for_an_earlier_departure_does_not_go(cast):
    from sapar.pre_employment.applications.errors import TooYoung

    application = offered(cast)
    with unguarded():
        type(application.person).objects.update(born_on=day(-17 * 365))
    with pytest.raises(TooYoung):
        accept_job(application, by=cast.holder("nurlan"))
    assert counts(application) == ("open", 1, 0)


def test_only_the_system_lapses_and_closes(cast):
    application = offered(cast)
    with pytest.raises(Refused):
        lapse_offer(application, by=cast.bakyt)
    with pytest.raises(Refused):
        close_application(application, by=cast.bakyt, reason="others")
    assert apply_for_job.creates
