"""What every test has: the cast, an empty clock, and a database that can be emptied although its trail cannot."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.cast import Cast


@pytest.fixture(autouse=True, scope="session")
def _emptying_the_trail() -> Iterator[None]:
    """Let Django empty the tables after a transactional test: only there are trail and guard set aside."""
    from django.test import TransactionTestCase

    from tests.unguarded import without_triggers

    teardown = TransactionTestCase._fixture_teardown

    def patched(self: Any) -> None:
        with without_triggers():
            teardown(self)

    TransactionTestCase._fixture_teardown = patched
    yield
    TransactionTestCase._fixture_teardown = teardown


@pytest.fixture
def cast(db: None) -> Cast:
    """The people of the tests, in their offices."""
    return Cast()


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    """Speak English unless a test chooses otherwise; a page is still in the language its reader asks for."""
    from django.utils import translation

    with translation.override("en"):
        yield
