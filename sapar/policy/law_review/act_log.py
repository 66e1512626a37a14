"""The log of one act: what came into force when, what will, what was found of it, what changed in the data.

Three sources meet here in order of time. The days of the law are in the packs; what jurists found is in the reviews;
what changed in the packs, and when an instance noticed it, is in the record of the law in use.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.ui.words import Words, say
from sapar.policy.law.addresses import entry_url
from sapar.policy.law.packs import Pack
from sapar.policy.law_review import pages
from sapar.policy.law_review.choices import WERE_AGREED, Change, EntryKind
from sapar.policy.law_review.entries import Entry, entries_of
from sapar.policy.law_review.models import LawChange, LawReview
from sapar.policy.law_review.wording import Difference, differences

DAY = timedelta(days=1)
NEWEST = 200  # recorded changes shown on one page: an act that changes more often than that has a file of its own
NOTICED = {
    Change.ADDED: _("Added to the data"), Change.CHANGED: _("Changed in the data"),
    Change.REMOVED: _("Removed from the data"),
}  # fmt: skip


@dataclass(frozen=True)
class Event:
    """Something that happened to an act, or will, on a day."""

    day: date
    what: Words
    title: str
    url: str
    text: Words = ""
    parts: tuple[Difference, ...] = ()


def acts_of(pack: Pack) -> dict[str, list[Entry]]:
    """Return the entries of a pack by the act they stand in, in the order of the pack."""
    acts: dict[str, list[Entry]] = {}
    for entry in entries_of(pack).values():
        acts.setdefault(entry.act, []).append(entry)
    return acts


def act_page(pack: Pack, act: str, on: date, actor: Actor) -> dict[str, Any]:
    """Return what everybody reads of an act of a country; a KeyError where no entry cites it."""
    entries = acts_of(pack)[act]
    dated = list(_in_force(entries, pack))
    happened = [event for event in dated if event.day <= on] + _found(pack, act, actor) + _noticed(pack, act)
    return {
        "title": pages.act_of(entries[0]), "kicker": pages.country_of(pack),
        "ahead": sorted((event for event in dated if event.day > on), key=lambda event: (event.day, event.title)),
        "happened": sorted(happened, key=lambda event: event.day, reverse=True),
        "undated": _undated(entries), "cut": LawChange.objects.filter(entry__pack=pack.id, act=act).count() > NEWEST,
    }  # fmt: skip


def _in_force(entries: Iterable[Entry], pack: Pack) -> Iterator[Event]:
    """What begins on a day, and what ends on one with nothing of its kind after it."""
    for entry in entries:
        title, url = pages.title_of(entry), entry_url(entry.pack, str(entry.kind), entry.name)
        if entry.since:
            yield Event(entry.since, _("In force"), title, url, _began(entry, pack))
        ends = entry.until + DAY if entry.until else None
        if ends and not any(each.since == ends for each in _beside(entry, pack)):
            yield Event(ends, _("No longer in force"), title, url, pages.value_of(entry))


def _began(entry: Entry, pack: Pack) -> Words:
    """Say the value, after the one before it: before → after."""
    now = pages.value_of(entry)
    eve = entry.since - DAY if entry.since else None
    before = next((each for each in _beside(entry, pack) if each.until == eve), None)
    whom = pages.whom_of(entry)
    text = say("{before} → {after}", before=pages.value_of(before), after=now) if before else now
    return say(_("{text} (only for: {whom})"), text=text, whom=whom) if whom else text


def _beside(entry: Entry, pack: Pack) -> list[Entry]:
    """Return the other values of the same number for the same people, of whichever act."""
    same = (each for each in entries_of(pack).values() if entry.key and each.key == entry.key)
    return [each for each in same if each.scope == entry.scope and each is not entry]


def _undated(entries: Iterable[Entry]) -> list[tuple[Words, list[pages.Linked]]]:
    """What holds without a day of its own, by kind."""
    groups: dict[str, list[pages.Linked]] = {}
    for entry in entries:
        if entry.since is None:
            url = entry_url(entry.pack, str(entry.kind), entry.name)
            line = pages.Linked(pages.title_of(entry), url, pages.value_of(entry))
            groups.setdefault(str(entry.kind), []).append(line)
    return [(EntryKind(kind).label, lines) for kind, lines in groups.items()]


def _found(pack: Pack, act: str, actor: Actor) -> list[Event]:
    reviews = LawReview.objects.filter(entry__pack=pack.id, entry__act=act, state__in=WERE_AGREED)
    return [event for review in reviews.select_related("entry").order_by("pk") for event in _of_review(review, actor)]


def _of_review(review: LawReview, actor: Actor) -> Iterator[Event]:
    url = entry_url(review.entry.pack, review.entry.kind, review.entry.name)
    if review.decided_on:
        found = pages.found_of(review, actor)
        yield Event(review.decided_on, found.short, review.title, url, found.read)
    if review.ended_on:
        yield Event(review.ended_on, review.get_state_display(), review.title, url, review.get_verdict_display())


def _noticed(pack: Pack, act: str) -> list[Event]:
    changes = LawChange.objects.filter(entry__pack=pack.id, act=act).select_related("entry").order_by("-pk")[:NEWEST]
    return [
        Event(
            change.recorded_on, NOTICED[Change(change.what)], change.entry.title,
            entry_url(change.entry.pack, change.entry.kind, change.entry.name),
            parts=tuple(differences(change.before, change.after)),
        )
        for change in changes
    ]  # fmt: skip
