"""A signed contract is returned with a reason; a new one starts from the beginning."""

import pytest

from sapar.foundation.actions.errors import Refused
from sapar.foundation.worklists.models import Task
from sapar.pre_employment.contracts.actions import return_for_correction
from sapar.pre_employment.contracts.tests.signings import offer_again, signed, told


def test_it_goes_back_with_a_reason(cast):
    offer = return_for_correction(signed(cast), by=cast.daniyar, reason="The address is missing").record
    assert (offer.state, offer.reason) == ("returned", "The address is missing")
    assert told("contracts/returned") == ["+996555777888"]
    assert [task.asks for task in Task.objects.filter(state="open", asks__contains="contract")] == ["offer_contract"]
    assert offer_again(cast, offer).state == "offered"


def test_whoever_prepared_it_does_not_return_it(cast):
    offer = signed(cast)
    with pytest.raises(Refused):
        return_for_correction(offer, by=cast.bakyt, reason="x")
