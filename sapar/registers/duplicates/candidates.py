"""How pairs come onto the list: from a registration, and from whoever compares records in bulk.

``candidates_found`` is what imports and the linkage call. It may be called again with the same pairs: what is known
stays as it is. A pair of which an officer said that it is two people comes again with new evidence alone.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Annotated, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.registry import follows
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.privacy.classes import P1
from sapar.registers.duplicates.models import APART, WAITING, PossibleSame, Source
from sapar.registers.duplicates.permissions import system, system_at
from sapar.registers.duplicates.queries import pairs_between
from sapar.registers.duplicates.reasons import known
from sapar.registers.duplicates.reviewing import keep_apart, reopen_review
from sapar.registers.organizations.models import Organization, OrganizationKind
from sapar.registers.people.models import Person, PersonState

BATCH = 500  # pairs in one act and one event
AT_ENTRY = 70  # the score of what a registration finds: the same name and birth, or the same number
ON_THE_LIST = "the list shows it to officers"


@dataclass(frozen=True)
class Candidate:
    """Two people, by id, who may be one: how likely (0 to 100), and why (codes of ``reasons.py``)."""

    first: int
    second: int
    score: int
    reasons: Sequence[str]


@dataclass(frozen=True)
class Found:
    """What became of the pairs: put on the list, there already with something new, known and left alone."""

    opened: int = 0
    renewed: int = 0
    known: int = 0


def candidates_found(pairs: Iterable[Candidate], *, source: str, by: Actor) -> Found:
    """Put pairs on the list of officers. Idempotent; each five hundred are one act and one event.

    Args:
        pairs: any order, any number; a pair may be named either way round.
        source: where they come from, one of ``Source``.
        by: the system, by its duty.

    Raises:
        ValueError: for a reason without words.
    """
    ministry = Organization.objects.get(kind=OrganizationKind.MINISTRY)
    total = Found()
    rest = iter(pairs)
    while some := list(islice(rest, BATCH)):
        given = [[pair.first, pair.second, pair.score, known(pair.reasons)] for pair in some]
        done = json.loads(list_pairs(ministry, by=by, source=source, found=given).event.details)
        total = Found(*(getattr(total, name) + done[name] for name in ("opened", "renewed", "known")))
    return total


@action(
    subject=Organization, allowed_to=system_at, law="personal_data", label=gettext_lazy("Put pairs on the list"),
    has_button=False,
)  # fmt: skip
def list_pairs(
    office: Organization,
    *,
    by: Actor,
    on: date,
    source: Annotated[Source, Ask(gettext_lazy("Where it came from"))],
    found: Annotated[list, Ask(gettext_lazy("Pairs"), data_class=P1)],  # type: ignore[type-arg]
) -> Done:
    """Put pairs of records that may be one person on the list, and renew what is known of those that are there."""
    there, new, renewed = _known_pairs(found), [], 0
    for first, second, score, reasons in _both_there(found):
        pair = there.get((first, second)) or _under_other_records(first, second)
        if pair is None:
            pair = PossibleSame(first_id=first, second_id=second, score=score, reasons=reasons, source=source,
                                opened_on=on)  # fmt: skip
            there[first, second] = pair
            new.append(pair)
        elif pair.pk and _is_news(pair, score, reasons):
            renew_evidence(pair, by=by, on=on, score=score, reasons=reasons)
            renewed += 1
    PossibleSame.objects.bulk_create(new)
    details = {"opened": len(new), "renewed": renewed, "known": len(found) - len(new) - renewed, "source": source}
    return Done(details, silent_because=ON_THE_LIST)


def _both_there(found: Iterable[Sequence[Any]]) -> Iterator[tuple[int, int, int, list[str]]]:
    """Yield the pairs of two records that both are there, the older first."""
    ids = {person for first, second, *_rest in found for person in (first, second)}
    active = set(Person.objects.filter(pk__in=ids, state=PersonState.ACTIVE).values_list("pk", flat=True))
    for first, second, score, reasons in found:
        if first != second and {first, second} <= active:
            yield min(first, second), max(first, second), score, reasons


def _known_pairs(found: Iterable[Sequence[Any]]) -> dict[tuple[int, int], PossibleSame]:
    firsts = {min(first, second) for first, second, *_rest in found}
    return {(pair.first_id, pair.second_id): pair for pair in PossibleSame.objects.filter(first__in=firsts)}


def _under_other_records(first: int, second: int) -> PossibleSame | None:
    """Return the pair of the same two people under records that were merged into these."""
    if not Person.objects.filter(merged_into__in=(first, second)).exists():
        return None
    one, other = Person.objects.get(pk=first), Person.objects.get(pk=second)
    return pairs_between(one, other).last()


def _is_news(pair: PossibleSame, score: int, reasons: Sequence[str]) -> bool:
    """Say whether this tells an officer anything: a reason that was not there, or for a waiting pair another score."""
    more = not set(reasons) <= set(pair.reasons)
    return more or (pair.state in WAITING and score != pair.score)


@action(
    subject=PossibleSame, allowed_to=system, law="personal_data", label=gettext_lazy("New evidence"), has_button=False
)
def renew_evidence(
    pair: PossibleSame,
    *,
    by: Actor,
    on: date,
    score: Annotated[int, Ask(gettext_lazy("How likely"))],
    reasons: Annotated[list, Ask(gettext_lazy("Why we think so"), data_class=P1)],  # type: ignore[type-arg]
) -> Done:
    """Renew why two records may be one person; what was decided to be two people comes onto the list again."""
    if pair.state in APART:
        reopen_review(pair, by=by, on=on, reason=_("There is new evidence"))
        pair.refresh_from_db()
    pair.score, pair.reasons = score, known({*pair.reasons, *reasons})
    return Done({"score": score}, silent_because=ON_THE_LIST)


@action(
    subject=Person, creates=PossibleSame, allowed_to=system, law="personal_data",
    label=gettext_lazy("Put two records on the list"), has_button=False,
)  # fmt: skip
def list_pair(
    person: Person,
    *,
    by: Actor,
    on: date,
    other: Annotated[Person, Ask(gettext_lazy("The other record"))],  # type: ignore[valid-type]
    reasons: Annotated[list, Ask(gettext_lazy("Why we think so"), data_class=P1)],  # type: ignore[type-arg]
) -> Done:
    """Put a new record and the one it may be a double of on the list of officers."""
    first, second = sorted((person, other), key=lambda each: each.pk)
    pair = PossibleSame(
        first=first, second=second, score=AT_ENTRY, reasons=known(reasons), source=Source.ENTRY, opened_on=on
    )
    return Done(created=pair, silent_because=ON_THE_LIST)


@follows("people.registered_alike")
def note_who_is_alike(
    person: Person, *, by: Actor, on: date, said_another: Sequence[Person], unseen: Sequence[Person], sure: bool
) -> None:
    """Put who is like a new person on the list. What a trained officer said at the counter is remembered.

    Args:
        person: the new record.
        by: the system.
        on: the legal day.
        said_another: those of whom whoever registered said that it is another person.
        unseen: those whom whoever registered may not see.
        sure: whether a trained officer registered.
    """
    for other in (*said_another, *unseen):
        told = ["said_another"] if other in said_another else []
        pair = list_pair(person, by=by, on=on, other=other, reasons=[*_reasons(person, other), *told]).record
        if told and sure:
            keep_apart(pair, by=by, on=on, reason=_("Said by the officer who registered this person"))


def _reasons(person: Person, other: Person) -> list[str]:
    """Return what two records have in common, of what a registration compares."""
    stated = {
        "same_number": person.personal_number_index and person.personal_number_index == other.personal_number_index,
        "same_name": set(person.search_key.split()[:2]) == set(other.search_key.split()[:2]),
        "same_birth": person.born_on == other.born_on,
        "same_place": person.home_place and person.home_place == other.home_place,
        "same_phone": person.phone and person.phone == other.phone,
    }
    return [code for code, so in stated.items() if so]
