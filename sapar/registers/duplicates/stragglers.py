"""Rows that came to a merged record all the same: somebody wrote them in the very moment of the merge."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.guarded import GuardedQuerySet
from sapar.foundation.actions.wrapper import Done, action
from sapar.registers.duplicates.models import Merge, PossibleSame
from sapar.registers.duplicates.moving import Ids, move_rows
from sapar.registers.duplicates.permissions import system
from sapar.registers.duplicates.queries import live_merge, merge_of
from sapar.registers.people.merging import relations
from sapar.registers.people.models import PersonState


def left_behind() -> list[Merge]:
    """Return the merges whose merged record has rows that should have gone along."""
    people: set[int] = set()
    for relation in relations():
        if relation.following.moves and not relation.following.unless_there:
            rows = GuardedQuerySet(relation.model).filter(**{f"{relation.field}__state": PersonState.MERGED})
            people |= set(rows.values_list(relation.field, flat=True))
    return list(Merge.objects.filter(merged__in=people, undone_on=None).select_related("pair").order_by("pk"))


@action(subject=PossibleSame, allowed_to=system, law="personal_data", label=_("Bring along what came late"),
        has_button=False)  # fmt: skip
def bring_along(pair: PossibleSame, *, by: Actor, on: date) -> Done:
    """Move what came to a merged record after its merge to the record that goes on; an undo takes it back."""
    merge = live_merge(pair)
    moved = move_rows(merge.merged, merge.merged.as_it_goes_on())
    step: Merge | None = merge
    while step is not None:  # through every merge on the way, so that each undo takes it one step back
        _note(step, moved)
        step = merge_of(step.survivor)
    return Done({"rows": sum(len(ids) for ids in moved.values())}, silent_because="the merge was told")


def _note(merge: Merge, moved: Ids) -> None:
    for relation, ids in moved.items():
        merge.moved[relation] = sorted({*merge.moved.get(relation, []), *ids})
    merge.save()
