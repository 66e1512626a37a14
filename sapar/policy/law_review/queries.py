"""Questions about the review of the law, with names."""

from django.db.models import Count, QuerySet

from sapar.classifications.search import words_of
from sapar.foundation.accounts.models import Account
from sapar.policy.law_review.choices import ReviewState, Stance
from sapar.policy.law_review.models import LawEntry, LawReview


def refused_before(review: LawReview, account: Account | None) -> bool:
    """Say whether a jurist refused this finding about this wording."""
    same = LawReview.objects.filter(entry=review.entry, digest=review.digest, verdict=review.verdict)
    return same.filter(decided_by=account, state=ReviewState.REFUSED).exists()


def counts_by_stance(entries: "QuerySet[LawEntry]") -> dict[int, int]:
    """Count entries by how far they are checked, in one query."""
    return dict(entries.order_by().values_list("stance").annotate(Count("pk")))


def entries_listed(asked: dict[str, str]) -> "QuerySet[LawEntry]":
    """Return the entries that fit the filters of the worklist; those the law in use holds no more only when asked for.

    Args:
        asked: ``q`` words, ``country`` a pack, ``act`` its slug, ``kind``, ``state`` a stance or ``waiting``.
    """
    found = LawEntry.objects.all()
    same = {"country": "pack", "act": "act", "kind": "kind"}
    found = found.filter(**{field: asked[name] for name, field in same.items() if asked.get(name)})
    for word in words_of(asked.get("q") or ""):
        found = found.filter(search_key__contains=word)
    state = asked.get("state") or ""
    if state.isdigit():
        return found.filter(stance=int(state))
    found = found.exclude(stance=Stance.GONE)
    if state:
        waiting = LawReview.objects.filter(state=ReviewState.PROPOSED)
        return found.filter(pk__in=waiting.values("entry"))
    return found
