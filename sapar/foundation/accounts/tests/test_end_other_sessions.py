"""Ending sessions: the holder's, by the holder."""

import pytest

from sapar.foundation.accounts.actions import end_other_sessions
from sapar.foundation.actions.errors import NotVisible


def test_it_changes_what_sessions_hang_on(cast):
    account = cast.aigul.account
    before = account.get_session_auth_hash()
    assert end_other_sessions(account, by=cast.aigul).record.get_session_auth_hash() != before


def test_nobody_ends_the_sessions_of_another(cast):
    with pytest.raises(NotVisible):
        end_other_sessions(cast.aigul.account, by=cast.asel)
