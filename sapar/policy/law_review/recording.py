"""Recording the law in use: what was added, changed and removed in a pack since it was last recorded, per act.

The first recording of a pack is the base line: it writes no changes. Afterwards each entry whose wording differs gets
a row, with the wording before and after and the digest of the pack. A review holds for its wording alone, so an entry
that was written anew is no longer confirmed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from sapar.classifications.search import fold
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import NO_LAW, Done, action
from sapar.foundation.languages.texts import LANGUAGES, Texts
from sapar.foundation.privacy.classes import P0
from sapar.foundation.references import new_reference
from sapar.policy.law.library import Library, library
from sapar.policy.law_review.choices import OF_PACK, Change, EntryKind, ReviewState, Stance
from sapar.policy.law_review.entries import Entry, entries_of
from sapar.policy.law_review.models import LawChange, LawEntry, LawRegister, LawReview, RecordedPack
from sapar.policy.law_review.permissions import system

LONGEST_KEY = 2000
UNCONFIRMED = (Stance.UNVERIFIED, Stance.SEEN)


@action(
    subject=LawRegister, allowed_to=system, law=NO_LAW, label=_("Record the law in use"), has_button=False,
)  # fmt: skip
def record_law(
    register: LawRegister, *, by: Actor, on: date, pack: Annotated[str, Ask(_("Country"), data_class=P0)]
) -> Done:
    """Record one country's pack as it is in use, and what changed in it since it was last recorded."""
    recording = _Recording(pack, on)
    recording.run()
    return Done(
        {"pack": pack, "digest": recording.digest, **recording.counts()}, silent_because="the log of each act shows it"
    )


def packs_to_record(law: Library | None = None) -> list[str]:
    """Return the names of the packs whose content is not the one last recorded, those that are gone included."""
    recorded = dict(RecordedPack.objects.values_list("name", "digest"))
    in_use = {name: pack.digest for name, pack in (law or library()).packs.items()}
    return sorted(name for name in recorded | in_use if recorded.get(name) != in_use.get(name, ""))


@dataclass
class _Recording:
    """One recording of one pack."""

    pack: str
    on: date

    def __post_init__(self) -> None:
        found = library().packs.get(self.pack)
        self.digest = found.digest if found else ""
        self.in_use = entries_of(found) if found else {}
        self.fresh: list[LawEntry] = []
        self.noted: list[tuple[LawEntry, Change, str, str]] = []
        before = RecordedPack.objects.filter(name=self.pack).first()
        self.is_base_line = before is None
        self.record = before or RecordedPack(name=self.pack)

    def run(self) -> None:
        """Bring every row to what is in use, and note what differs."""
        rows = {(row.kind, row.name): row for row in LawEntry.objects.filter(pack=self.pack)}
        reviews = self._reviews()
        for address, entry in self.in_use.items():
            row = rows.pop(address, None)
            self._write(row or LawEntry(pack=self.pack, kind=entry.kind, name=entry.name), entry, reviews)
        for row in rows.values():
            self._gone(row)
        for row, ref in zip(self.fresh, _new_references(len(self.fresh)), strict=True):
            row.ref = ref
        LawEntry.objects.bulk_create(self.fresh)
        LawChange.objects.bulk_create([self._change(*noted) for noted in self.noted])
        self.record.digest, self.record.recorded_on = self.digest, self.on
        self.record.save()

    def counts(self) -> dict[str, int]:
        """Return how many entries were added, changed and removed."""
        return {str(kind): sum(what == kind for _, what, _, _ in self.noted) for kind in Change}

    def _reviews(self) -> dict[int, LawReview]:
        found = LawReview.objects.filter(entry__pack=self.pack, state=ReviewState.AGREED)
        return {review.entry_id: review for review in found}

    def _write(self, row: LawEntry, entry: Entry, reviews: dict[int, LawReview]) -> None:
        known = row.pk is not None and row.stance != Stance.GONE
        before, was = (row.written, row.digest) if known else ("", "")
        row.digest, row.written, row.act = entry.checked.digest, entry.checked.written, entry.act
        row.place = list(EntryKind).index(entry.kind)
        row.title_texts = Texts({code: entry.title.get(code, "") for code in LANGUAGES})
        row.search_key = _search_key(entry)
        row.of_pack = OF_PACK[entry.checked.state]
        row.stance = stance_of(row, reviews.get(row.pk) if row.pk else None)
        if row.pk is None:
            self.fresh.append(row)
        else:
            row.save()
        if was != row.digest and not self.is_base_line:
            self.noted.append((row, Change.CHANGED if known else Change.ADDED, before, row.written))

    def _gone(self, row: LawEntry) -> None:
        if row.stance != Stance.GONE:
            row.stance = Stance.GONE
            row.save()
            self.noted.append((row, Change.REMOVED, row.written, ""))

    def _change(self, row: LawEntry, what: Change, before: str, after: str) -> LawChange:
        return LawChange(entry=row, act=row.act, what=what, before=before, after=after, pack_digest=self.digest,
                         recorded_on=self.on)  # fmt: skip


def _new_references(count: int) -> list[str]:
    """Draw as many references, none of them taken: rows written together are not drawn for one by one."""
    taken = set(LawEntry.objects.values_list("ref", flat=True))
    drawn: dict[str, None] = {}
    while len(drawn) < count:
        if (ref := new_reference()) not in taken:
            drawn[ref] = None
    return list(drawn)


def stance_of(row: LawEntry, review: LawReview | None) -> Stance:
    """Return how far an entry is checked: by the review of this wording, else by the pack, else it has lapsed."""
    if review is None:
        return Stance(row.of_pack)
    if review.digest == row.digest:
        return Stance[review.verdict.upper()]
    return Stance.LAPSED if row.of_pack in UNCONFIRMED else Stance(row.of_pack)


def _search_key(entry: Entry) -> str:
    return " ".join(fold(word) for word in _words(entry))[:LONGEST_KEY]


def _words(entry: Entry) -> Iterator[str]:
    yield entry.name
    yield from entry.title.values()
    for language in entry.citation.act:
        yield entry.citation.text(language)
