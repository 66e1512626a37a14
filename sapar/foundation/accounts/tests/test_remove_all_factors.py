"""Taking a second step away: everything that is open is closed, and only what asks for it does it."""

import pytest

from sapar.foundation.accounts import factors
from sapar.foundation.accounts.actors import System
from sapar.foundation.accounts.securing import remove_all_factors
from sapar.foundation.accounts.sessions import open_sessions_of
from sapar.foundation.accounts.tests.conftest import first_step
from sapar.foundation.actions.errors import NotVisible, Refused


def test_nothing_of_it_stays_and_every_session_ends(with_app):
    account, browser = with_app[0].account, first_step()
    remove_all_factors(account, by=System("lost second step"))
    assert factors.kinds_of(account) == set()
    assert not open_sessions_of(account)
    assert browser.get("/who").text.startswith("visitor:")


def test_on_the_next_day_the_member_sets_it_up_anew(with_app):
    remove_all_factors(with_app[0].account, by=System("lost second step"))
    assert first_step().get("/second-step").headers["location"].startswith("/account/second-step")


def test_neither_the_holder_nor_anybody_else_does_it_directly(cast, with_app):
    with pytest.raises(NotVisible):
        remove_all_factors(with_app[0].account, by=cast.samat)
    with pytest.raises(Refused):
        remove_all_factors(with_app[0].account, by=with_app[0])
