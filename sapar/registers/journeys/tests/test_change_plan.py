"""Changing a plan, and giving it up."""

import pytest

from sapar.foundation.actions.errors import WrongState
from sapar.foundation.notices.models import OutboxMessage
from sapar.registers.journeys.actions import JourneyAlreadyPlanned, cancel_journey, change_plan, plan_journey
from sapar.registers.journeys.models import Journey, JourneyState, Pathway
from sapar.registers.journeys.tests.travellers import planned

pytestmark = pytest.mark.usefixtures("law")


def test_a_plan_changes_in_every_part(cast):
    journey, nurlan = planned(cast, region="Moscow")
    change_plan(journey, by=nurlan, destination="KZ", region="Almaty", pathway=Pathway.ORGANISED)
    journey.refresh_from_db()
    assert (journey.destination, journey.region, journey.pathway) == ("KZ", "Almaty", "organised")


def test_a_plan_cannot_become_a_second_one_for_the_same_country(cast):
    journey, nurlan = planned(cast)
    other = plan_journey(journey.person, by=nurlan, destination="KZ").record
    with pytest.raises(JourneyAlreadyPlanned):
        change_plan(other, by=nurlan, destination="RU")
    assert change_plan(journey, by=nurlan, destination="RU", region="Moscow").record.region == "Moscow"


def test_whoever_does_not_go_closes_the_plan_and_is_told(cast):
    journey, nurlan = planned(cast)
    cancel_journey(journey, by=nurlan, reason="Found work at home")
    assert Journey.objects.get().state == JourneyState.CANCELLED
    assert OutboxMessage.objects.filter(notice="journeys/cancelled").count() == 1
    with pytest.raises(WrongState):
        change_plan(journey, by=nurlan, destination="RU")


def test_after_giving_up_the_same_country_can_be_planned_again(cast):
    journey, nurlan = planned(cast)
    cancel_journey(journey, by=nurlan)
    assert plan_journey(journey.person, by=nurlan, destination="RU").record != journey
