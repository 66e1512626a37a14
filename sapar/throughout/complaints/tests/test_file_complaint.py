"""Filing: anybody may, with or without a name; the code is never stored; the clock starts."""

import json
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from sapar.foundation import clock
from sapar.foundation.audit.models import AuditEvent
from sapar.foundation.money import Money
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.worklists.models import Task
from sapar.throughout.complaints import codes
from sapar.throughout.complaints.actions import add_claim, file_complaint, join_worker
from sapar.throughout.complaints.models import Complaint
from sapar.throughout.complaints.tests.conftest import CODE, WAGES, holder_of


def test_a_caller_without_name_gets_a_number_a_code_and_a_day(cast, filed):
    complaint = filed(anonymous=True)
    assert complaint.state == "received"
    assert complaint.complainant is None
    assert complaint.shown_code == CODE
    assert complaint.due_on > clock.today()


def test_the_code_is_stored_as_a_digest_only(cast, filed):
    complaint = filed()
    with connection.cursor() as cursor:
        cursor.execute("SELECT secret_digest FROM complaints_complaint")
        stored = cursor.fetchone()[0]
    event = AuditEvent.objects.get(action="file_complaint")
    assert stored.startswith("scrypt$")
    assert CODE not in stored + event.after + event.details
    assert json.loads(event.after)[f"complaints.complaint:{complaint.pk}"]["secret_digest"] == "secret"
    assert codes.opens(CODE, stored)
    assert not codes.opens("482173065518", stored)


def test_what_was_told_is_sealed_at_rest(filed):
    filed()
    with connection.cursor() as cursor:
        cursor.execute("SELECT what_happened, phone, place, respondent_name FROM complaints_complaint")
        assert all(value.startswith("§") for value in cursor.fetchone())


def test_the_message_says_neither_complaint_nor_employer(filed):
    filed()
    body = OutboxMessage.objects.get(event__action="file_complaint").body
    assert len(body.encode("utf-16-le")) <= 140
    assert not any(word in body.lower() for word in ("stroy", "жалоб", "даттан", "complaint"))


def test_the_desk_of_the_office_is_asked_to_acknowledge(cast, filed):
    complaint = filed()
    task = Task.objects.get(subject_ref=complaint.ref)
    assert (task.asks, task.role, task.office_ref) == (
        "acknowledge_complaint", "dispute_officer", cast.office("disputes").ref,
    )  # fmt: skip


@pytest.mark.parametrize("given", [{}, {"anonymous": True}])
def test_danger_is_due_within_hours_and_those_at_the_desk_are_told_at_once(cast, filed, given):
    assert cast.kanykei
    complaint = filed(urgent=True, **given)
    assert complaint.due_on == clock.today()
    assert Task.objects.get().due_at - clock.now() <= timedelta(hours=2)
    told = {message.address: message.body for message in OutboxMessage.objects.filter(notice="complaints/urgent")}
    assert complaint.number in told[cast.kanykei.account.phone]


def test_without_danger_the_desk_is_not_rung(cast, filed):
    assert cast.kanykei
    assert filed()
    assert not OutboxMessage.objects.filter(notice="complaints/urgent").exists()


def test_the_same_form_sent_twice_makes_one_complaint(cast, people):
    office, code = cast.office("disputes"), codes.code_for("token")
    for _ in range(2):
        file_complaint(office, by=people.caller, key="token", code=code, **WAGES)
    assert Complaint.objects.count() == 1
    assert codes.code_for("token") == code


def test_a_day_that_has_not_come_is_asked_again(filed):
    with pytest.raises(ValidationError, match="not come yet"):
        filed(happened_on=clock.today() + timedelta(days=1))


def test_money_and_workers_come_along(filed):
    complaint = filed(money=Money(Decimal(120000), "RUB"), for_whom="group", workers="Azamat\n\nBeka\n")
    assert [(claim.head, claim.amount) for claim in complaint.claims.all()] == [("wages", Decimal(120000))]
    assert [worker.name for worker in complaint.workers.all()] == ["Azamat", "Beka"]


def test_a_worker_and_a_sum_can_be_added(filed):
    complaint = filed()
    join_worker(complaint, by=holder_of(complaint), name="Beka", money=Money(Decimal(50000), "RUB"))
    add_claim(complaint, by=holder_of(complaint), head="overtime", money=Money(Decimal(700), "RUB"))
    assert {claim.head for claim in complaint.claims.all()} == {"wages", "overtime"}
    assert complaint.workers.get().name == "Beka"


def test_an_employer_takes_no_complaints(cast, people, employer):
    from sapar.foundation.actions.errors import Refused

    with pytest.raises(Refused):
        file_complaint(employer, by=people.caller, **WAGES)


def test_an_account_opens_its_own_complaint_without_a_code(worker, filed):
    complaint = filed(by=worker.actor, code="")
    assert complaint.complainant == worker.person
    assert complaint.secret_digest == ""
    assert Complaint.visible_to(worker.actor).get() == complaint


def test_without_a_name_an_account_is_not_tied_to_it(worker, filed):
    complaint = filed(by=worker.actor, anonymous=True)
    assert complaint.complainant is None
    assert not Complaint.visible_to(worker.actor).exists()
