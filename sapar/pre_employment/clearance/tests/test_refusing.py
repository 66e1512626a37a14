"""Not issuing one: reasons, an appeal to somebody else, and always the right to leave and to ask again."""

from datetime import date, timedelta

import pytest

from sapar.foundation import clock
from sapar.foundation.actions.errors import Refused
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.worklists.models import Task
from sapar.pre_employment.clearance.actions import request_clearance
from sapar.pre_employment.clearance.choices import ClearanceState
from sapar.pre_employment.clearance.errors import SomebodyElseDecidesAppeal, TooLateToAppeal
from sapar.pre_employment.clearance.refusing import (
    appeal_refusal,
    refuse_clearance,
    reopen_clearance,
    uphold_refusal,
)
from sapar.pre_employment.clearance.tests.people import NOON, requested

pytestmark = pytest.mark.usefixtures("day")


def refused(cast):
    return refuse_clearance(requested(cast), by=cast.aigul, reasons="You are on the list of entry bans").record


def appealed(cast):
    return appeal_refusal(refused(cast), by=cast.holder("nurlan"), words="It was lifted in January").record


def test_a_refusal_gives_reasons_and_says_that_one_may_leave_all_the_same(cast):
    clearance = refused(cast)
    assert clearance.reasons == "You are on the list of entry bans"
    message = OutboxMessage.objects.last()
    assert clearance.number in message.body
    assert "entry" not in message.body


def test_the_worker_can_ask_again_at_any_time(cast):
    clearance = refused(cast)
    assert request_clearance(clearance.journey, by=cast.holder("nurlan")).record.state == ClearanceState.REQUESTED


def test_the_last_day_to_appeal_is_that_of_the_law(cast):
    clearance, holder = refused(cast), cast.holder("nurlan")
    with clock.at(NOON + timedelta(days=31)), pytest.raises(TooLateToAppeal, match=r"01\.04\.2026"):
        appeal_refusal(clearance, by=holder, words="Late")
    with clock.at(NOON + timedelta(days=30)):
        assert appeal_refusal(clearance, by=holder, words="In time").record.state == ClearanceState.APPEALED


def test_an_appeal_goes_to_colleagues_and_the_head_by_the_day_of_the_law(cast):
    clearance = appealed(cast)
    tasks = Task.objects.filter(subject_ref=clearance.ref, state="open")
    assert {task.role for task in tasks} == {"employment_officer", "office_head"}
    assert {task.due_at.date() for task in tasks} == {date(2026, 3, 23)}  # the 20th is a day off


@pytest.mark.parametrize("decide", [reopen_clearance, uphold_refusal])
def test_nobody_decides_on_an_appeal_against_themself(cast, decide):
    with pytest.raises(SomebodyElseDecidesAppeal):
        decide(appealed(cast), by=cast.aigul, reasons="I was right")


def test_another_officer_allows_it_and_it_is_checked_again(cast):
    clearance = reopen_clearance(appealed(cast), by=cast.samat, reasons="The ban was lifted").record
    assert clearance.state == ClearanceState.REQUESTED
    assert Task.objects.get(subject_ref=clearance.ref, state="open").asks == "issue_clearance"


def test_another_officer_rejects_it_with_reasons(cast):
    clearance = uphold_refusal(appealed(cast), by=cast.meerim, reasons="It is still on the list").record
    assert clearance.state == ClearanceState.UPHELD
    assert not Task.objects.filter(subject_ref=clearance.ref, state="open").exists()


def test_nobody_appeals_for_the_worker(cast):
    with pytest.raises(Refused):
        appeal_refusal(refused(cast), by=cast.samat, words="For him")
