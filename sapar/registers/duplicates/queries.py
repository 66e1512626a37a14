"""Questions about pairs and merges, with names."""

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce

from sapar.registers.duplicates.models import WAITING, Merge, PossibleSame
from sapar.registers.people.models import Person, PersonState


def live_merge(pair: PossibleSame) -> Merge:
    """Return the receipt of the merge that stands."""
    merge: Merge = Merge.objects.select_related("pair__key").get(pair=pair, undone_on=None)
    return merge


def last_merge(pair: PossibleSame) -> Merge | None:
    """Return the newest receipt of a pair, undone or not."""
    return Merge.objects.filter(pair=pair).order_by("-pk").first()


def merge_of(person: Person) -> Merge | None:
    """Return by which merge a record became part of another."""
    return Merge.objects.filter(merged=person, undone_on=None).select_related("pair").first()


def merges_into(person: Person) -> "QuerySet[Merge]":
    """Return what was ever merged into a record, newest first."""
    return Merge.objects.filter(survivor=person).select_related("pair", "merged").order_by("-pk")


def later_merge(merge: Merge) -> Merge | None:
    """Return the newest live merge that builds on this one: into its survivor, or of its survivor into another."""
    builds = Q(survivor=merge.survivor_id) | Q(merged=merge.survivor_id)
    later = Merge.objects.filter(builds, pk__gt=merge.pk, undone_on=None)
    return later.select_related("pair").order_by("-pk").first()


def records_of(person: Person) -> list[int]:
    """Return the ids of a record and of all that were merged into it."""
    return [person.pk, *person.merged_records.values_list("pk", flat=True)]


def pairs_between(one: Person, other: Person) -> "QuerySet[PossibleSame]":
    """Return the pairs of these two people, under whichever of their records they were found."""
    ours, theirs = records_of(one), records_of(other)
    there, back = Q(first__in=ours, second__in=theirs), Q(first__in=theirs, second__in=ours)
    return PossibleSame.objects.filter(there | back).order_by("pk")


def pairs_of_the_same_two(pair: PossibleSame) -> "QuerySet[PossibleSame]":
    """Return the other pairs that ask the same question."""
    one, other = pair.sides()
    return pairs_between(one, other).exclude(pk=pair.pk)


def pairs_to_review() -> "QuerySet[PossibleSame]":
    """Return the pairs that wait for an officer: not those whose two records went on as one, or are gone."""
    both = PossibleSame.objects.annotate(
        one=Coalesce("first__merged_into", "first"), other=Coalesce("second__merged_into", "second")
    )
    gone = Q(first__state=PersonState.ERASED) | Q(second__state=PersonState.ERASED)
    return both.exclude(gone).exclude(one=F("other")).filter(state__in=WAITING)
