"""Coming home: who may say it, in which order of dates, and what starts with it."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from sapar.foundation import clock
from sapar.foundation.actions.errors import NotVisible, Refused, WrongState
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.worklists.models import Task
from sapar.post_employment.returns import clocks
from sapar.post_employment.returns.actions import expect_at_office, notify_return, open_return, return_home
from sapar.post_employment.returns.models import Return, ReturnKind, ReturnState
from sapar.post_employment.returns.tests.travellers import came_home
from sapar.registers.journeys.models import Journey, JourneyState


def test_the_journey_ends_and_the_office_has_its_task(cast, nurlan, home):
    journey = Journey.objects.get(pk=nurlan.journey.pk)
    assert (journey.state, journey.returned_on, journey.work_ended_on) == (
        JourneyState.RETURNED, clock.today(), clock.today(),
    )  # fmt: skip
    assert home.state == ReturnState.NOTIFIED
    assert home.contact_by == clocks.working_day(clocks.CONTACT, clock.today())
    assert list(Task.objects.of(cast.bolot).values_list("asks", "subject_ref")) == [("register_return", home.ref)]


def test_whoever_came_home_is_welcomed(cast, home):
    assert OutboxMessage.objects.get(notice="returns/welcome").address == "+79161110001"


@pytest.mark.parametrize("who", ["daniyar", "meerim", "bolot", "salima"])
def test_staff_who_accompany_people_may_record_it(cast, nurlan, who):
    assert came_home(nurlan, by=getattr(cast, who)).kind == ReturnKind.END_OF_CONTRACT


def test_the_attache_of_another_country_does_not_know_of_the_journey(cast, nurlan):
    with pytest.raises(NotVisible):
        came_home(nurlan, by=cast.zarina)


def test_a_dispute_officer_may_not(cast, nurlan):
    with pytest.raises(Refused):
        came_home(nurlan, by=cast.kanykei)


@pytest.mark.parametrize("days", [1, -91])
def test_nobody_is_home_tomorrow_or_before_they_arrived(cast, nurlan, days):
    with pytest.raises(ValidationError) as refused:
        return_home(nurlan.journey, by=nurlan.actor, returned_on=clock.today() + timedelta(days=days), kind="voluntary")
    assert "returned_on" in refused.value.message_dict


def test_nobody_comes_home_twice_from_one_journey(cast, nurlan, home):
    with pytest.raises(WrongState):
        came_home(nurlan)


def test_a_return_said_before_is_the_same_record(cast, nurlan):
    soon = clock.today() + timedelta(days=20)
    said = notify_return(nurlan.journey, by=nurlan.actor, kind="voluntary", expected_on=soon).record
    assert OutboxMessage.objects.get(notice="returns/expected").address == "+996700000005"
    assert not Task.objects.of(cast.bolot).exists()
    home = came_home(nurlan, kind="medical")
    assert (home.pk, home.kind) == (said.pk, ReturnKind.MEDICAL)
    assert Task.objects.of(cast.bolot).get().asks == "register_return"


def test_a_return_is_said_once(cast, nurlan):
    notify_return(nurlan.journey, by=nurlan.actor, kind="voluntary")
    with pytest.raises(Refused):
        notify_return(Journey.objects.get(pk=nurlan.journey.pk), by=nurlan.actor, kind="voluntary")


def test_a_day_of_return_long_past_is_no_plan(cast, nurlan):
    with pytest.raises(ValidationError):
        notify_return(nurlan.journey, by=nurlan.actor, kind="voluntary", expected_on=clock.today() - timedelta(days=1))


def test_the_end_of_a_journey_and_its_return_are_one_act_or_none(cast, nurlan):
    with pytest.raises(ValidationError):
        return_home(nurlan.journey, by=nurlan.actor, returned_on=clock.today(), kind="nonsense")
    assert not Return.objects.exists()


def test_only_the_system_expects_somebody_at_the_office(cast, nurlan, home):
    with pytest.raises(Refused):
        expect_at_office(home, by=cast.bolot, kind="voluntary")
    with pytest.raises(Refused):
        open_return(nurlan.journey, by=cast.bolot, kind="voluntary")
