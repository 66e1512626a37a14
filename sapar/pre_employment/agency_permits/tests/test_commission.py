"""The commission: two who agree decide, a split asks a third, who has an interest does not vote, nor who prepared."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from sapar.foundation import clock
from sapar.foundation.actions.errors import AnotherPersonMustDecide, Refused, WrongState
from sapar.foundation.audit.models import AuditEvent, Refusal
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.worklists.models import Task
from sapar.pre_employment.agency_permits.actions import (
    ask_next_member,
    declare_conflict,
    deny_partner,
    grant_permit,
    refuse_permit,
    renew_permit,
    replace_permit,
    vote_on_permit,
)
from sapar.pre_employment.agency_permits.choices import Decision, S
from sapar.pre_employment.agency_permits.clocks import term_from
from sapar.pre_employment.agency_permits.errors import AlreadyVoted, InterestDeclared, PartnerNotConfirmed
from sapar.pre_employment.agency_permits.queries import permit_in_force, votes_shown
from sapar.pre_employment.agency_permits.tests.permits import (
    AGAINST,
    OWNERS,
    VOTE,
    before_commission,
    checked,
    granted,
    now,
    voted,
    with_papers,
)
from sapar.registers.organizations.actions import add_member
from sapar.registers.organizations.models import Role
from tests.cast import FOUNDING, member


@pytest.fixture
def permit(cast):
    return before_commission(cast)


def third(cast):
    """Return a third member of the commission."""
    made = add_member(
        cast.office("ministry"), by=FOUNDING, name="Эрлан", contact="+996700000099", role=Role.COMMISSION_MEMBER,
        until=clock.today() + timedelta(days=365),
    ).record  # fmt: skip
    return member(made.account)


def votes(permit, by, choice):
    return vote_on_permit(permit, by=by, **(AGAINST if choice == "refuse" else VOTE | {"choice": "grant"}))


def test_two_who_agree_grant_it_for_its_term(cast, permit):
    votes(permit, cast.almaz, "grant")
    assert now(permit).state == S.BEFORE_COMMISSION
    votes(permit, cast.nargiza, "grant")
    done = now(permit)
    assert (done.state, done.valid_from) == (S.GRANTED, clock.today())
    assert done.valid_until == term_from(clock.today())
    assert done.decisions.get().kind == Decision.GRANTED
    assert OutboxMessage.objects.get(notice="agency_permits/granted").address == "+996700000018"
    assert not Task.objects.of(cast.almaz).exists()


def test_two_who_agree_refuse_it_with_ground_and_reasons(cast, permit):
    for each in (cast.almaz, cast.nargiza):
        votes(permit, each, "refuse")
    done = now(permit)
    decision = done.decisions.get()
    assert (done.state, done.valid_until, decision.ground) == (S.REFUSED, None, "papers")
    assert "The deposit is not there" in decision.words
    assert OutboxMessage.objects.filter(notice="agency_permits/refused").exists()


def test_a_split_waits_for_a_third_member(cast, permit):
    votes(permit, cast.almaz, "grant")
    votes(permit, cast.nargiza, "refuse")
    assert now(permit).state == S.BEFORE_COMMISSION
    erlan = third(cast)
    assert Task.objects.of(erlan).get().asks == "vote_on_permit"
    votes(permit, erlan, "grant")
    assert now(permit).state == S.GRANTED


def test_a_third_vote_the_other_way_refuses_it(cast, permit):
    votes(permit, cast.almaz, "grant")
    votes(permit, cast.nargiza, "refuse")
    votes(permit, third(cast), "refuse")
    assert now(permit).state == S.REFUSED


def test_who_declares_an_interest_does_not_vote_and_does_not_count(cast, permit):
    declare_conflict(permit, by=cast.almaz, interest="My brother works there")
    with pytest.raises(InterestDeclared):
        votes(permit, cast.almaz, "grant")
    votes(permit, cast.nargiza, "grant")
    assert now(permit).state == S.BEFORE_COMMISSION
    votes(permit, third(cast), "grant")
    assert now(permit).state == S.GRANTED


def test_an_interest_is_sealed(cast, permit):
    declare_conflict(permit, by=cast.almaz, interest="My brother works there")
    assert "brother" not in AuditEvent.objects.get(action="declare_conflict").after
    assert permit.votes.get().interest == "My brother works there"


def test_without_the_declaration_there_is_no_vote(cast, permit):
    with pytest.raises(ValidationError):
        vote_on_permit(permit, by=cast.almaz, choice="grant", reason="x", no_interest=False)


def test_a_refusal_names_its_legal_ground(cast, permit):
    for ground in ("", "because"):
        with pytest.raises(ValidationError):
            vote_on_permit(permit, by=cast.almaz, **AGAINST | {"ground": ground})


def test_a_member_votes_once(cast, permit):
    votes(permit, cast.almaz, "grant")
    with pytest.raises(AlreadyVoted):
        votes(permit, cast.almaz, "grant")
    with pytest.raises(AlreadyVoted):
        declare_conflict(permit, by=cast.almaz, interest="Late")
    assert permit.votes.count() == 1


def test_whoever_prepared_the_file_never_decides_it(cast, permit):
    in_both_roles = replace(cast.almaz, account=cast.chinara.account)
    with pytest.raises(AnotherPersonMustDecide):
        votes(permit, in_both_roles, "grant")
    assert Refusal.objects.get(action="vote_on_permit").code == "four_eyes"
    assert not permit.votes.exists()


@pytest.mark.parametrize("name", ["chinara", "tilek", "daniyar", "bakyt"])
def test_nobody_else_votes(cast, permit, name):
    with pytest.raises(Refused):
        votes(permit, getattr(cast, name), "grant")


def test_others_votes_show_after_ones_own(cast, permit):
    votes(permit, cast.almaz, "refuse")
    assert votes_shown(permit, cast.nargiza) == []
    assert votes_shown(permit, cast.chinara) == []
    assert len(votes_shown(permit, cast.almaz)) == 1
    votes(permit, cast.nargiza, "grant")
    assert len(votes_shown(permit, cast.nargiza)) == 2


def test_who_declared_an_interest_sees_the_votes_after_the_decision_only(cast, permit):
    declare_conflict(permit, by=cast.almaz, interest="My brother")
    votes(permit, cast.nargiza, "grant")
    assert [vote.member for vote in votes_shown(permit, cast.almaz)] == [cast.almaz.account]
    votes(permit, third(cast), "grant")
    assert len(votes_shown(now(permit), cast.almaz)) == 3


def test_neither_the_agency_nor_a_post_sees_a_vote_ever(cast, permit):
    done = voted(cast, permit)
    assert votes_shown(done, cast.bakyt) == votes_shown(done, cast.daniyar) == []


def test_after_the_decision_nobody_votes(cast, permit):
    done = voted(cast, permit)
    with pytest.raises(WrongState):
        votes(done, third(cast), "grant")


def test_a_partner_lost_meanwhile_stops_the_grant_and_not_the_refusal(cast, permit):
    deny_partner(permit.partners.get(), by=cast.daniyar, answer="Closed")
    with pytest.raises(PartnerNotConfirmed):
        votes(permit, cast.almaz, "grant")
    votes(permit, cast.almaz, "refuse")


@pytest.mark.parametrize("act", [ask_next_member, grant_permit, refuse_permit, replace_permit])
def test_only_the_votes_themselves_decide(cast, permit, act):
    for by in (cast.almaz, cast.chinara):
        with pytest.raises(Refused):
            act(permit, by=by)


def test_a_renewal_counts_from_the_last_day_and_takes_the_place_of_the_old_permit(cast):
    old = granted(cast)
    renewal = renew_permit(old, by=cast.bakyt, owners=OWNERS).record
    from sapar.pre_employment.agency_permits.actions import send_to_commission, submit_application

    sent = submit_application(with_papers(cast, renewal), by=cast.bakyt).record
    done = voted(cast, send_to_commission(checked(cast, sent), by=cast.chinara, proposal="Renew").record)
    assert done.decisions.get().kind == Decision.RENEWED
    assert done.valid_until == term_from(old.valid_until)
    assert now(old).state == S.REPLACED
    assert permit_in_force(done.agency, "RU", clock.today()) == done
