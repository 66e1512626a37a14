"""The phone is lost: whoever answers for somebody takes the second step away, and everything open is closed."""

import pytest

from sapar.foundation.accounts import factors
from sapar.foundation.accounts.models import Account
from sapar.foundation.accounts.securing import add_code_app, remove_all_factors
from sapar.foundation.accounts.sessions import open_sessions_of
from sapar.foundation.accounts.tests.conftest import code_at, first_step
from sapar.foundation.actions.errors import NotVisible, Refused
from sapar.foundation.audit.models import AuditEvent
from sapar.foundation.audit.trail import opened
from sapar.foundation.notices.models import OutboxMessage
from sapar.registers.organizations.actions import reset_second_step
from sapar.registers.organizations.models import Membership
from sapar.registers.people.securing import reset_persons_second_step

WHY = "Lost it on the bus. Came in person, I know her"


def membership(actor):
    return Membership.objects.get(account=actor.account)


def test_a_member_is_helped_in_again_told_and_signed_out(cast, with_app):
    aigul, _key = with_app
    browser = first_step()
    event = reset_second_step(membership(aigul), by=cast.samat, reason=WHY).event
    assert factors.kinds_of(aigul.account) == set()
    assert not open_sessions_of(aigul.account)
    assert browser.get("/who").text.startswith("visitor:")
    assert OutboxMessage.objects.filter(notice="accounts/factors_reset").count() == 1
    assert opened(event.details)["reason"] == WHY
    assert first_step().get("/desk").headers["location"].startswith("/second-step")


def test_nobody_resets_their_own_or_a_strangers(cast, with_app):
    aigul, _key = with_app
    for by in (aigul, cast.salima, cast.tilek):
        with pytest.raises(Refused):
            reset_second_step(membership(aigul), by=by, reason=WHY)


def test_where_there_is_none_there_is_nothing_to_reset(cast, aigul):
    with pytest.raises(Refused):
        reset_second_step(membership(aigul), by=cast.samat, reason=WHY)


def test_a_worker_is_helped_in_by_an_officer_who_sees_documents(cast):
    nurlan, person, key = cast.holder("nurlan"), cast.worker("nurlan"), factors.new_secret()
    add_code_app(nurlan.account, by=nurlan, secret=key, code=code_at(key))
    person.refresh_from_db()
    with pytest.raises(Refused):
        reset_persons_second_step(person, by=cast.salima, reason=WHY)
    reset_persons_second_step(person, by=cast.aigul, reason=WHY)
    assert not Account.objects.get(pk=nurlan.account.pk).second_factor
    assert AuditEvent.objects.filter(action="remove_all_factors").count() == 1


def test_only_what_asks_for_it_takes_it_away(cast, with_app):
    with pytest.raises(NotVisible):
        remove_all_factors(with_app[0].account, by=cast.samat)
