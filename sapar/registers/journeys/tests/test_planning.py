"""Where a traveller stands in the steps."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from sapar.registers.journeys import planning
from sapar.registers.journeys.planning import Step, StepState, standing

DAY = date(2026, 3, 2)
STEPS = [
    Step("ban", "before", "Check"),
    Step("ticket", "before", "Ticket", due=date(2026, 3, 1)),
    Step("register", "abroad", "Register", due=date(2026, 4, 1)),
    Step("medical", "abroad", "Medical", due=date(2026, 3, 20)),
    Step("contract", "abroad", "New contract", waits=True),
    Step("centre", "return", "Job centre"),
]
# Before leaving, no day of entry is known, and so no day of what counts from it.
AHEAD = [replace(step, due=None, waits=True) if step.phase == "abroad" else step for step in STEPS]


def states(phase, done=(), on=DAY, steps=STEPS):
    return {step.id: step.state.value for step in standing(steps, set(done), phase, on)}


def test_before_leaving_the_rest_cannot_start_and_a_missed_day_is_late():
    assert states("before", steps=AHEAD) == {
        "ban": "now", "ticket": "late", "register": "cannot_start", "medical": "cannot_start",
        "contract": "cannot_start", "centre": "cannot_start",
    }  # fmt: skip


def test_what_was_to_be_done_at_a_moment_that_has_passed_is_left_out_unless_it_was_done():
    steps = [Step("card", "abroad", "Write the purpose in the card", missed=True), *STEPS]
    assert "card" not in states("abroad", steps=steps)
    assert states("abroad", done={"card"}, steps=steps)["card"] == "done"


def test_what_has_a_day_already_can_be_done_ahead():
    final_pay = Step("final_pay", "return", "Ask for the final pay", due=date(2026, 12, 1))
    assert states("abroad", steps=[final_pay]) == {"final_pay": "now"}


def test_abroad_the_nearest_date_is_now_and_what_was_for_before_is_gone():
    assert states("abroad") == {
        "register": "next", "medical": "now", "contract": "cannot_start", "centre": "cannot_start",
    }  # fmt: skip


@pytest.mark.parametrize(("on", "state"), [(date(2026, 3, 20), "now"), (date(2026, 3, 21), "late")])
def test_a_step_is_late_from_the_day_after_its_last_day(on, state):
    assert states("abroad", on=on)["medical"] == state


def test_what_is_done_stays_done_in_every_part_of_the_journey():
    assert states("abroad", done={"ban", "medical"})["ban"] == StepState.DONE
    assert states("abroad", done={"ban", "medical"})["register"] == StepState.NOW


@pytest.fixture
def journey():
    """Somebody bound for Russia, never saved: planning only reads."""

    class Nobody:
        citizenship = "KG"

    class Going:
        person, destination, region, pathway = Nobody, "RU", "", "independent"
        departed_on = leaves_on = entered_on = work_ended_on = returned_on = None

    return Going()


@pytest.fixture
def unbound(monkeypatch):
    """No contract is on record."""
    monkeypatch.setattr(planning, "binding_terms", lambda journey: {})


@pytest.mark.usefixtures("unbound")
class TestRealLaw:
    """The packs of Kyrgyzstan and Russia, whatever their numbers are."""

    def test_registration_has_a_day_once_the_entry_is_known(self, journey):
        before = {step.id: step for step in planning.law_steps(journey, DAY)}
        journey.entered_on = DAY
        after = {step.id: step for step in planning.law_steps(journey, DAY)}
        assert before["ru.arrival.register"].waits
        assert after["ru.arrival.register"].due > DAY

    def test_what_is_done_at_the_border_is_never_late(self, journey):
        journey.entered_on = date(2026, 3, 1)
        card = {step.id: step for step in planning.law_steps(journey, DAY)}["ru.arrival.migration_card"]
        assert (card.due, card.missed) == (None, True)

    def test_on_the_day_of_the_border_its_step_still_shows(self, journey):
        journey.entered_on = DAY
        assert not {step.id: step for step in planning.law_steps(journey, DAY)}["ru.arrival.migration_card"].missed

    def test_steps_are_said_in_the_readers_language(self, journey):
        with translation.override("ru"):
            steps = {step.id: step for step in planning.law_steps(journey, DAY)}
        assert steps["ru.arrival.register"].title.isascii() is False

    def test_whoever_goes_through_an_agency_has_its_steps_beside_the_usual_ones(self, journey):
        usual = {step.id for step in planning.law_steps(journey, DAY)}
        journey.pathway = "organised"
        assert usual < {step.id for step in planning.law_steps(journey, DAY)}

    def test_a_country_without_a_pack_has_the_steps_of_the_home_country_only(self, journey):
        journey.destination = "PL"
        assert {step.id.split(".")[0] for step in planning.law_steps(journey, DAY)} == {"kg"}
