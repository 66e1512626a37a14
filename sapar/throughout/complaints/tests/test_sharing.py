"""Several offices on one file."""

import pytest
from django.core.exceptions import ValidationError

from sapar.foundation import clock
from sapar.foundation.actions.errors import Refused
from sapar.foundation.worklists.models import Task
from sapar.throughout.complaints.actions import (
    answer_office,
    ask_office,
    hand_over_complaint,
    write_to_complainant,
    write_to_officer,
)  # fmt: skip
from sapar.throughout.complaints.models import Complaint
from sapar.throughout.complaints.tests.conftest import holder_of


def test_the_post_in_the_country_of_work_is_asked_and_answers(cast, examined):
    assert cast.daniyar.account
    complaint = examined(country="RU")
    ask_office(complaint, by=cast.kanykei, question="Was the firm inspected?", due=clock.today())
    assert Task.objects.get(asks="answer_office").office_ref == cast.office("moscow").ref
    with pytest.raises(Refused):
        answer_office(complaint, by=cast.kanykei, answer="x")
    answer_office(complaint, by=cast.daniyar, answer="Yes, in May")
    request = complaint.requests.get()
    assert (request.answer, request.answered_on) == ("Yes, in May", clock.today())


def test_without_a_post_the_office_is_named(cast, examined):
    with pytest.raises(ValidationError, match="No post"):
        ask_office(examined(country="TR"), by=cast.kanykei, question="x", due=clock.today())


def test_a_partner_that_was_asked_sees_the_file(cast, examined):
    assert cast.ermek.account
    complaint = examined()
    partner = cast.office("partner")
    ask_office(complaint, by=cast.kanykei, question="Shelter?", due=clock.today(), office=partner.ref)
    assert Complaint.visible_to(cast.ermek).get() == complaint


def test_a_file_moves_with_its_deadline(cast, filed):
    complaint, due = filed(country="RU"), None
    due = complaint.due_on
    moved = hand_over_complaint(
        complaint, by=cast.kanykei, office=cast.office("moscow"), purpose="They are near"
    ).record
    task = Task.objects.get(subject_ref=complaint.ref, state="open")
    assert (moved.office, moved.due_on) == (cast.office("moscow"), due)
    assert (task.role, task.office_ref) == ("labour_attache", cast.office("moscow").ref)
    assert not Complaint.visible_to(cast.kanykei).exists()


def test_messages_go_both_ways(cast, filed):
    complaint = filed()
    write_to_officer(complaint, by=holder_of(complaint), text="I have a payslip")
    assert Task.objects.filter(asks="write_to_complainant", state="open").count() == 1
    write_to_complainant(complaint, by=cast.kanykei, text="Send it")
    assert not Task.objects.filter(asks="write_to_complainant", state="open").exists()
    written = complaint.messages.all()
    assert [(message.text, bool(message.office)) for message in written] == [
        ("I have a payslip", False),
        ("Send it", True),
    ]


def test_nobody_writes_in_another_complaint(people, filed):
    with pytest.raises(Refused):
        write_to_officer(filed(), by=people.caller, text="x")
