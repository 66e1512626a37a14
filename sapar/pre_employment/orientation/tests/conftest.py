"""The tests of this room live on a Monday, eight days before the session."""

import pytest

from sapar.pre_employment.orientation.tests.sessions import at_day


@pytest.fixture(autouse=True)
def _on_a_monday():
    with at_day(2):
        yield
