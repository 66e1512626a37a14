"""What the law says of a stay on record, on the page of the journey."""

from datetime import timedelta

import pytest

from sapar.employment.stays.panels import stay_as_recorded, stay_panel
from sapar.employment.stays.tests.staying import TODAY, abroad, planned
from sapar.registers.journeys.actions import note_step_done
from sapar.registers.journeys.planning import steps_of

pytestmark = pytest.mark.django_db


def answers(journey, days):
    return {each.rule: each.answer for each in stay_as_recorded(journey, TODAY + timedelta(days=days)).findings}


def test_a_registration_that_is_not_ticked_cannot_be_told_and_one_that_is_ticked_is_kept(cast):
    journey, nurlan = abroad(cast)
    assert answers(journey, 10)["ru.registration"] == "cannot_tell"
    steps = {step.id for step in steps_of(journey, TODAY)} & {"ru.arrival.register", "ru.arrival.amina"}
    note_step_done(journey, by=nurlan, step=steps.pop())
    assert answers(journey, 60)["ru.registration"] == "kept"


def test_nothing_is_shown_before_somebody_is_there(cast):
    assert stay_panel(planned(cast)[0], cast.daniyar) is None


def test_the_page_of_a_journey_abroad_shows_it_to_the_post(cast):
    journey, _nurlan = abroad(cast)
    assert stay_panel(journey, cast.daniyar).context["report"].groups
    page = cast.client_for("daniyar").get(f"/journeys/{journey.ref}")
    assert page.status_code == 200
    assert "stays/stay_panel.html" in [panel.template for panel in page.context["panels"]]
    assert 'data-answer="cannot_tell"' in page.content.decode()
