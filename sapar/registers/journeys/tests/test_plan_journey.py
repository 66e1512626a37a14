"""Planning a journey."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from sapar.foundation.actions.errors import NotVisible, Refused
from sapar.foundation.notices.models import OutboxMessage
from sapar.registers.journeys.actions import JourneyAlreadyPlanned, plan_journey
from sapar.registers.journeys.models import Journey, JourneyState
from sapar.registers.journeys.tests.travellers import TODAY, planned, traveller

pytestmark = pytest.mark.usefixtures("law")


def test_a_traveller_plans_a_journey_and_gets_its_number(cast):
    journey, nurlan = planned(cast, region="Moscow", occupation="9313", leaves_on=TODAY + timedelta(days=20))
    assert (journey.state, journey.destination, journey.region) == (JourneyState.PLANNED, "RU", "Moscow")
    assert journey.number in OutboxMessage.objects.get(notice="journeys/planned").body
    assert list(Journey.visible_to(nurlan)) == [journey]


@pytest.mark.parametrize("who", ["aigul", "salima", "samat"])
def test_officers_plan_for_whoever_comes_to_them(cast, who):
    person, _ = traveller(cast)
    assert plan_journey(person, by=getattr(cast, who), destination="KZ").record.person == person


def test_a_helper_plans_for_the_person_they_help_and_for_nobody_else(cast):
    person, _ = traveller(cast)
    other, _ = traveller(cast, phone="+996700999888", given_name="Бакыт")
    helper = cast.salima.for_person(person.ref)
    assert plan_journey(person, by=helper, destination="KZ").record.person == person
    with pytest.raises(Refused):
        plan_journey(other, by=helper, destination="KZ")


@pytest.mark.parametrize("who", ["tilek", "timur", "ermek", "zarina"])
def test_for_others_the_person_does_not_exist(cast, who):
    person, _ = traveller(cast)
    with pytest.raises(NotVisible):
        plan_journey(person, by=getattr(cast, who), destination="RU")


def test_a_dispute_officer_sees_the_person_but_plans_nothing(cast):
    person, _ = traveller(cast)
    with pytest.raises(Refused):
        plan_journey(person, by=cast.kanykei, destination="RU")


def test_a_second_plan_for_the_same_country_is_not_made(cast):
    journey, nurlan = planned(cast)
    with pytest.raises(JourneyAlreadyPlanned, match=journey.number):
        plan_journey(journey.person, by=nurlan, destination="RU")
    assert plan_journey(journey.person, by=nurlan, destination="KZ").record.destination == "KZ"


@pytest.mark.parametrize(("days", "allowed"), [(-30, True), (-31, False), (730, True), (731, False)])
def test_the_day_of_departure_is_neither_long_past_nor_years_ahead(cast, days, allowed):
    leaves_on = TODAY + timedelta(days=days)
    if allowed:
        assert planned(cast, leaves_on=leaves_on)[0].leaves_on == leaves_on
    else:
        with pytest.raises(ValidationError) as refused:
            planned(cast, leaves_on=leaves_on)
        assert set(refused.value.message_dict) == {"leaves_on"}


@pytest.mark.parametrize(
    ("given", "field"),
    [({"destination": "XX"}, "destination"), ({"region": "Almaty"}, "region"), ({"occupation": "7799"}, "occupation"),
     ({"destination": ""}, "destination")],
)  # fmt: skip
def test_an_answer_that_cannot_be_is_named(cast, given, field):
    with pytest.raises(ValidationError) as refused:
        planned(cast, **{"destination": "RU", **given})
    assert field in refused.value.message_dict


def test_a_post_plans_journeys_to_its_own_country_only(cast):
    journey, _ = planned(cast)
    with pytest.raises(ValidationError, match="another country"):
        plan_journey(journey.person, by=cast.daniyar, destination="KZ")
