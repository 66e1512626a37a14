"""What officers do with two records that may be one person. The legal order of moves is ``PossibleSame.MOVES``."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor, System
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.errors import AnotherPersonMustDecide
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.notices.notice import Contact, Notice, helpline
from sapar.foundation.privacy.classes import P1
from sapar.foundation.privacy.models import DataKey
from sapar.foundation.worklists.tasks import open_task
from sapar.registers.duplicates.errors import (
    CannotMerge,
    LaterMergeFirst,
    NeedsSecondOfficer,
    NotBothThere,
    RecordErased,
)
from sapar.registers.duplicates.joining import merge_away, take_in
from sapar.registers.duplicates.models import Keep, Merge, PossibleSame, S
from sapar.registers.duplicates.objections import needs_second
from sapar.registers.duplicates.parting import give_back, set_free
from sapar.registers.duplicates.permissions import reviews, reviews_or_system
from sapar.registers.duplicates.queries import later_merge, live_merge, pairs_of_the_same_two
from sapar.registers.organizations.models import Role
from sapar.registers.people.keys import hold_keys
from sapar.registers.people.merging import objections_to_merging
from sapar.registers.people.models import Person, PersonState

SECOND_WITHIN = timedelta(days=5)  # no law sets it: two people wait as one meanwhile

WhichGoesOn = Annotated[Keep, Ask(_("Which number goes on?"), hint=_("The other number leads to it"))]
Reason = Annotated[str, Ask(_("Reason"), hint=_("What you compared, and how you know"), lines=2, max_length=1000)]


def locked_sides(pair: PossibleSame) -> tuple[Person, Person]:
    """Return the two records of a pair as they are now, locked in the order of their ids: no two merges wait in a ring.

    Raises:
        NotBothThere: where one was merged or erased meanwhile.
    """
    ids = [person.pk for person in pair.sides()]
    rows = Person.objects.select_for_update(of=("self",)).select_related("key", "account__key").filter(pk__in=ids)
    found = {person.pk: person for person in rows.order_by("pk")}
    if len(found) < len(ids) or any(person.state != PersonState.ACTIVE for person in found.values()):
        raise NotBothThere
    return found[ids[0]], found[ids[1]]


def chosen(pair: PossibleSame, keep: str) -> tuple[Person, Person]:
    """Return (the record that goes on, the one that is merged), locked, if nothing speaks against it.

    Raises:
        NotBothThere, CannotMerge: a sentence why not.
    """
    first, second = locked_sides(pair)
    survivor, merged = (first, second) if keep == Keep.FIRST else (second, first)
    if matters := objections_to_merging(survivor, merged):
        raise CannotMerge(matters)
    return survivor, merged


def shared_key(pair: PossibleSame) -> DataKey:
    """Return the key of what concerns both, made when first needed. Both hold it."""
    if pair.key is None:
        pair.key = DataKey.make()
    for person in {pair.first, pair.second, *pair.sides()}:
        hold_keys(person, [pair.key])
    return pair.key


def _merged(pair: PossibleSame, survivor: Person, merged: Person, *, by: Actor, on: date) -> list[Notice]:
    """Make the two one, and return what both contacts are told."""
    shared_key(pair)
    contacts = [survivor.contact(), merged.contact()]
    account = merged.account if survivor.account is None else None
    merge_away(merged, by=by, on=on, into=survivor)
    take_in(survivor, by=by, on=on, merged=merged, pair=pair, account=account)
    pair.decided_by = by.account
    return [Notice("duplicates/merged", to=_each_once(contacts), ref=survivor.ref, phone=helpline())]


def _each_once(contacts: Iterable[Contact]) -> list[Contact]:
    return list({contact.address: contact for contact in contacts}.values())


@action(subject=PossibleSame, allowed_to=reviews, law="personal_data", label=_("Same person: merge"), grave=True,
        has_button=False)  # fmt: skip
def merge_people(pair: PossibleSame, *, by: Actor, on: date, keep: WhichGoesOn, reason: Reason) -> Done:
    """Make two records one, where nothing sensitive moves. Nothing is lost, and it can be undone."""
    survivor, merged = chosen(pair, keep)
    if needs_second(survivor, merged):
        raise NeedsSecondOfficer
    pair.keep, tell = keep, _merged(pair, survivor, merged, by=by, on=on)
    pair.note = reason
    return Done({"into": survivor, "merged": merged, "reason": reason}, tell=tell)


@action(subject=PossibleSame, allowed_to=reviews, law="personal_data", label=_("Same person: propose the merge"),
        has_button=False)  # fmt: skip
def propose_merge(pair: PossibleSame, *, by: Actor, on: date, keep: WhichGoesOn, reason: Reason) -> Done:
    """Propose to make two records one. A second officer decides."""
    chosen(pair, keep)
    shared_key(pair)
    pair.keep, pair.note, pair.proposed_by = keep, reason, by.account
    other = Role.EMPLOYMENT_OFFICER if by.role == Role.OFFICE_HEAD else Role.OFFICE_HEAD
    open_task(pair, asks="confirm_merge", role=other, due=clock.now() + SECOND_WITHIN, office_ref=by.organisation_ref)
    return Done({"keep": keep, "reason": reason}, silent_because="nothing changes until a second officer decides")


@action(subject=PossibleSame, allowed_to=reviews, law="personal_data", label=_("Confirm: one person, merge"),
        grave=True, has_button=False)  # fmt: skip
def confirm_merge(pair: PossibleSame, *, by: Actor, on: date) -> Done:
    """Decide, as the second officer, that two records become one."""
    if pair.proposed_by == by.account:
        raise AnotherPersonMustDecide
    survivor, merged = chosen(pair, pair.keep)
    tell = _merged(pair, survivor, merged, by=by, on=on)
    return Done({"into": survivor, "merged": merged}, tell=tell)


@action(subject=PossibleSame, allowed_to=reviews, law="personal_data", label=_("Do not merge: look again"),
        has_button=False)  # fmt: skip
def decline_merge(pair: PossibleSame, *, by: Actor, on: date, reason: Reason) -> Done:
    """Send a proposed merge back to the list: by the second officer, or by whoever proposed it."""
    pair.keep, pair.note, pair.proposed_by = "", reason, None
    return Done({"reason": reason}, silent_because="nothing has changed for either person")


@action(subject=PossibleSame, allowed_to=reviews_or_system, law="personal_data", label=_("Two different people"),
        has_button=False)  # fmt: skip
def keep_apart(pair: PossibleSame, *, by: Actor, on: date, reason: Reason) -> Done:
    """Note that these are two people: the pair does not come again unless there is new evidence."""
    shared_key(pair)
    pair.note, pair.decided_by = reason, by.account
    _answer_likewise(pair, by=by, on=on, reason=reason)
    return Done({"reason": reason}, silent_because="nothing has changed for either person")


def _answer_likewise(pair: PossibleSame, *, by: Actor, on: date, reason: str) -> None:
    """Answer the same question where it was asked about other records of the same two people."""
    for other in pairs_of_the_same_two(pair).filter(state__in=(S.OPEN, S.UNCLEAR)):
        keep_apart(other, by=by, on=on, reason=reason)


@action(subject=PossibleSame, allowed_to=reviews, law="personal_data", label=_("I cannot tell: ask for a document"),
        has_button=False)  # fmt: skip
def ask_for_document(pair: PossibleSame, *, by: Actor, on: date, reason: Reason) -> Done:
    """Ask both to show a document at an office: it cannot be told from the records."""
    shared_key(pair)
    pair.note = reason
    tell = [
        Notice("duplicates/document_asked", to=[person.contact()], ref=person.ref, phone=helpline())
        for person in pair.sides()
    ]
    return Done({"reason": reason}, tell=tell)


@action(subject=PossibleSame, allowed_to=reviews_or_system, law="personal_data", label=_("Look at these two again"),
        has_button=False)  # fmt: skip
def reopen_review(pair: PossibleSame, *, by: Actor, on: date, reason: Reason) -> Done:
    """Put a pair back on the list: there is new evidence, or an officer has a doubt."""
    shared_key(pair)
    pair.keep, pair.note, pair.proposed_by, pair.decided_by = "", reason, None, None
    return Done({"reason": reason}, silent_because="nothing has changed for either person")


@action(subject=PossibleSame, allowed_to=reviews, law="personal_data", label=_("Undo the merge"), grave=True,
        has_button=False)  # fmt: skip
def undo_merge(
    pair: PossibleSame,
    *,
    by: Actor,
    on: date,
    reason: Reason,
    also: Annotated[str, Ask(_("Added since the merge: what belongs to the other record?"), max_length=20_000,
                             data_class=P1)] = "",
) -> Done:  # fmt: skip
    """Make one record two again: each has what it had; what was added since stays with the one that went on."""
    merge = live_merge(pair)
    survivor, freed = _lock_merged(merge)
    contacts = _each_once([survivor.contact(), freed.contact()])
    account = survivor.account if merge.account_moved else None
    give_back(survivor, by=by, on=on, receipt=merge.pk, also=also)
    set_free(freed, by=System("undo merge"), on=on, account=account)
    _answer_likewise(pair, by=by, on=on, reason=reason)
    pair.note, pair.decided_by = reason, by.account
    tell = [Notice("duplicates/unmerged", to=contacts, phone=helpline())]
    return Done({"reason": reason, "freed": freed}, tell=tell)


def _lock_merged(merge: Merge) -> tuple[Person, Person]:
    """Return (survivor, merged) of a live merge, locked, if it can be undone now.

    Raises:
        RecordErased, LaterMergeFirst: a sentence why not.
    """
    ids = (merge.survivor_id, merge.merged_id)
    rows = Person.objects.select_for_update(of=("self",)).select_related("key", "account__key").filter(pk__in=ids)
    found = {person.pk: person for person in rows.order_by("pk")}
    survivor, merged = found[merge.survivor_id], found[merge.merged_id]
    if survivor.state == PersonState.ERASED:
        raise RecordErased
    if (later := later_merge(merge)) is not None:
        raise LaterMergeFirst(number=later.pair.number)
    return survivor, merged
