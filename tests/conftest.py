"""What the crossing tests share: the town of the stories."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache

from sapar.foundation.accounts import asking
from tests.cast import Cast
from tests.story import Calendar, Town

FIRST_DAY = datetime(2026, 3, 2, 12, tzinfo=ZoneInfo("Asia/Bishkek"))


@pytest.fixture
def town(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Iterator[Town]:
    """Everybody, on a Monday in March."""
    monkeypatch.setattr(asking, "ANSWER_SECONDS", 0)
    cache.clear()
    calendar = Calendar(FIRST_DAY)
    yield Town(cast, calendar)
    calendar.close()
