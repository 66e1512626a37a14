"""The worker reads the contract in their language, and nobody reads it for them."""

import pytest
from django.utils import translation

from sapar.foundation.actions.errors import Refused
from sapar.pre_employment.contracts.actions import read_contract
from sapar.pre_employment.contracts.tests.signings import offered


def test_the_language_and_the_day_stay_on_record(cast):
    with translation.override("ky"):
        offer = read_contract(offered(cast), by=cast.holder("nurlan")).record
    assert (offer.state, offer.read_in) == ("read", "ky")
    assert offer.read_on


@pytest.mark.parametrize("who", ["bakyt", "svetlana", "daniyar", "rustam", "aigul"])
def test_nobody_reads_it_for_the_worker(cast, who):
    offer = offered(cast)
    with pytest.raises(Refused):
        read_contract(offer, by=getattr(cast, who))
