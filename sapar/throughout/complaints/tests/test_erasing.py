"""Erasing a person: an open complaint speaks against it; forget_complainant and destroy_case_key end a closed one."""

from datetime import timedelta

import pytest

from sapar.foundation import clock
from sapar.foundation.audit.models import AuditEvent
from sapar.foundation.audit.trail import opened
from sapar.registers.people.actions import erasing
from sapar.registers.people.errors import OpenMatters
from sapar.throughout.complaints.actions import reopen_complaint, withdraw_complaint
from sapar.throughout.complaints.endings import Forgotten
from sapar.throughout.complaints.models import Complaint
from sapar.throughout.complaints.tasks import forget_old_cases
from sapar.throughout.complaints.tests.conftest import holder_of
from tests.cast import FOUNDING


def test_an_open_complaint_speaks_against_it(worker, filed):
    filed(by=worker.actor, code="")
    with pytest.raises(OpenMatters):
        erasing.erase_person(worker.person, by=FOUNDING, reason="Asked")


def test_a_closed_one_forgets_everything_but_its_figures(people, worker, filed):
    complaint = filed(by=worker.actor, code="", kinds="unpaid_wages")
    withdraw_complaint(complaint, by=worker.actor)
    erasing.erase_person(worker.person, by=FOUNDING, reason="Asked")
    left = Complaint.objects.get()
    done = list(AuditEvent.objects.filter(subject_ref=left.ref).order_by("pk").values_list("action", flat=True))
    assert done[-2:] == ["forget_complainant", "destroy_case_key"]
    assert (left.complainant, left.what_happened, left.kinds) == (None, "", ["unpaid_wages"])
    told = opened(AuditEvent.objects.get(action="file_complaint").after, erased="gone")
    assert told[f"complaints.complaint:{left.pk}"]["what_happened"] == "gone"
    with pytest.raises(Forgotten):
        reopen_complaint(left, by=people.head, reason="x")


def test_an_ended_complaint_of_nobody_on_record_is_forgotten_when_its_months_are_over(filed):
    complaint = filed()
    withdraw_complaint(complaint, by=holder_of(complaint))
    with clock.at(clock.now() + timedelta(days=364 * 5)):
        assert forget_old_cases(clock.today()) == 0
    with clock.at(clock.now() + timedelta(days=366 * 5)):
        assert forget_old_cases(clock.today()) == 1
        assert forget_old_cases(clock.today()) == 0
    assert Complaint.objects.get().what_happened == ""


def test_an_open_one_is_never_forgotten(filed):
    filed()
    with clock.at(clock.now() + timedelta(days=366 * 9)):
        assert forget_old_cases(clock.today()) == 0
