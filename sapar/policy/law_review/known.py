"""What reviews say of entries, wherever the law is shown: kept in each process, asked anew once a request at most.

Every act on a review raises its version and none is ever deleted, so the sum of the versions tells whether anything
changed since this process last read them. That is one small query in a request that shows law, and none in any other;
it holds for any number of processes, and a page never shows what was withdrawn a moment ago.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.db.models import Max, Sum
from django.http import HttpRequest, HttpResponse

from sapar.policy.law.packs import Checked
from sapar.policy.law.reviewed import reviewed_by
from sapar.policy.law_review.choices import Meanwhile, ReviewState, Verdict
from sapar.policy.law_review.models import LawReview


@dataclass(frozen=True)
class _Snapshot:
    """The reviews in force, by the digest of the wording they are of, and the mark by which they are known."""

    mark: tuple[Any, ...] = ()
    reviews: Mapping[str, Checked] = field(default_factory=dict)


class _Known:
    """What this process last read, swapped whole, so that no reader sees half of it."""

    def __init__(self) -> None:
        self._snapshot = _Snapshot()

    def __call__(self) -> Mapping[str, Checked]:
        """Return what the reviews in force say, by the digest of the wording they are of."""
        mark = _mark()
        if mark != self._snapshot.mark:
            found = LawReview.objects.filter(state=ReviewState.AGREED).order_by("pk")
            self._snapshot = _Snapshot(mark, {review.digest: checked_of(review) for review in found})
        return self._snapshot.reviews


reviews_known = _Known()


def _mark() -> tuple[Any, ...]:
    """Return what differs after any act on any review: in this database, and in another one."""
    return tuple(LawReview.objects.aggregate(acts=Sum("version"), newest=Max("pk"), which=Max("ref")).values())


def checked_of(review: LawReview) -> Checked:
    """Return a review in the terms in which the law is shown."""
    if review.verdict == Verdict.CONFIRMED:
        return Checked("confirmed", by=dict(review.office), on=review.decided_on)
    meanwhile = list(Meanwhile).index(Meanwhile(review.meanwhile))
    return Checked(
        "disputed", by=dict(review.office), on=review.decided_on, meanwhile=meanwhile,
        readings=(dict(review.first_reading), dict(review.second_reading)),
    )  # fmt: skip


class ReviewedLawMiddleware:
    """Lets what jurists found stand on every page that shows law. Nothing is asked of the database before it is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer with the reviews known."""
        with reviewed_by(cache(reviews_known)):
            return self.get_response(request)
