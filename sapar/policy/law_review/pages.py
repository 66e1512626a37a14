"""What the pages of entries and reviews show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.registry import buttons_for
from sapar.foundation.languages.texts import readers_language
from sapar.foundation.ui.components import Act, Fact, Row, Tag
from sapar.foundation.ui.components.states import Tone
from sapar.foundation.ui.words import Words, say
from sapar.policy.law.addresses import act_url, entry_url
from sapar.policy.law.library import library
from sapar.policy.law.marks import mark_of
from sapar.policy.law.packs import Pack
from sapar.policy.law.units import unit_in_words
from sapar.policy.law.wording import shown
from sapar.policy.law_review.choices import WERE_AGREED, EntryKind, ReviewState, Stance, Verdict
from sapar.policy.law_review.entries import Entry, entries_of, entry_in_use
from sapar.policy.law_review.models import LawEntry, LawReview
from sapar.policy.law_review.permissions import reads_reviews
from sapar.policy.law_review.using import users_of
from sapar.policy.law_review.wording import Difference, Part, differences, parts_of

TONES: dict[Stance, Tone] = {
    Stance.UNVERIFIED: "unknown", Stance.LAPSED: "warn", Stance.SEEN: "unknown", Stance.DISPUTED: "warn",
    Stance.CONFIRMED: "kept", Stance.GONE: "plain",
}  # fmt: skip


EXPRESSIONS = ("applies", "holds")


@dataclass(frozen=True)
class Linked:
    """A line that leads somewhere."""

    text: Words
    url: str = ""
    more: Any = ""


@dataclass(frozen=True)
class Found:
    """A review as everybody may read it: what was found by which office, when, after reading what. No names."""

    words: Words
    short: Words  # without the day, where that stands beside it
    read: Words
    quote: str
    link: str
    url: str  # its own page, for whoever may open it
    undone: bool


@dataclass(frozen=True)
class Noticed:
    """A change in the data, as it was noticed on a day."""

    day: date
    what: Words
    parts: list[Difference]


def country_of(pack: Pack) -> str:
    """Return the country's name in the reader's language."""
    return pack.name[readers_language()]


def entry_page(entry: Entry, row: LawEntry | None, actor: Actor) -> dict[str, Any]:
    """Return what everybody reads of an entry; with the buttons that apply, for jurists."""
    pack = library().packs[entry.pack]
    said = readers_language()
    kind = EntryKind(entry.kind).label
    return {
        "title": title_of(entry), "kicker": say(_("{country}: {kind}"), country=country_of(pack), kind=kind),
        "tag": tag_of(row.stance) if row else None, "mark": mark_of(entry.checked), "facts": facts_of(entry),
        "source": Linked(entry.citation.text(said), act_url(entry.pack, entry.citation), entry.citation.note),
        "says": entry.says.get(said, ""), "expressions": _expressions(entry), "others": _other_values(entry, pack),
        "users": [Linked(title_of(each), _url(each)) for each in users_of(entry, pack)],
        "found": _found(row, actor) if row else [], "changes": _changes(row) if row else [],
        "acts": _acts(row, actor) if row else [], "waits": _waits(row, actor) if row else "",
        "desk": reads_reviews(actor),
        "back": reverse("law_review:list") if reads_reviews(actor) else law_of(pack),
    }  # fmt: skip


def law_of(pack: Pack) -> str:
    """Return where the law of a country is looked up."""
    return reverse("law:country_law", args=[pack.country.lower()])


def _url(entry: Entry) -> str:
    return entry_url(entry.pack, str(entry.kind), entry.name)


def act_of(entry: Entry) -> str:
    """Return the act an entry stands in, in the reader's language."""
    return entry.citation.act.get(readers_language()) or entry.citation.act["en"]


def title_of(entry: Entry) -> str:
    """Return what an entry is about, in the reader's language."""
    return entry.title.get(readers_language()) or entry.title.get("en") or entry.name


def value_of(entry: Entry) -> str:
    """Return the value with its unit, as readers write it; empty where it has none."""
    if entry.value is None:
        return ""
    unit = unit_in_words(entry.unit) if entry.unit and not isinstance(entry.value, bool) else ""
    text = shown(_plain(entry.value), readers_language())
    return f"{text} {unit}".strip()


def _plain(value: Any) -> Any:
    """A list of entries with codes of their own is read by its words."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return "; ".join(str(each.get(readers_language()) or next(iter(each.values()), "")) for each in value)
    return "; ".join(map(str, value)) if isinstance(value, list) else value


def when_of(entry: Entry) -> Words:
    """Say from when until when an entry holds; nothing where it always did and does."""
    if entry.since and entry.until:
        return say(_("from {day} until {last}"), day=entry.since, last=entry.until)
    if entry.since:
        return say(_("from {day}"), day=entry.since)
    return say(_("until {day}"), day=entry.until) if entry.until else ""


def facts_of(entry: Entry) -> list[Fact]:
    """Return the value, its days, and for whom it holds."""
    told: list[tuple[Words, Words]] = [
        (_("Value"), value_of(entry)), (_("In force"), when_of(entry)), (_("Only for"), whom_of(entry)),
    ]  # fmt: skip
    return [Fact(label, value) for label, value in told if value]


def _expressions(entry: Entry) -> list[Part]:
    return parts_of(entry.checked.written, only=EXPRESSIONS) if entry.kind == EntryKind.RULE else []


def _other_values(entry: Entry, pack: Pack) -> list[Linked]:
    """Return the other values of the same number, the newest first."""
    if not entry.key:
        return []
    same = [each for each in entries_of(pack).values() if each.key == entry.key and each.name != entry.name]
    newest_first = sorted(same, key=lambda each: (str(each.since or ""), each.name), reverse=True)
    return [
        Linked(value_of(each), _url(each), " · ".join(filter(None, map(str, (whom_of(each), when_of(each))))))
        for each in newest_first
    ]  # fmt: skip


def whom_of(entry: Entry) -> str:
    """Return for whom an entry holds; empty where for everybody."""
    return "; ".join(words[0] for words in entry.scope.values())


def _found(row: LawEntry, actor: Actor) -> list[Found]:
    """Return what was found of this entry, the newest first; only what was agreed on is public."""
    agreed = row.reviews.filter(state__in=WERE_AGREED).order_by("-pk")
    return [found_of(review, actor) for review in agreed]


def found_of(review: LawReview, actor: Actor) -> Found:
    """Return a review as everybody may read it."""
    words = _("Confirmed: {office}, {day}") if review.verdict == Verdict.CONFIRMED else _("Disputed: {office}, {day}")
    in_force = review.state == ReviewState.AGREED
    return Found(
        say(words, office=str(review.office), day=review.decided_on),
        say("{word}: {office}", word=Stance[review.verdict.upper()].label, office=str(review.office)),
        say(_("Read: {source}; {place}; {day}"),
            source=review.source_read, place=review.place_read, day=review.read_on),
        review.quote, review.link, reverse("law_review:review", args=[review.ref]) if reads_reviews(actor) else "",
        undone=not in_force,
    )  # fmt: skip


def _changes(row: LawEntry) -> list[Noticed]:
    return [
        Noticed(change.recorded_on, change.get_what_display(), differences(change.before, change.after))
        for change in row.changes.order_by("-pk")
    ]


def _waits(row: LawEntry, actor: Actor) -> Words:
    if not reads_reviews(actor):
        return ""
    waiting = row.reviews.filter(state=ReviewState.PROPOSED).first()
    return say(_("A proposal waits for a second person: {number}"), number=waiting.number) if waiting else ""


def _acts(row: LawEntry, actor: Actor) -> list[Act]:
    """Return the buttons that apply: decide on what waits, else propose; and lead to the review in force."""
    if not reads_reviews(actor):
        return []
    reviews = {review.state: review for review in row.reviews.order_by("pk")}
    if waiting := reviews.get(ReviewState.PROPOSED):
        return [Act(_("Look at the proposal"), reverse("law_review:review", args=[waiting.ref]), "main")]
    in_force = reviews.get(ReviewState.AGREED)
    proposals = [] if row.stance == Stance.GONE else buttons_for(actor, row)
    acts = [
        Act(each.label, reverse("law_review:propose", args=[row.ref, each.slug]), "main" if not number else "plain")
        for number, each in enumerate(proposals)
    ]
    if in_force:
        acts.append(Act(_("Look at the review in force"), reverse("law_review:review", args=[in_force.ref])))
    return acts


def tag_of(stance: int) -> Tag:
    """Return how far an entry is checked, as a tag."""
    return Tag(Stance(stance).label, TONES[Stance(stance)])


def counts(by_stance: dict[int, int]) -> list[Linked]:
    """Return how many entries are how far checked, each with the list of them."""
    return [
        Linked(stance.label, f"{reverse('law_review:list')}?state={stance.value}", by_stance[stance.value])
        for stance in Stance if by_stance.get(stance.value)
    ]  # fmt: skip


def gone_page(row: LawEntry) -> dict[str, Any]:
    """Return what is left of an entry that the law in use holds no more: its last wording, and what changed."""
    pack = library().packs.get(row.pack)
    return {
        "title": row.title or row.name, "tag": tag_of(Stance.GONE), "changes": _changes(row),
        "back": law_of(pack) if pack else reverse("law:browse"),
    }  # fmt: skip


def rows_of(entries: Iterable[LawEntry]) -> list[Row]:
    """Return entries as rows of the worklist. What they say comes from the law in use, without a query."""
    return [_row(row) for row in entries]


def _row(row: LawEntry) -> Row:
    entry = entry_in_use(row.pack, row.kind, row.name)
    pack = library().packs.get(row.pack)
    country = country_of(pack) if pack else row.pack.upper()
    asked = [country, str(EntryKind(row.kind).label)]
    asked += [str(each) for each in (value_of(entry), whom_of(entry), when_of(entry)) if each] if entry else []
    return Row(
        row.title or row.name, reverse("law_review:numbered", args=[row.ref]), tag_of(row.stance),
        asked=" · ".join(asked), last=entry.citation.text(readers_language()) if entry else "",
    )  # fmt: skip
