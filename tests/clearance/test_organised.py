"""Certificates of people who go through an agency: what the rooms before tell, and what the agency sees and asks."""

from datetime import timedelta

import pytest
from django.urls import reverse

from sapar.foundation.actions.errors import NotVisible, Refused
from sapar.foundation.notices.models import OutboxMessage
from sapar.pre_employment.agency_permits.models import AgencyPermit
from sapar.pre_employment.agency_permits.supervising import reinstate_permit
from sapar.pre_employment.agency_permits.tests.permits import suspended
from sapar.pre_employment.applications.actions import withdraw_from_job
from sapar.pre_employment.applications.tests.applicants import accepted, offered
from sapar.pre_employment.clearance.actions import (
    confirm_requirement,
    request_clearance,
    request_clearance_for_recruit,
    withdraw_request,
)
from sapar.pre_employment.clearance.checks import items_of
from sapar.pre_employment.clearance.choices import ClearanceState, VoidReason
from sapar.pre_employment.clearance.facts_on_record import told_by_record
from sapar.pre_employment.clearance.models import Clearance
from sapar.pre_employment.clearance.risks import second_person_because
from sapar.pre_employment.clearance.tests.people import TODAY
from sapar.pre_employment.contracts.tests.signings import attested
from sapar.registers.journeys.models import Journey
from tests.unguarded import unguarded

pytestmark = pytest.mark.usefixtures("day")


def asked_by_agency(cast):
    return request_clearance_for_recruit(accepted(cast), by=cast.bakyt).record


def answers(clearance):
    return {item.requirement.id: item.met for item in items_of(clearance, TODAY)}


def test_the_agency_asks_for_whom_it_recruited_and_the_worker_is_told(cast):
    clearance = asked_by_agency(cast)
    assert clearance.journey.person == cast.worker("nurlan")
    told = OutboxMessage.objects.filter(notice="clearance/asked").get()
    assert told.address == cast.worker("nurlan").phone


def test_it_asks_for_nobody_who_has_not_accepted(cast):
    with pytest.raises(Refused):
        request_clearance_for_recruit(offered(cast), by=cast.bakyt)


def test_it_asks_once_and_cannot_take_it_back(cast):
    clearance = asked_by_agency(cast)
    application = clearance.journey.applications.get()
    with pytest.raises(Refused):
        request_clearance_for_recruit(application, by=cast.bakyt)
    with pytest.raises(Refused):
        withdraw_request(clearance, by=cast.bakyt)


def test_permit_and_job_order_are_read_from_the_record(cast):
    found = answers(asked_by_agency(cast))
    assert found["agency_permit"] is True
    assert found["job_order"] is True
    assert found["contract"] is False


def test_a_suspended_permit_is_missing_at_once_and_cannot_be_confirmed_by_hand(cast):
    clearance = asked_by_agency(cast)
    suspended(cast, AgencyPermit.objects.get())
    assert answers(clearance)["agency_permit"] is False
    assert answers(clearance)["job_order"] is False


def test_a_permit_that_was_suspended_within_the_year_asks_for_a_second_officer(cast):
    clearance = asked_by_agency(cast)
    assert second_person_because(clearance.journey, TODAY) == ["first_time_employer"]
    suspended(cast, AgencyPermit.objects.get())
    reinstate_permit(AgencyPermit.objects.get(), by=cast.chinara, words="The employer confirmed it")
    assert "agency_suspended" in second_person_because(clearance.journey, TODAY)
    assert "agency_suspended" in second_person_because(clearance.journey, TODAY + timedelta(days=365))
    assert "agency_suspended" not in second_person_because(clearance.journey, TODAY + timedelta(days=366))


def test_an_employer_somebody_worked_for_before_is_known(cast):
    from sapar.employment.stays.moving import arrive, start_work

    clearance = asked_by_agency(cast)
    earlier = accepted(cast, clearance.journey.applications.get().order, "gulnara").journey
    gulnara = cast.holder("gulnara")
    arrive(earlier, by=gulnara, entered_on=TODAY)
    start_work(earlier, by=gulnara, work_from=TODAY)
    assert second_person_because(clearance.journey, TODAY) == []


def test_the_agency_sees_what_is_missing_but_neither_health_nor_money_nor_notes(cast):
    clearance = asked_by_agency(cast)
    confirm_requirement(clearance, by=cast.rustam, requirement="insurance", answer="yes", note="Policy 1-22")
    text = cast.client_for("bakyt").get(reverse("clearance:detail", args=[clearance.ref])).content.decode()
    assert "The contract is attested" in text
    for hidden in ("Policy 1-22", "The worker alone said what was paid", "Fit for the work", "Take the request back"):
        assert hidden not in text
    assert clearance.number in cast.client_for("bakyt").get("/certificates/").content.decode()


def test_another_actor_for_a_business_sees_nothing(cast):
    clearance = asked_by_agency(cast)
    assert not Clearance.visible_to(cast.svetlana).exists()
    with pytest.raises(NotVisible):
        confirm_requirement(clearance, by=cast.svetlana, requirement="insurance", answer="yes")


def test_the_worker_can_ask_for_it_alone(cast):
    journey = accepted(cast).journey
    assert request_clearance(journey, by=cast.holder("nurlan")).record.journey == journey


def test_whoever_withdraws_from_the_job_has_no_request_left(cast):
    clearance = asked_by_agency(cast)
    withdraw_from_job(clearance.journey.applications.get(), by=cast.holder("nurlan"))
    assert Clearance.objects.get(pk=clearance.pk).state == ClearanceState.WITHDRAWN


def test_the_certificate_for_a_job_that_was_given_up_is_voided(cast):
    clearance = asked_by_agency(cast)
    with unguarded():
        Clearance.objects.filter(pk=clearance.pk).update(state=ClearanceState.ISSUED)
    withdraw_from_job(clearance.journey.applications.get(), by=cast.holder("nurlan"))
    left = Clearance.objects.get(pk=clearance.pk)
    assert (left.state, left.void_reason) == (ClearanceState.VOIDED, VoidReason.CONTRACT_CHANGED)
    assert OutboxMessage.objects.filter(notice="clearance/voided").count() == 1


@pytest.mark.parametrize(("days", "in_time"), [(4, False), (5, True)])
def test_a_contract_must_have_been_read_some_days_before_leaving(cast, days, in_time):
    offer = attested(cast)
    with unguarded():
        Journey.objects.filter(pk=offer.journey.pk).update(leaves_on=offer.read_on + timedelta(days=days))
    told = told_by_record("contract_read", Journey.objects.get(pk=offer.journey.pk), TODAY)
    assert told.met is in_time
    assert f"{offer.read_on:%d.%m.%Y}" in str(told.says)
