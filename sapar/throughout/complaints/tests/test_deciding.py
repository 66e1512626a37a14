"""A decision takes two people."""

import pytest

from sapar.foundation.actions.errors import AnotherPersonMustDecide, Refused
from sapar.foundation.audit.models import Refusal
from sapar.throughout.complaints.actions import close_complaint, decide_complaint, prepare_decision


def test_whoever_examined_or_prepared_does_not_decide(cast, people, examined):
    complaint = examined()
    prepare_decision(complaint, by=people.second, result="upheld", reasons="Timesheets show it")
    for first_hand in (cast.kanykei, people.second):
        with pytest.raises(AnotherPersonMustDecide):
            decide_complaint(complaint, by=first_hand)
    assert {refusal.code for refusal in Refusal.objects.all()} == {"four_eyes"}
    decided = decide_complaint(complaint, by=people.head).record
    assert (decided.state, decided.result, decided.asks) == ("decided", "upheld", "order_payments")


def test_the_complainant_reads_the_reasons(cast, people, examined):
    complaint = examined()
    prepare_decision(complaint, by=cast.kanykei, result="not_upheld", reasons="The pay was made")
    decided = decide_complaint(complaint, by=people.second).record
    assert complaint.messages.get().text == "The pay was made"
    assert decided.asks == "close_complaint"
    assert close_complaint(decided, by=people.head, outcome="answer", reason="Court is open").record.state == "closed"


def test_a_post_abroad_decides_nothing(cast, examined):
    with pytest.raises(Refused):
        prepare_decision(examined(), by=cast.daniyar, result="upheld", reasons="x")
