"""Withdrawing: by the complainant's own hand, or by the call of a second officer (rule R-DSP-01)."""

import pytest

from sapar.foundation.actions.errors import AnotherPersonMustDecide, Refused
from sapar.throughout.complaints.actions import (
    confirm_withdrawal_by_call,
    note_wish_to_withdraw,
    withdraw_complaint,
)  # fmt: skip
from sapar.throughout.complaints.endings import NotFree, NoWishNoted
from sapar.throughout.complaints.tests.conftest import holder_of

CALL = {"said": "Wants to stop, got the money", "free": True}


def test_the_complainant_withdraws_with_number_and_code(filed):
    complaint = filed()
    assert withdraw_complaint(complaint, by=holder_of(complaint)).record.state == "withdrawn"


def test_no_officer_withdraws_for_them(cast, filed):
    with pytest.raises(Refused):
        withdraw_complaint(filed(), by=cast.kanykei)


def test_a_helper_does_not_withdraw_for_them(cast, worker, filed):
    complaint = filed(by=worker.actor, code="")
    with pytest.raises(AnotherPersonMustDecide):
        withdraw_complaint(complaint, by=cast.salima.for_person(worker.person.ref))


def test_a_second_officer_calls(cast, people, examined):
    complaint = examined()
    with pytest.raises(NoWishNoted):
        confirm_withdrawal_by_call(complaint, by=people.second, **CALL)
    note_wish_to_withdraw(complaint, by=cast.kanykei, said="Rang today")
    with pytest.raises(AnotherPersonMustDecide):
        confirm_withdrawal_by_call(complaint, by=cast.kanykei, **CALL)
    with pytest.raises(NotFree):
        confirm_withdrawal_by_call(complaint, by=people.second, said="Boss stood by", free=False)
    assert confirm_withdrawal_by_call(complaint, by=people.second, **CALL).record.state == "withdrawn"
