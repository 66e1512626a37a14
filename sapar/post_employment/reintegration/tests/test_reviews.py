"""Reviews after the months of the law, each once; and the close."""

from datetime import timedelta

import pytest

from sapar.foundation import clock
from sapar.foundation.actions.errors import Refused
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.worklists.models import Task
from sapar.post_employment.reintegration.actions import (
    ServicesUnderWay,
    close_reintegration,
    leave_out_review,
    open_review,
    propose_service,
    record_consent,
    record_review,
    refer_to_provider,
)
from sapar.post_employment.reintegration.models import Review, ReviewState
from sapar.post_employment.reintegration.tasks import open_reviews, review_months, reviews_of
from sapar.post_employment.returns.models import Return, ReturnOutcome, ReturnState

WELL = {"economic": "well", "social": "partly", "psychosocial": "well"}
END = {"outcome": "reintegrated", "words": "Иштеп жатат"}


def test_a_review_opens_on_its_day_and_not_before(cast, assessed):
    months, day = reviews_of(assessed)[0]
    assert open_reviews(day - timedelta(days=1)) == 0
    assert open_reviews(day) == 1
    review = Review.objects.get()
    assert (review.months, review.due_on) == (months, day)
    assert Task.objects.of(cast.bolot).filter(asks="record_review").count() == 1


def test_the_job_run_again_opens_nothing_twice_and_catches_up(cast, assessed):
    last = reviews_of(assessed)[-1][1]
    assert open_reviews(last) == len(review_months(clock.today()))
    assert open_reviews(last) == 0


def test_a_review_is_recorded_in_three_dimensions(cast, assessed):
    open_reviews(reviews_of(assessed)[0][1])
    done = record_review(Review.objects.get(), by=cast.bolot, words="Баары жакшы", **WELL).record
    assert (done.state, done.social, done.done_on) == (ReviewState.DONE, "partly", clock.today())
    assert not Task.objects.of(cast.bolot).filter(asks="record_review").exists()


def test_only_the_system_opens_reviews_and_only_officers_record_them(cast, assessed, nurlan):
    with pytest.raises(Refused):
        open_review(assessed, by=cast.bolot, months=3, due_on=clock.today())
    open_reviews(reviews_of(assessed)[0][1])
    with pytest.raises(Refused):
        record_review(Review.objects.get(), by=nurlan.actor, **WELL)


def test_closing_tells_the_person_and_leaves_out_what_was_due(cast, assessed):
    open_reviews(reviews_of(assessed)[0][1])
    closed = close_reintegration(assessed, by=cast.bolot, **END).record
    assert (closed.state, closed.outcome) == (ReturnState.CLOSED, ReturnOutcome.REINTEGRATED)
    assert Review.objects.get().state == ReviewState.LEFT_OUT
    assert OutboxMessage.objects.get(notice="reintegration/closed").address == "+79161110001"
    assert not Task.objects.of(cast.bolot).exists()
    assert open_reviews(clock.today() + timedelta(days=800)) == 0


def test_nobody_is_closed_in_the_middle_of_a_service(cast, assessed):
    service = propose_service(assessed, by=cast.bolot, kind="job", provider=cast.office("partner")).record
    record_consent(service, by=cast.bolot, how="spoken")
    refer_to_provider(service, by=cast.bolot)
    with pytest.raises(ServicesUnderWay):
        close_reintegration(assessed, by=cast.bolot, **END)
    assert Return.objects.get(pk=assessed.pk).state == ReturnState.NEEDS_NOTED


def test_only_the_system_leaves_a_review_out(cast, assessed):
    open_reviews(reviews_of(assessed)[0][1])
    with pytest.raises(Refused):
        leave_out_review(Review.objects.get(), by=cast.bolot)
