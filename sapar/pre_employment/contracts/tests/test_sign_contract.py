"""Nobody signs before reading; the text signed is the text offered; worse terms need a second yes."""

import pytest

from sapar.foundation.actions.errors import Refused, WrongState
from sapar.foundation.worklists.models import Task
from sapar.pre_employment.contracts.actions import sign_contract
from sapar.pre_employment.contracts.errors import NotTheSame, WorseThanAgreed
from sapar.pre_employment.contracts.tests.signings import offered, read, signed, told, worse
from tests.unguarded import unguarded


def test_signing_comes_after_reading(cast):
    offer = offered(cast)
    with pytest.raises(WrongState):
        sign_contract(offer, by=cast.holder("nurlan"))


def test_the_signed_version_has_the_digest_of_the_offered_one(cast):
    offer = signed(cast)
    assert (offer.state, offer.signed.stage) == ("signed", "signed")
    assert offer.signed.digest == offer.offered.digest


def test_the_post_is_asked_to_attest_it(cast):
    offer = signed(cast)
    task = Task.objects.get(subject_ref=offer.ref)
    assert (task.asks, task.role, task.country) == ("attest_contract", "labour_attache", "RU")
    assert told("contracts/waits") == ["+79000000001"]


def test_worse_terms_need_a_second_yes(cast):
    offer = read(cast, terms=worse)
    with pytest.raises(WorseThanAgreed, match="55"):
        sign_contract(offer, by=cast.holder("nurlan"))
    assert sign_contract(offer, by=cast.holder("nurlan"), knowing=True).record.state == "signed"


def test_a_text_that_was_changed_since_is_not_signed(cast):
    offer = read(cast)
    terms = offer.offered.terms
    terms["contract"]["hours_per_week"] = 60
    with unguarded():
        type(offer.offered).objects.filter(pk=offer.offered.pk).update(terms=terms)
    with pytest.raises(NotTheSame):
        sign_contract(offer, by=cast.holder("nurlan"))


@pytest.mark.parametrize("who", ["bakyt", "svetlana", "daniyar", "rustam", "aigul"])
def test_nobody_signs_for_the_worker(cast, who):
    offer = read(cast)
    with pytest.raises(Refused):
        sign_contract(offer, by=getattr(cast, who))
