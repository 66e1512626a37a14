"""What the pages of duplicates show: the list, one pair, the receipt of a merge, in the reader's words."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.urls import reverse
from django.utils.translation import gettext as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.guarded import GuardedQuerySet, Subject
from sapar.foundation.actions.registry import actions_on, can_start
from sapar.foundation.audit.sentences import shown_history
from sapar.foundation.ui.components import Act, Fact, Row, Tag
from sapar.foundation.ui.components.states import Tone
from sapar.foundation.ui.words import say
from sapar.registers.duplicates.models import Keep, Merge, PossibleSame, S
from sapar.registers.duplicates.objections import needs_second
from sapar.registers.duplicates.queries import last_merge
from sapar.registers.duplicates.reasons import in_words
from sapar.registers.people.merging import objections_to_merging, relations
from sapar.registers.people.models import Person
from sapar.registers.people.pages import line_of

TONES: dict[str, Tone] = {
    S.OPEN: "open", S.PROPOSED: "warn", S.UNCLEAR: "unknown", S.SAME: "done", S.DIFFERENT: "done", S.UNDONE: "plain",
}  # fmt: skip


def row_of(pair: PossibleSame) -> Row:
    """Return a pair as a row of the list: both names, why, since when."""
    one, other = pair.sides()
    since = say(_("On the list since {date}. {source}"), date=pair.opened_on, source=pair.get_source_display())
    return Row(
        f"{one.name} / {other.name}", reverse("duplicates:pair", args=[pair.ref]), tag_of(pair), asked=_likely(pair),
        last=since,
    )  # fmt: skip


def _likely(pair: PossibleSame) -> Any:
    return say(_("How likely: {n} of 100. {why}"), n=pair.score, why=in_words(pair.reasons))


def tag_of(pair: PossibleSame) -> Tag:
    """Return the state as a tag."""
    return Tag(pair.get_state_display(), TONES[pair.state])


def suggested(first: Person, second: Person) -> Keep:
    """Return which record should go on: the one that signs in, else the older: the number that more people know."""
    if bool(first.account_id) != bool(second.account_id):
        return Keep.FIRST if first.account_id else Keep.SECOND
    return Keep.FIRST if (first.registered_on, first.pk) <= (second.registered_on, second.pk) else Keep.SECOND


def decisions(pair: PossibleSame, actor: Actor) -> set[str]:
    """Return the names of what this officer may decide now."""
    possible = [action for action in actions_on(pair) if can_start(action, pair)]
    return {action.name for action in possible if action.allowed_to(actor, pair)}


def what_it_moves(survivor: Person, merged: Person, actor: Actor) -> list[str]:
    """Say how many records of each kind would move, of those that this officer may know of."""
    counts = ((kind, _seen(kind, {field: merged}, actor)) for kind, field in _kinds())
    return [str(say(_("{kind}: {n}"), kind=_name(kind), n=count)) for kind, count in counts if count]


def _kinds() -> Iterable[tuple[type[Any], str]]:
    return [(each.model, each.field) for each in relations() if each.following.moves and each.model is not Person]


def _name(kind: type[Any]) -> str:
    name = str(kind._meta.verbose_name)
    return name[:1].upper() + name[1:]


def _seen(kind: type[Any], which: dict[str, Any], actor: Actor) -> int:
    rows = kind.visible_to(actor) if issubclass(kind, Subject) else GuardedQuerySet(kind)
    return int(rows.filter(**which).count())


def consequences(pair: PossibleSame, actor: Actor) -> dict[str, Any]:
    """Return what a merge would do: what moves, what speaks against it, whether a second officer decides."""
    first, second = pair.sides()
    keep = Keep(pair.keep) if pair.keep else suggested(first, second)
    survivor, merged = (first, second) if keep == Keep.FIRST else (second, first)
    return {
        "keep": keep, "moves": what_it_moves(survivor, merged, actor), "merged": merged, "survivor": survivor,
        "against": objections_to_merging(survivor, merged), "second": needs_second(survivor, merged),
    }  # fmt: skip


def receipt_page(pair: PossibleSame, actor: Actor) -> dict[str, Any]:
    """Return what became of a pair on which somebody decided; of a merge its receipt."""
    merge = last_merge(pair)
    facts = [Fact(_("Why we think so"), in_words(pair.reasons)), Fact(_("Reason"), pair.note)]
    may = decisions(pair, actor)
    acts = []
    if "undo_merge" in may:
        acts.append(Act(_("Undo the merge"), reverse("duplicates:undo", args=[pair.ref]), "grave"))
    if "reopen_review" in may:
        acts.append(Act(_("Look at these two again"), reverse("duplicates:reopen", args=[pair.ref])))
    return {
        "title": _("Same person?"), "ref": pair.ref, "tag": tag_of(pair), "acts": acts, "desk": True,
        "facts": [fact for fact in [*(_receipt(merge, actor) if merge else []), *facts] if fact.value],
        "people": [line_of(person) for person in dict.fromkeys(pair.sides())],
        "history": shown_history(pair), "back": reverse("duplicates:list"),
    }  # fmt: skip


def _receipt(merge: Merge, actor: Actor) -> list[Fact]:
    moved = []
    for kind, field in _kinds():
        if ids := merge.moved.get(f"{kind._meta.label_lower}.{field}"):
            moved.append(str(say(_("{kind}: {n}"), kind=_name(kind), n=_seen(kind, {"pk__in": ids}, actor))))
    return [
        Fact(_("Record that goes on"), merge.survivor.number),
        Fact(_("Record that was merged"), merge.merged.number),
        Fact(_("Merged on"), f"{merge.done_on:%d.%m.%Y}"),
        Fact(_("Undone on"), f"{merge.undone_on:%d.%m.%Y}" if merge.undone_on else ""),
        Fact(_("What moved"), "; ".join(part for part in moved if not part.endswith(": 0"))),
        Fact(_("Filled in from the other record"), ", ".join(_columns(merge.filled))),
    ]


def _columns(names: Iterable[str]) -> list[str]:
    model = apps.get_model("people.person")
    return [str(field.verbose_name) for field in model._meta.concrete_fields if field.name in set(names)]
