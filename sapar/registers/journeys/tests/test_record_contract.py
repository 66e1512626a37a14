"""Recording what a contract says: its digest, its findings under the law of the country, its place in the lineage."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from sapar.foundation import clock
from sapar.foundation.audit.trail import opened
from sapar.foundation.notices.models import OutboxMessage
from sapar.registers.journeys import contracts
from sapar.registers.journeys.actions import cancel_journey, record_contract
from sapar.registers.journeys.contracts import JourneyCancelled, SameContract
from sapar.registers.journeys.models import ContractState, Stage
from sapar.registers.journeys.queries import contract_in_force, latest_contract
from sapar.registers.journeys.terms import digest_of
from sapar.registers.journeys.tests.travellers import TODAY, planned

pytestmark = pytest.mark.usefixtures("law")

OFFER = {
    "contract": {
        "start": date(2026, 4, 1), "end": date(2026, 12, 31), "hours_per_week": 40, "form": "written",
        "wage": {"amount": Decimal("90000.00"), "currency": "RUB", "period": "month", "basis": "gross"},
        "documents_held_by": "worker", "deductions": [], "fees": [],
    }
}  # fmt: skip


def offer(**changed):
    return {"contract": OFFER["contract"] | changed}


def test_a_version_fixes_its_terms_by_a_digest_and_tells_the_traveller(cast):
    journey, nurlan = planned(cast)
    version = record_contract(journey, by=nurlan, stage=Stage.OFFERED, terms=OFFER).record
    assert (version.number_of_version, version.stage, version.checked_on) == (1, "offered", TODAY)
    assert version.digest == digest_of(version.terms)
    assert version.terms["contract"]["start"] == "2026-04-01"
    assert version.terms["contract"]["worker_age"] == 32
    assert (version.terms["origin"], version.terms["destination"]) == ("KG", "RU")
    assert OutboxMessage.objects.filter(notice="journeys/contract_checked").count() == 1


def test_a_contract_is_put_to_the_law_and_the_breaches_are_counted(cast):
    journey, nurlan = planned(cast)
    good = record_contract(journey, by=nurlan, stage=Stage.OFFERED, terms=OFFER).record
    bad = record_contract(journey, by=nurlan, stage=Stage.SIGNED, terms=offer(documents_held_by="employer")).record
    assert bad.broken == good.broken + 1
    assert len(bad.law_digest) == 64


def test_a_newer_version_of_the_same_stage_replaces_the_earlier_which_stays_on_record(cast):
    journey, nurlan = planned(cast)
    first = record_contract(journey, by=nurlan, stage=Stage.SIGNED, terms=OFFER).record
    second = record_contract(journey, by=nurlan, stage=Stage.SIGNED, terms=offer(hours_per_week=38)).record
    first.refresh_from_db()
    assert (first.state, second.state) == (ContractState.REPLACED, ContractState.RECORDED)
    assert latest_contract(journey) == contract_in_force(journey) == second
    assert journey.contracts.count() == 2


def test_another_stage_replaces_nothing(cast):
    journey, nurlan = planned(cast)
    offered = record_contract(journey, by=nurlan, stage=Stage.OFFERED, terms=OFFER).record
    record_contract(journey, by=nurlan, stage=Stage.WORKED, terms=offer(hours_per_week=60))
    offered.refresh_from_db()
    assert offered.state == ContractState.RECORDED
    assert contract_in_force(journey) is None


def test_what_got_worse_since_the_last_version_is_in_the_trail(cast):
    journey, nurlan = planned(cast)
    record_contract(journey, by=nurlan, stage=Stage.OFFERED, terms=OFFER)
    event = record_contract(journey, by=nurlan, stage=Stage.SIGNED, terms=offer(hours_per_week=60)).event
    assert opened(event.details)["worse"] == ["hours_per_week"]


def test_the_very_same_terms_are_not_recorded_twice(cast):
    journey, nurlan = planned(cast)
    record_contract(journey, by=nurlan, stage=Stage.SIGNED, terms=OFFER)
    with pytest.raises(SameContract):
        record_contract(journey, by=nurlan, stage=Stage.SIGNED, terms=OFFER)
    assert journey.contracts.count() == 1


@pytest.mark.parametrize(
    "terms",
    [
        {"contract": {"salary": 5}},
        {"destination": "KZ", "contract": {}},
        offer(end=date(2026, 3, 31)),
        offer(hours_per_week="forty"),
        offer(start="soon"),
    ],
)
def test_terms_that_cannot_be_are_refused_with_a_sentence(cast, terms):
    journey, nurlan = planned(cast)
    with pytest.raises(ValidationError) as refused:
        record_contract(journey, by=nurlan, stage=Stage.OFFERED, terms=terms)
    assert set(refused.value.message_dict) == {"terms"}


def test_only_officers_say_that_a_contract_was_attested(cast):
    journey, nurlan = planned(cast)
    with pytest.raises(ValidationError, match="attest"):
        record_contract(journey, by=nurlan, stage=Stage.ATTESTED, terms=OFFER)
    assert record_contract(journey, by=cast.daniyar, stage=Stage.ATTESTED, terms=OFFER).record.stage == "attested"


def test_a_cancelled_journey_has_no_contract(cast):
    journey, nurlan = planned(cast)
    cancel_journey(journey, by=nurlan)
    with pytest.raises(JourneyCancelled):
        record_contract(journey, by=nurlan, stage=Stage.OFFERED, terms=OFFER)


def test_a_country_without_a_pack_is_no_error(cast):
    journey, nurlan = planned(cast, destination="AE")
    version = record_contract(journey, by=nurlan, stage=Stage.OFFERED, terms=OFFER).record
    assert (version.broken, version.law_digest) == (0, "")


def test_the_terms_are_sealed_in_the_trail(cast):
    journey, nurlan = planned(cast)
    event = record_contract(journey, by=nurlan, stage=Stage.OFFERED, terms=offer(employer="Stroy Garant")).event
    assert "Stroy" not in event.after + event.details
    assert clock.today().year == 2026


@pytest.mark.parametrize(("stage", "ticked"), [(Stage.OFFERED, False), (Stage.SIGNED, True)])
def test_a_signed_contract_ticks_off_the_step_of_signing_and_an_offered_one_does_not(cast, monkeypatch, stage, ticked):
    monkeypatch.setattr(contracts, "SIGNING", ".ban")  # a step that the law of these tests has
    journey, nurlan = planned(cast)
    record_contract(journey, by=nurlan, stage=stage, terms=OFFER)
    assert journey.done_steps.filter(step="x.ban").exists() is ticked
