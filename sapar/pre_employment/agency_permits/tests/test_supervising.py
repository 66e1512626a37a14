"""A permit in force is suspended within the limit, reinstated, revoked by two people; the rooms above hear of it."""

from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError

from sapar.foundation import clock
from sapar.foundation.actions.errors import AnotherPersonMustDecide, Refused, WrongState
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.worklists.models import Task
from sapar.pre_employment.agency_permits import affected
from sapar.pre_employment.agency_permits.actions import (
    decline_revocation,
    deny_partner,
    propose_revocation,
    reinstate_permit,
    revoke_permit,
    suspend_permit,
)
from sapar.pre_employment.agency_permits.choices import Decision, S
from sapar.pre_employment.agency_permits.errors import (
    AlreadyProposed,
    NothingProposed,
    PartnerNotConfirmed,
    SuspensionTooLong,
    TermOver,
)
from sapar.pre_employment.agency_permits.tests.permits import days, granted, now, suspended
from tests.unguarded import unguarded

WHY = {"ground": "not_put_right", "words": "Three months passed"}


@pytest.fixture
def permit(cast):
    return granted(cast)


def proposed(cast, permit):
    """Return a permit that Chinara proposed to revoke for a year."""
    return propose_revocation(permit, by=cast.chinara, **WHY, bar_until=days(365)).record


def test_a_suspension_is_told_to_the_agency_and_to_the_rooms_above(cast, permit, told):
    done = suspended(cast, permit)
    assert (done.state, done.suspended_on) == (S.SUSPENDED, clock.today())
    assert told == [("suspended", permit)]
    assert OutboxMessage.objects.get(notice="agency_permits/suspended").address == "+996700000018"


def test_the_suspended_permit_is_on_the_officers_desk_by_its_last_day(cast, permit):
    suspended(cast, permit, until=30)
    task = Task.objects.of(cast.chinara).get()
    assert (task.asks, task.due_at.date()) == ("reinstate_permit", days(30))


@pytest.mark.parametrize(("until", "allowed"), [(89, True), (90, True), (91, False), (0, False)])
def test_a_suspension_lasts_ninety_days_at_most(cast, permit, until, allowed):
    if allowed:
        assert suspended(cast, permit, until).suspended_until == days(until)
        return
    with pytest.raises((SuspensionTooLong, ValidationError)):
        suspended(cast, permit, until)
    assert now(permit).state == S.GRANTED


def test_the_ground_is_one_of_the_law(cast, permit):
    with pytest.raises(ValidationError):
        suspend_permit(permit, by=cast.chinara, ground="not_put_right", words="x", until=days(1))


def test_put_right_it_is_reinstated(cast, permit, told):
    done = reinstate_permit(suspended(cast, permit), by=cast.chinara, words="Confirmed now").record
    assert (done.state, done.suspended_on, done.suspended_until) == (S.GRANTED, None, None)
    assert [news for news, _ in told] == ["suspended", "reinstated"]
    assert OutboxMessage.objects.filter(notice="agency_permits/reinstated").exists()
    assert not Task.objects.of(cast.chinara).exists()


def test_without_a_confirmed_partner_it_stays_suspended(cast, permit):
    deny_partner(permit.partners.get(), by=cast.daniyar, answer="Nobody there")
    with pytest.raises(PartnerNotConfirmed):
        reinstate_permit(suspended(cast, permit), by=cast.chinara, words="x")


def test_what_ended_meanwhile_is_not_reinstated(cast, permit):
    permit = suspended(cast, permit)
    with unguarded():
        type(permit).objects.filter(pk=permit.pk).update(valid_until=days(-1))
    with pytest.raises(TermOver):
        reinstate_permit(permit, by=cast.chinara, words="x")


def test_revoking_takes_two(cast, permit, told):
    with pytest.raises(Refused):
        revoke_permit(permit, by=cast.almaz)
    proposed(cast, permit)
    assert (now(permit).state, told) == (S.GRANTED, [])
    assert Task.objects.of(cast.almaz).get().asks == "revoke_permit"
    done = revoke_permit(permit, by=cast.almaz).record
    assert (done.state, done.revoked_on, done.bar_until) == (S.REVOKED, clock.today(), days(365))
    decision = done.decisions.get(kind=Decision.REVOKED)
    assert (decision.prepared_by, decision.decided_by) == (cast.chinara.account, cast.almaz.account)
    assert told == [("revoked", permit)]
    assert OutboxMessage.objects.filter(notice="agency_permits/revoked").exists()


def test_whoever_proposed_does_not_decide(cast, permit):
    proposed(cast, permit)
    in_both_roles = replace(cast.almaz, account=cast.chinara.account)
    for act, given in ((revoke_permit, {}), (decline_revocation, {"reason": "x"})):
        with pytest.raises(AnotherPersonMustDecide):
            act(permit, by=in_both_roles, **given)


def test_there_is_one_proposal_at_a_time(cast, permit):
    proposed(cast, permit)
    with pytest.raises(AlreadyProposed):
        proposed(cast, permit)


def test_a_bar_ends_after_today(cast, permit):
    with pytest.raises(ValidationError):
        propose_revocation(permit, by=cast.chinara, **WHY, bar_until=clock.today())


def test_a_declined_proposal_leaves_the_permit_as_it_is(cast, permit, told):
    proposed(cast, permit)
    assert decline_revocation(permit, by=cast.nargiza, reason="Suspend it first").record.state == S.GRANTED
    assert permit.decisions.order_by("-pk").first().words == "Suspend it first"
    assert told == []
    assert not Task.objects.of(cast.almaz).exists()
    proposed(cast, permit)


def test_a_proposal_that_vanished_is_said(cast, permit):
    from sapar.foundation.accounts.actors import System
    from sapar.pre_employment.agency_permits.supervising import _proposal

    with pytest.raises(NothingProposed):
        _proposal(permit, System("test"))


def test_a_revoked_permit_is_over(cast, permit):
    proposed(cast, permit)
    revoke_permit(permit, by=cast.almaz)
    with pytest.raises(WrongState):
        suspended(cast, permit)


@pytest.mark.parametrize("name", ["bakyt", "daniyar", "tilek", "aigul", "almaz"])
def test_only_permit_officers_suspend_and_propose(cast, permit, name):
    with pytest.raises(Refused):
        suspend_permit(permit, by=getattr(cast, name), ground="false_information", words="x", until=days(3))
    with pytest.raises(Refused):
        propose_revocation(permit, by=getattr(cast, name), **WHY, bar_until=days(3))


def test_somebody_whom_two_rooms_name_is_counted_once(cast, permit, monkeypatch):
    monkeypatch.setattr(affected, "providers", [])
    affected.names_affected_workers(lambda permit: [1, 2])
    affected.names_affected_workers(lambda permit: [2, 3])
    assert affected.affected_workers(permit) == 3
