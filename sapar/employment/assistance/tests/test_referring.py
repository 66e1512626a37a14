"""A referral needs consent or a vital interest, shares what was ticked, and is seen by its receiver alone."""

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError

from sapar.employment.assistance.actions import resolve_case
from sapar.employment.assistance.choices import CaseState, ReferralState
from sapar.employment.assistance.models import AssistanceCase, Referral
from sapar.employment.assistance.referring import (
    NotAReceiver,
    NothingShared,
    accept_referral,
    await_referral,
    decline_referral,
    finish_referral,
    refer_case,
    report_back,
    resume_case,
)
from sapar.foundation.actions.errors import Refused
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.worklists.models import Task
from sapar.foundation.worklists.tasks import open_tasks
from sapar.registers.organizations.actions import name_employer

ASKED = {"purpose": "Shelter for a week", "consent": "spoken", "name": True, "contact": True}


@pytest.fixture
def referral(cast, case):
    assert cast.ermek.role  # sits at the partner organisation
    return refer_case(case, by=cast.daniyar, to=cast.office("partner"), **ASKED).record


def current(case):
    return AssistanceCase.objects.get(pk=case.pk).state


def test_the_receiver_is_told_and_asked_and_sees_the_ticked_fields_alone(cast, case, referral):
    assert current(case) == CaseState.REFERRED
    assert OutboxMessage.objects.get(notice="assistance/referral").address == "+996700000006"
    assert Task.objects.of(cast.ermek).get().asks == "accept_referral"
    assert set(referral.shared) == {"name", "contact"}


def test_the_receiver_sees_the_referral_and_not_the_case(cast, case, referral):
    assert Referral.visible_to(cast.ermek).filter(pk=referral.pk).exists()
    assert not AssistanceCase.visible_to(cast.ermek).filter(pk=case.pk).exists()
    others = [name for name, actor in cast.everyone().items() if Referral.visible_to(actor).exists()]
    assert others == ["daniyar", "ermek"]


def test_without_consent_only_a_vital_interest_with_its_reason(cast, case):
    vital = ASKED | {"consent": "vital"}
    with pytest.raises(ValidationError):
        refer_case(case, by=cast.daniyar, to=cast.office("partner"), **vital)
    assert refer_case(case, by=cast.daniyar, to=cast.office("partner"), ground="Unconscious", **vital).record.ground


def test_consent_is_never_taken_for_granted(cast, case):
    with pytest.raises(ValidationError):
        refer_case(case, by=cast.daniyar, to=cast.office("partner"), purpose="x", name=True)


def test_a_referral_shares_something(cast, case):
    with pytest.raises(NothingShared):
        refer_case(case, by=cast.daniyar, to=cast.office("partner"), purpose="x", consent="spoken")


def test_nothing_goes_to_an_employer(cast, case):
    employer = name_employer(cast.office("bishkek"), by=cast.aigul, kind="employer", name="OOO", country="RU").record
    with pytest.raises(NotAReceiver):
        refer_case(case, by=cast.daniyar, to=employer, **ASKED)


def test_a_closed_case_is_not_referred(cast, case):
    resolve_case(case, by=cast.daniyar, outcome="solved", words="x")
    with pytest.raises(Refused):
        refer_case(case, by=cast.daniyar, to=cast.office("partner"), **ASKED)


def test_accepted_it_has_a_name(cast, referral):
    assert accept_referral(referral, by=cast.ermek).record.accepted_by == cast.ermek.account
    assert OutboxMessage.objects.get(notice="assistance/answered").address == "+79000000001"


def test_declined_the_team_carries_on_at_once(cast, case, referral):
    assert decline_referral(referral, by=cast.ermek, reason="No bed free").record.state == ReferralState.DECLINED
    assert current(case) == CaseState.IN_PROGRESS
    assert "note_step" in open_tasks(case).values_list("asks", flat=True)
    assert not Task.objects.of(cast.ermek).exists()


def test_what_the_receiver_did_stands_in_the_case(cast, case, referral):
    accept_referral(referral, by=cast.ermek)
    report_back(referral, by=cast.ermek, what="Bed found")
    finish_referral(referral, by=cast.ermek, what="He left on his own")
    assert {step.what for step in case.steps.all()} == {"Bed found", "He left on his own"}
    assert current(case) == CaseState.IN_PROGRESS


def test_the_team_does_not_answer_for_the_receiver(cast, referral):
    with pytest.raises(Refused):
        accept_referral(referral, by=cast.daniyar)


def test_of_a_protected_case_only_who_accepted_keeps_seeing_the_referral(cast, hidden):
    referral = refer_case(hidden, by=cast.daniyar, to=cast.office("partner"), **ASKED).record
    accept_referral(referral, by=cast.ermek)
    somebody_else = replace(cast.ermek, account=cast.salima.account)
    assert Referral.visible_to(cast.ermek).exists()
    assert not Referral.visible_to(somebody_else).exists()


@pytest.mark.parametrize("move", [await_referral, resume_case])
def test_only_the_system_moves_a_case_with_its_referral(cast, case, move):
    with pytest.raises(Refused):
        move(case, by=cast.daniyar)
