"""A service: proposed, agreed to, referred, started, completed. Before consent the provider knows nothing."""

import pytest
from django.core.exceptions import ValidationError

from sapar.foundation.actions.errors import NotVisible, Refused, WrongState
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.worklists.models import Task
from sapar.post_employment.reintegration.actions import (
    NotAProvider,
    accept_service,
    complete_service,
    decline_service,
    drop_service,
    propose_service,
    record_consent,
    refer_to_provider,
    start_service,
)
from sapar.post_employment.reintegration.models import ServiceReferral, ServiceState
from sapar.registers.organizations.actions import name_employer


@pytest.fixture
def proposed(cast, assessed):
    """Bolot proposes a training at the partner organisation."""
    assert cast.ermek.role
    return propose(cast, assessed)


def propose(cast, assessed):
    told = "Ширетүүчү, 3 жыл"
    return propose_service(assessed, by=cast.bolot, kind="training", provider=cast.office("partner"), told=told).record


@pytest.fixture
def referred(cast, proposed, nurlan):
    """Nurlan agreed, and the partner was told."""
    accept_service(proposed, by=nurlan.actor)
    return refer_to_provider(proposed, by=cast.bolot).record


def test_the_person_is_told_of_the_proposal(cast, proposed):
    assert OutboxMessage.objects.get(notice="reintegration/proposed").address == "+79161110001"


def test_before_consent_the_provider_sees_and_hears_nothing(cast, proposed, nurlan):
    accept_service(proposed, by=nurlan.actor)
    assert not ServiceReferral.visible_to(cast.ermek).exists()
    assert not Task.objects.of(cast.ermek).exists()
    assert not OutboxMessage.objects.filter(notice="reintegration/to_provider").exists()


def test_without_consent_nothing_is_referred(cast, proposed):
    with pytest.raises(WrongState):
        refer_to_provider(proposed, by=cast.bolot)


def test_nobody_agrees_in_the_name_of_the_person(cast, proposed):
    with pytest.raises(Refused):
        accept_service(proposed, by=cast.bolot)


def test_an_officer_records_a_consent_given_at_the_counter_and_the_person_is_told(cast, proposed):
    agreed = record_consent(proposed, by=cast.bolot, how="signed").record
    assert (agreed.state, agreed.consent_how) == (ServiceState.ACCEPTED, "signed")
    assert OutboxMessage.objects.get(notice="reintegration/agreed").address == "+79161110001"


@pytest.mark.parametrize("how", ["online", "family"])
def test_an_officer_cannot_record_what_only_others_can_give(cast, proposed, how):
    with pytest.raises(ValidationError):
        record_consent(proposed, by=cast.bolot, how=how)


def test_after_consent_the_officer_and_then_the_provider_are_asked(cast, proposed, nurlan):
    accept_service(proposed, by=nurlan.actor)
    assert "refer_to_provider" in Task.objects.of(cast.bolot).values_list("asks", flat=True)
    refer_to_provider(proposed, by=cast.bolot)
    assert Task.objects.of(cast.ermek).get().asks == "start_service"
    assert OutboxMessage.objects.get(notice="reintegration/to_provider").address == "+996700000006"


def test_the_provider_sees_what_was_referred_to_it_and_no_other_service(cast, assessed, referred):
    propose(cast, assessed)
    assert list(ServiceReferral.visible_to(cast.ermek)) == [referred]
    seen = {name for name, actor in cast.everyone().items() if ServiceReferral.visible_to(actor).exists()}
    assert seen == {"aigul", "samat", "meerim", "bolot", "ermek"}


def test_the_service_starts_ends_and_the_officer_hears_of_it(cast, referred):
    start_service(referred, by=cast.ermek)
    done = complete_service(referred, by=cast.ermek, result="Күбөлүк алды").record
    assert (done.state, done.result) == (ServiceState.COMPLETED, "Күбөлүк алды")
    assert OutboxMessage.objects.get(notice="reintegration/to_officer").address == "+996700000005"


def test_what_is_declined_the_provider_never_learns(cast, proposed, nurlan):
    assert decline_service(proposed, by=nurlan.actor).record.state == ServiceState.DECLINED
    assert not ServiceReferral.visible_to(cast.ermek).exists()


def test_the_person_breaks_off_without_a_reason_and_is_not_named_any_more(cast, referred, nurlan):
    dropped = drop_service(referred, by=nurlan.actor).record
    assert dropped.state == ServiceState.DROPPED
    assert not dropped.shows_person
    assert not Task.objects.of(cast.ermek).exists()


def test_another_partner_does_not_know_of_it(cast, referred):
    with pytest.raises(NotVisible):
        start_service(referred, by=cast.kanykei)


def test_an_employer_gives_no_services(cast, assessed):
    employer = name_employer(cast.office("osh"), by=cast.meerim, kind="employer", name="ЖЧК", country="KG").record
    with pytest.raises(NotAProvider):
        propose_service(assessed, by=cast.bolot, kind="job", provider=employer)


def test_before_the_needs_are_noted_nothing_is_proposed(cast, registered):
    with pytest.raises(Refused):
        propose(cast, registered)


def test_what_the_provider_will_be_told_is_sealed(cast, proposed):
    assert "Ширетүүчү" not in str(ServiceReferral.objects.values_list("told", flat=True).get())
