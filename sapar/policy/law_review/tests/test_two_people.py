"""Trust takes two people, doubt takes one, and nobody reverses their own refusal."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from sapar.foundation import clock
from sapar.foundation.actions.errors import Refused
from sapar.foundation.audit.models import AuditEvent, Refusal
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.worklists.models import Task, TaskState
from sapar.policy.law_review.actions import (
    agree_review,
    propose_confirmation,
    refuse_review,
    take_back_review,
    withdraw_review,
)
from sapar.policy.law_review.choices import OwnRefusal, ProposalOpen, ReviewState, Stance
from sapar.policy.law_review.tests.conftest import READ, TWO_WAYS, confirmed, proposed


def test_a_proposal_changes_nothing_and_waits_on_the_desks(cast, rule):
    review = proposed(cast, rule)
    rule.refresh_from_db()
    assert rule.stance == Stance.SEEN
    assert Task.objects.get(subject_ref=review.ref).asks == "agree_review"


def test_whoever_proposed_does_not_agree_and_the_attempt_is_recorded(cast, rule):
    review = proposed(cast, rule)
    with pytest.raises(Refused):
        agree_review(review, by=cast.aizada)
    with pytest.raises(Refused):
        refuse_review(review, by=cast.aizada, reason="No")
    assert Refusal.objects.filter(subject_ref=review.ref).count() == 2


def test_a_second_person_makes_it_true_and_the_first_is_told(cast, rule):
    review = confirmed(cast, rule)
    rule.refresh_from_db()
    assert (review.state, rule.stance) == (ReviewState.AGREED, Stance.CONFIRMED)
    assert review.office == cast.ministry.names
    assert OutboxMessage.objects.get(notice="law_review/agreed")
    assert Task.objects.get(subject_ref=review.ref).state == TaskState.DONE


def test_a_refusal_has_its_reason_and_clears_the_desks(cast, rule):
    review = proposed(cast, rule)
    refused = refuse_review(review, by=cast.emil, reason="Another article").record
    assert refused.reason == "Another article"
    assert OutboxMessage.objects.get(notice="law_review/refused")
    assert Task.objects.get(subject_ref=review.ref).state == TaskState.DONE


def test_nobody_reverses_their_own_refusal(cast, rule):
    refuse_review(proposed(cast, rule), by=cast.emil, reason="Another article")
    again = proposed(cast, rule)
    with pytest.raises(OwnRefusal):
        agree_review(again, by=cast.emil)
    take_back_review(again, by=cast.aizada)
    with pytest.raises(OwnRefusal):
        propose_confirmation(rule, by=cast.emil, read_on=clock.today(), **READ)


def test_a_refused_confirmation_may_be_a_dispute_for_the_same_person(cast, rule):
    refuse_review(proposed(cast, rule), by=cast.emil, reason="It reads in two ways")
    assert confirmed(cast, rule, **TWO_WAYS).state == ReviewState.AGREED


def test_one_proposal_at_a_time(cast, rule):
    proposed(cast, rule)
    with pytest.raises(ProposalOpen):
        proposed(cast, rule, **TWO_WAYS)


def test_doubt_takes_one_and_the_entry_is_as_the_pack_says(cast, rule):
    withdrawn = withdraw_review(confirmed(cast, rule), by=cast.emil, reason="The act was amended").record
    rule.refresh_from_db()
    assert (withdrawn.state, rule.stance) == (ReviewState.WITHDRAWN, rule.of_pack)
    assert OutboxMessage.objects.filter(notice="law_review/withdrawn").count() == 2


def test_a_later_review_takes_the_place_of_the_earlier(cast, rule):
    first = confirmed(cast, rule)
    confirmed(cast, rule, **TWO_WAYS)
    first.refresh_from_db()
    rule.refresh_from_db()
    assert (first.state, rule.stance) == (ReviewState.REPLACED, Stance.DISPUTED)
    assert AuditEvent.objects.filter(action="replace_review", subject_ref=first.ref).exists()


def test_the_act_was_read_on_a_day_that_is_over_and_is_quoted_or_linked(cast, rule):
    tomorrow = clock.today() + timedelta(days=1)
    with pytest.raises(ValidationError):
        propose_confirmation(rule, by=cast.aizada, read_on=tomorrow, **READ)
    with pytest.raises(ValidationError):
        proposed(cast, rule, quote="")
    with pytest.raises(ValidationError):
        proposed(cast, rule, quote="", link="nonsense")
    assert proposed(cast, rule, quote="", link="https://example.org/act").link
