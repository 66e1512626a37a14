"""What the system does by itself: it opens the reviews that are due."""

from datetime import date

from sapar.foundation.accounts.actors import System
from sapar.foundation.lawbook import lawbook
from sapar.foundation.work.schedule import daily
from sapar.policy.law.calendars import add_months
from sapar.post_employment.reintegration.actions import open_review
from sapar.post_employment.returns.models import Return, ReturnState

DUTY = System("reviews")


@daily
def open_reviews(on: date) -> int:
    """Open the reviews that fall due up to ``on``, each once. Returns how many."""
    opened = 0
    waiting = Return.objects.filter(state=ReturnState.NEEDS_NOTED, needs_noted_on__isnull=False)
    for returning in waiting.prefetch_related("reviews").order_by("pk"):
        known = {review.due_on for review in returning.reviews.all()}
        for months, due_on in reviews_of(returning):
            if due_on <= on and due_on not in known:
                open_review(returning, by=DUTY, months=months, due_on=due_on)
                opened += 1
    return opened


def reviews_of(returning: Return) -> list[tuple[int, date]]:
    """Return after how many months, and on which days, an officer looks again at this return."""
    start = returning.needs_noted_on
    if start is None:
        return []
    return [(int(months), add_months(start, int(months))) for months in review_months(start)]


def review_months(on: date) -> list[int]:
    """Return after how many months the home pack wants a review."""
    return list(lawbook().value("return.review_months", on).value)
