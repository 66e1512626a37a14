"""Acknowledging, examining, answering, passing on, and not taking up: which takes two."""

import pytest
from django.core.exceptions import ValidationError

from sapar.foundation.actions.errors import AnotherPersonMustDecide, Refused, WrongState
from sapar.foundation.audit.models import Refusal
from sapar.foundation.worklists.models import Task
from sapar.throughout.complaints.actions import (
    acknowledge_complaint,
    answer_complaint,
    declare_inadmissible,
    propose_not_taking_up,
    refer_out,
    reopen_complaint,
    take_back_referral,
    triage_complaint,
)  # fmt: skip
from sapar.throughout.complaints.models import Complaint
from sapar.throughout.complaints.triage import NothingProposed


def _open_tasks(complaint):
    return list(Task.objects.filter(subject_ref=complaint.ref, state="open").values_list("asks", flat=True))


def test_each_step_puts_the_next_one_on_the_desk(cast, filed):
    complaint = filed()
    acknowledge_complaint(complaint, by=cast.kanykei)
    assert _open_tasks(complaint) == ["triage_complaint"]
    done = triage_complaint(complaint, by=cast.kanykei, finding="x").record
    assert _open_tasks(complaint) == ["give_notice"]
    assert done.decide_by > done.due_on
    assert done.triaged_by == cast.kanykei.account


def test_an_attache_may_examine_a_complaint_of_their_country(cast, filed):
    complaint = filed(country="RU")
    acknowledge_complaint(complaint, by=cast.daniyar)
    with pytest.raises(Refused):
        triage_complaint(complaint, by=cast.zarina, finding="x")
    assert Refusal.objects.get().code == "not_visible"


@pytest.mark.parametrize("name", ["aigul", "salima", "meerim", "bolot", "asel", "tilek", "ermek", "zarina", "timur"])
def test_others_never_learn_that_it_exists(cast, filed, name):
    filed(country="RU")
    assert not Complaint.visible_to(getattr(cast, name)).exists()


def test_an_answer_ends_it_and_is_read_by_the_complainant(cast, examined):
    complaint = examined()
    ended = answer_complaint(complaint, by=cast.kanykei, answer="Call the fund").record
    assert ended.state == "answered"
    assert complaint.messages.get().text == "Call the fund"
    assert _open_tasks(complaint) == []


def test_what_another_body_did_not_take_comes_back(cast, examined):
    complaint = examined()
    refer_out(complaint, by=cast.kanykei, to="Police", consent="By phone", reply_by="2999-01-01", reason="A crime")
    back = take_back_referral(complaint, by=cast.kanykei, reason="They refused").record
    assert (back.state, _open_tasks(complaint)) == ("triaged", ["answer_complaint"])


def test_not_taking_up_takes_a_second_officer(cast, people, examined):
    complaint = examined()
    propose_not_taking_up(complaint, by=cast.kanykei, ground="no_facts", reasons="Nobody answers")
    with pytest.raises(AnotherPersonMustDecide):
        declare_inadmissible(complaint, by=cast.kanykei)
    ended = declare_inadmissible(complaint, by=people.second).record
    assert ended.state == "inadmissible"
    assert complaint.messages.get().text == "Nobody answers"


def test_nothing_is_refused_without_a_proposal(people, examined):
    with pytest.raises(NothingProposed):
        declare_inadmissible(examined(), by=people.second)


def test_status_is_no_ground(cast, examined):
    with pytest.raises(ValidationError):
        propose_not_taking_up(examined(), by=cast.kanykei, ground="illegal_stay", reasons="x")


def test_nobody_reverses_their_own_refusal(cast, people, examined):
    complaint = examined()
    propose_not_taking_up(complaint, by=cast.kanykei, ground="no_facts", reasons="Nobody answers")
    declare_inadmissible(complaint, by=people.second)
    with pytest.raises(AnotherPersonMustDecide):
        reopen_complaint(complaint, by=people.second, reason="x")
    again = reopen_complaint(complaint, by=people.head, reason="New facts").record
    assert (again.state, _open_tasks(complaint)) == ("acknowledged", ["triage_complaint"])


def test_an_ended_one_is_not_examined(cast, filed):
    with pytest.raises(WrongState):
        triage_complaint(filed(), by=cast.kanykei, finding="x")
