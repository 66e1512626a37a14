"""Somebody of another office attests the very text that was signed, and nothing that the law forbids."""

import pytest

from sapar.foundation.actions.errors import NotVisible, Refused, WrongState
from sapar.foundation.worklists.models import Task
from sapar.pre_employment.agency_permits.checks import NoPermitInForce
from sapar.pre_employment.agency_permits.models import AgencyPermit
from sapar.pre_employment.agency_permits.tests.permits import suspended
from sapar.pre_employment.applications.tests.applicants import accepted
from sapar.pre_employment.contracts.actions import attest_contract, read_contract, sign_contract
from sapar.pre_employment.contracts.errors import WorseThanAgreed
from sapar.pre_employment.contracts.queries import attested_contract
from sapar.pre_employment.contracts.tests.signings import (
    attested,
    now,
    offer_again,
    offered,
    read,
    signed,
    told,
    worse,
)
from sapar.pre_employment.job_orders.tests.orders import opened
from sapar.registers.organizations.models import Membership
from tests.cast import member


def test_version_signed_is_version_attested(cast):
    offer = attested(cast)
    assert (offer.state, offer.attested.stage) == ("attested", "attested")
    assert offer.attested.digest == offer.signed.digest
    assert (attested_contract(offer.journey), offer.attested_at) == (offer.attested, cast.office("moscow"))
    assert told("contracts/attested") == ["+996555777888"]
    assert not Task.objects.filter(subject_ref=offer.ref, state="open").exists()


def test_a_placement_officer_may_attest_what_an_agency_prepared(cast):
    assert attest_contract(signed(cast), by=cast.rustam).record.state == "attested"


def test_not_before_it_is_signed(cast):
    offer = read(cast)
    with pytest.raises(WrongState):
        attest_contract(offer, by=cast.daniyar)


@pytest.mark.parametrize("who", ["bakyt", "svetlana", "aigul"])
def test_nobody_else_attests(cast, who):
    offer = signed(cast)
    with pytest.raises(Refused):
        attest_contract(offer, by=getattr(cast, who))


def test_the_attache_of_another_country_does_not_know_of_it(cast):
    offer = signed(cast)
    with pytest.raises(NotVisible):
        attest_contract(offer, by=cast.zarina)


def test_in_a_public_scheme_neither_the_preparer_nor_the_same_office_attests(cast):
    application = accepted(cast, opened(cast, by="rustam"))
    offer = read_contract(offered(cast, application, by="rustam"), by=cast.holder("nurlan")).record
    sign_contract(offer, by=cast.holder("nurlan"))
    colleague = Membership.objects.filter(role="placement_officer").exclude(account=cast.rustam.account).get()
    for officer in (cast.rustam, member(colleague.account)):
        with pytest.raises(Refused):
            attest_contract(offer, by=officer)
    assert attest_contract(offer, by=cast.daniyar).record.state == "attested"


def test_worse_terms_need_a_reason(cast):
    offer = signed(cast, terms=worse)
    with pytest.raises(WorseThanAgreed):
        attest_contract(offer, by=cast.daniyar)
    assert attest_contract(offer, by=cast.daniyar, why_worse="Shorter days").record.reason == "Shorter days"


def test_without_a_permit_in_force_nothing_is_attested(cast):
    offer = signed(cast)
    suspended(cast, AgencyPermit.objects.get())
    with pytest.raises(NoPermitInForce):
        attest_contract(offer, by=cast.daniyar)


def test_an_attested_contract_stands_until_a_newer_one_is_attested(cast):
    first = attested(cast)
    second = offer_again(cast, first)
    assert (now(first).state, attested_contract(first.journey)) == ("attested", first.attested)
    read_contract(second, by=cast.holder("nurlan"))
    sign_contract(second, by=cast.holder("nurlan"), knowing=True)
    attest_contract(second, by=cast.daniyar, why_worse="Agreed anew")
    assert (now(first).state, attested_contract(first.journey)) == ("replaced", now(second).attested)
