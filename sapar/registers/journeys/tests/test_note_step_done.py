"""Ticking off a step."""

import pytest
from django.core.exceptions import ValidationError

from sapar.registers.journeys.actions import note_step_done
from sapar.registers.journeys.planning import StepState, steps_of
from sapar.registers.journeys.tests.travellers import TODAY, planned

pytestmark = pytest.mark.usefixtures("law")


def test_a_step_ticked_off_is_done_and_stays_so(cast):
    journey, nurlan = planned(cast)
    note_step_done(journey, by=nurlan, step="x.ban")
    note_step_done(journey, by=nurlan, step="x.ban")
    assert steps_of(journey, TODAY)[0].state == StepState.DONE
    assert journey.done_steps.count() == 1


def test_a_step_that_the_law_does_not_have_is_refused(cast):
    journey, nurlan = planned(cast)
    with pytest.raises(ValidationError, match="no such step"):
        note_step_done(journey, by=nurlan, step="x.invented")
