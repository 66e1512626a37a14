"""The worker may say no; whoever prepared the contract is asked for another."""

from sapar.foundation.worklists.models import Task
from sapar.pre_employment.contracts.actions import decline_contract
from sapar.pre_employment.contracts.tests.signings import now, offer_again, read, terms_like, told


def test_no_is_kept_and_a_better_contract_can_be_offered(cast):
    offer = decline_contract(read(cast), by=cast.holder("nurlan"), why="Too little").record
    assert (offer.state, offer.reason) == ("declined", "Too little")
    assert told("contracts/news") == ["+996700000018"]
    assert Task.objects.get(asks="offer_contract", state="open").office_ref == cast.office("agency").ref
    second = offer_again(cast, offer, terms=terms_like)
    assert (now(offer).state, second.state) == ("replaced", "offered")
    assert not Task.objects.filter(asks="offer_contract", state="open").exists()
