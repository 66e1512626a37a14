"""Closing an account: nobody signs in with it, and its number is free for another."""

from datetime import timedelta

from sapar.foundation import clock
from sapar.foundation.accounts.actions import close_account
from sapar.foundation.accounts.models import Account, AccountState
from sapar.foundation.accounts.tests.conftest import AIGUL
from sapar.registers.organizations.actions import add_member
from sapar.registers.organizations.models import Role
from tests.cast import FOUNDING


def test_its_sessions_end(cast, signed_in):
    browser = signed_in()
    close_account(cast.aigul.account, by=cast.aigul)
    assert browser.get("/who").text.startswith("visitor:")


def test_the_number_may_be_used_again(cast):
    closed, until = cast.aigul.account, clock.today() + timedelta(days=9)
    close_account(closed, by=cast.aigul)
    add_member(cast.office("osh"), by=FOUNDING, name="B", contact=AIGUL, role=Role.HOTLINE_CLERK, until=until)
    assert Account.objects.get(phone=AIGUL, state=AccountState.ACTIVE).pk != closed.pk
