"""An overdue step goes to the head, once, and the complainant can see that it did."""

from datetime import timedelta

import pytest

from sapar.foundation import clock
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.worklists.models import Task
from sapar.throughout.complaints.actions import acknowledge_complaint, protect_complaint
from sapar.throughout.complaints.endings import NotLate, escalate_complaint
from sapar.throughout.complaints.models import Complaint
from sapar.throughout.complaints.tasks import ROUND, escalate_overdue


def _later(days):
    return clock.at(clock.now() + timedelta(days=days))


def test_the_head_is_told_once_a_step(cast, people, filed):
    complaint = filed()
    with _later(10):
        assert escalate_overdue(clock.today()) == 1
        assert escalate_overdue(clock.today()) == 0
        told = OutboxMessage.objects.get(notice="complaints/late")
        assert told.address == "+996700000078"
        assert Task.objects.filter(subject_ref=complaint.ref, role="office_head", state="open").exists()
        assert Complaint.objects.get().escalated_on == clock.today()
        acknowledge_complaint(complaint, by=people.head)
    assert Complaint.objects.get().escalated_on is None


def test_nothing_is_late_on_its_last_day(filed):
    complaint = filed()
    with _later((complaint.due_on - clock.today()).days), pytest.raises(NotLate):
        escalate_complaint(complaint, by=ROUND)


def test_of_a_protected_one_the_head_learns_no_number(cast, people, filed):
    complaint = protect_complaint(filed(kinds="violence"), by=cast.kanykei, kind="violence", reason="x").record
    with _later(20):
        assert escalate_overdue(clock.today()) == 1
    told = OutboxMessage.objects.get(notice="complaints/late_protected")
    assert complaint.number not in told.body
    assert not Task.objects.filter(subject_ref=complaint.ref, state="open").exists()
