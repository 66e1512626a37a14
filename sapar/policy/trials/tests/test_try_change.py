"""A trial: asked for, reckoned, noted; what it may not show."""

import pytest
from django.core.exceptions import ValidationError

from sapar.foundation.actions.errors import Refused
from sapar.foundation.audit.models import AuditEvent
from sapar.policy.trials import reckoning
from sapar.policy.trials.actions import try_change
from sapar.policy.trials.models import Trial, TrialState
from sapar.policy.trials.tasks import reckon_trial
from sapar.policy.trials.tests.conftest import PROPOSAL

pytestmark = pytest.mark.django_db


def asked(cast, proposal=PROPOSAL) -> Trial:
    return try_change(cast.samat.account, by=cast.samat, proposal=proposal).record


def reckoned(cast, proposal=PROPOSAL) -> Trial:
    trial = asked(cast, proposal)
    reckoning.reckon_if_asked(trial.ref)
    return Trial.objects.get(pk=trial.pk)


def test_a_trial_counts_whom_a_change_would_touch(cast, on_record):
    trial = reckoned(cast)
    assert (trial.state, trial.contracts, trial.country) == (TrialState.DONE, 15, "RU")
    assert trial.result["total"] == {
        "name": None, "contracts": 15, "before": 0, "after": 14, "newly": 14, "no_longer": 0,
    }  # fmt: skip
    assert trial.result["money"][0]["after"]["total"] == "70000.00"


def test_the_trail_keeps_the_proposal_and_how_many_contracts_were_read(cast, on_record):
    trial = reckoned(cast)
    events = {event.action: event for event in AuditEvent.objects.filter(action__contains="tr")}
    assert "35000" in str(events["try_change"].__dict__)
    assert '"contracts":15' in str(events["note_trial_result"].__dict__).replace(" ", "")
    assert trial.proposal == PROPOSAL.strip() or trial.proposal == PROPOSAL


def test_it_is_reckoned_once_however_often_the_worker_comes(cast, on_record):
    trial = reckoned(cast)
    assert reckon_trial.func(trial.ref) is False


def test_a_large_register_is_left_to_the_worker(cast, on_record, monkeypatch):
    monkeypatch.setattr(reckoning, "AT_ONCE", 5)
    trial = asked(cast)
    reckoning.reckon_at_once(trial)
    assert Trial.objects.get().state == TrialState.ASKED
    assert reckon_trial.func(trial.ref) is True


def test_what_cannot_be_reckoned_says_why(cast, on_record, monkeypatch):
    monkeypatch.setattr("sapar.policy.law.replay.records._keepers", [])
    trial = reckoned(cast)
    assert AuditEvent.objects.filter(action="note_trial_failure").exists()
    assert (trial.state, trial.failure) == (TrialState.FAILED, "No contracts are kept here. "
                                            "Name a file: --contracts contracts.parquet.")  # fmt: skip


@pytest.mark.parametrize(
    ("proposal", "says"),
    [("overlay: {country: QQ, title: {en: a, ru: a, ky: a}}", "Line 1: there is no pack"), ("a: &b [*b]", "anchors"),
     (PROPOSAL.replace("35000", "(select 1)"), "different kinds"), ("x" * 100, "mapping")],
)  # fmt: skip
def test_a_faulty_or_hostile_proposal_is_refused_with_its_line(cast, proposal, says):
    with pytest.raises(ValidationError, match=says):
        asked(cast, proposal)


def test_only_an_officer_of_policy_tries_and_only_in_their_own_name(cast):
    with pytest.raises(Refused):
        try_change(cast.aigul.account, by=cast.aigul, proposal=PROPOSAL)
    with pytest.raises(Refused):
        try_change(cast.aigul.account, by=cast.samat, proposal=PROPOSAL)
