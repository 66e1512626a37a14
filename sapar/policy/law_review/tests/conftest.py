"""What these tests share: the law in use of Russia, recorded, and an entry of it with a finished review."""

from typing import Any

import pytest

from sapar.foundation import clock
from sapar.foundation.accounts.actors import System
from sapar.policy.law_review.actions import agree_review, propose_confirmation, propose_dispute
from sapar.policy.law_review.models import LawEntry, LawRegister, LawReview
from sapar.policy.law_review.recording import record_law
from tests.cast import Cast

READ = {"source_read": "Official edition", "place_read": "Article 133", "quote": "The minimum wage is …"}
TWO_WAYS = {
    "first_ky": "Биринчи окуу", "first_ru": "Первое прочтение", "first_en": "First reading",
    "second_ky": "Экинчи окуу", "second_ru": "Второе прочтение", "second_en": "Second reading", "meanwhile": "second",
}  # fmt: skip


def record(pack: str) -> Any:
    """Record a pack as the system does."""
    return record_law(LawRegister.objects.get(), by=System("test"), pack=pack)


@pytest.fixture
def law(db: None) -> None:
    """The law of Russia in use, recorded."""
    record("ru")


@pytest.fixture
def rule(law: None) -> LawEntry:
    """The rule that pay must reach the minimum."""
    return LawEntry.objects.get(pack="ru", kind="rule", name="pay.minimum")


def proposed(cast: Cast, entry: LawEntry, **given: Any) -> LawReview:
    """Return Aizada's proposal that an entry is confirmed, or disputed where readings are given."""
    act = propose_dispute if "first_ky" in given else propose_confirmation
    return act(entry, by=cast.aizada, read_on=clock.today(), **READ | given).record


def confirmed(cast: Cast, entry: LawEntry, **given: Any) -> LawReview:
    """Return a review of Aizada's that Emil agreed to."""
    return agree_review(proposed(cast, entry, **given), by=cast.emil).record
