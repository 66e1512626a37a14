"""Two members press at the same moment: one decision, both votes kept, on both databases."""

import pytest

from sapar.pre_employment.agency_permits.actions import vote_on_permit
from sapar.pre_employment.agency_permits.choices import S
from sapar.pre_employment.agency_permits.tests.permits import AGAINST, VOTE, before_commission, now
from tests.cast import Cast
from tests.faults.test_races import at_once


@pytest.fixture
def town(transactional_db):
    return Cast()


@pytest.mark.slow
def test_two_members_at_once_make_one_decision(town):
    permit = before_commission(town)
    members = [town.almaz, town.nargiza]
    results = at_once(*[lambda by=by: vote_on_permit(permit, by=by, choice="grant", **VOTE) for by in members])
    done = now(permit)
    assert all(hasattr(result, "event") for result in results), results
    assert (done.state, done.votes.count(), done.decisions.count()) == (S.GRANTED, 2, 1)


@pytest.mark.slow
def test_two_members_at_once_who_differ_decide_nothing(town):
    permit = before_commission(town)
    grant, refuse = town.almaz, town.nargiza
    at_once(
        lambda: vote_on_permit(permit, by=grant, choice="grant", **VOTE),
        lambda: vote_on_permit(permit, by=refuse, **AGAINST),
    )
    done = now(permit)
    assert (done.state, done.votes.count(), done.decisions.count()) == (S.BEFORE_COMMISSION, 2, 0)
