"""A contract is offered for an accepted job, with a permit behind it, and only if it keeps the law."""

import pytest

from sapar.foundation.actions.errors import NotVisible, Refused
from sapar.pre_employment.agency_permits.checks import NoPermitInForce
from sapar.pre_employment.agency_permits.models import AgencyPermit
from sapar.pre_employment.agency_permits.tests.permits import suspended
from sapar.pre_employment.applications.actions import withdraw_from_job
from sapar.pre_employment.contracts.actions import offer_contract, replace_offer
from sapar.pre_employment.contracts.errors import BreaksLaw, JobNotAccepted, NotInTheirLanguage
from sapar.pre_employment.contracts.tests.signings import (
    accepted,
    now,
    offer_again,
    offered,
    read,
    signed,
    terms_like,
    told,
)
from sapar.registers.journeys.models import ContractVersion


def test_it_is_a_version_on_the_journey_and_the_worker_is_told(cast):
    offer = offered(cast)
    version = offer.offered
    assert (offer.state, version.stage, version.journey) == ("offered", "offered", offer.journey)
    assert (version.broken, bool(version.law_digest), offer.prepared_at) == (0, True, cast.office("agency"))
    assert told("contracts/offered") == ["+996555777888"]
    assert told("journeys/contract_checked") == []


def test_the_employer_may_prepare_it(cast):
    assert offered(cast, by="svetlana").prepared_at == cast.office("employer")


@pytest.mark.parametrize("who", ["aigul", "daniyar"])
def test_officers_who_did_not_recruit_do_not_prepare_it(cast, who):
    application = accepted(cast)
    with pytest.raises(Refused):
        offer_contract(application, by=getattr(cast, who), terms=terms_like(application))


def test_another_worker_does_not_know_of_it(cast):
    application = accepted(cast)
    cast.worker("gulnara")
    with pytest.raises(NotVisible):
        offer_contract(application, by=cast.holder("gulnara"), terms=terms_like(application))


def test_what_breaks_the_law_is_not_offered(cast):
    application = accepted(cast)
    with pytest.raises(BreaksLaw, match="breaks the law"):
        offer_contract(application, by=cast.bakyt, terms=terms_like(application, documents_held_by="employer"))
    assert not ContractVersion.objects.exists()


def test_a_contract_in_no_language_of_the_worker_is_not_offered(cast):
    application = accepted(cast)
    with pytest.raises(NotInTheirLanguage):
        offer_contract(application, by=cast.bakyt, terms=terms_like(application, languages=["en"]))


def test_without_a_permit_in_force_nothing_is_offered(cast):
    application = accepted(cast)
    suspended(cast, AgencyPermit.objects.get())
    with pytest.raises(NoPermitInForce):
        offer_contract(application, by=cast.bakyt, terms=terms_like(application))


def test_whoever_withdrew_gets_no_contract(cast):
    application = withdraw_from_job(accepted(cast), by=cast.holder("nurlan")).record
    with pytest.raises(JobNotAccepted):
        offer_contract(application, by=cast.bakyt, terms=terms_like(application))


@pytest.mark.parametrize("stage", [offered, read, signed])
def test_a_newer_offer_takes_the_place_of_one_not_attested(cast, stage):
    first = stage(cast)
    second = offer_again(cast, first)
    assert (now(first).state, second.state) == ("replaced", "offered")
    assert replace_offer.name == "replace_offer"
    assert now(first).offered.state == "replaced"
    assert told("contracts/offered_worse") == ["+996555777888"]
