"""The components of a page: values that know their template; ``{% show it %}`` renders one, and nothing for None.

Words passed in are already in the reader's language (or lazy); they are escaped by the template. Optional parts
default to empty, so a template never meets an undefined variable.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar, Literal

from django.utils.translation import gettext_lazy as _

from sapar.foundation.ui.words import Words, in_threes, say

Tone = Literal["kept", "warn", "broken", "open", "unknown", "plain", "done"]
SOON_DAYS = 3

IN_YOUR_CONTRACT = _("In your contract")
CHANGE = _("Change")
WHO_SEES = _("Who sees this part")
DO_NEXT = _("Do this next")

TONE_ICONS: dict[str, str] = {
    "kept": "check-circle",
    "warn": "exclamation-triangle",
    "broken": "x-octagon",
    "open": "circle-half",
    "unknown": "question-circle",
    "plain": "",
    "done": "check-lg",
}


class Component:
    """A value that knows the template that shows it; the template calls it ``it``."""

    template_name: ClassVar[str]


@dataclass(frozen=True)
class Tag(Component):
    """A state: word, shape and colour, in that order. Never clickable."""

    template_name: ClassVar[str] = "ui/parts/tag.html"
    word: Words
    tone: Tone = "plain"
    shape: str = ""

    @property
    def icon(self) -> str:
        """Return the icon's name; empty for states that need none."""
        return self.shape or TONE_ICONS[self.tone]


STATES: dict[str, Tag] = {
    "draft": Tag(_("Draft"), "plain", "pencil"),
    "submitted": Tag(_("Submitted"), "open", "send"),
    "under_review": Tag(_("Under review"), "open"),
    "returned": Tag(_("Returned for correction"), "warn", "arrow-left"),
    "valid": Tag(_("Valid"), "kept"),
    "granted": Tag(_("Granted"), "kept"),
    "refused": Tag(_("Refused"), "broken", "slash-circle"),
    "suspended": Tag(_("Suspended"), "warn", "pause-circle"),
    "revoked": Tag(_("Revoked"), "broken"),
    "expired": Tag(_("Expired"), "unknown", "hourglass-split"),
    "attested": Tag(_("Attested"), "kept", "patch-check"),
    "settled": Tag(_("Settled"), "done"),
    "closed": Tag(_("Closed"), "plain", "archive"),
    "done": Tag(_("Done"), "done"),
    "in_progress": Tag(_("In progress"), "open"),
    "cannot_start": Tag(_("Cannot start yet"), "plain", "lock"),
    "overdue": Tag(_("Overdue"), "broken", "exclamation-octagon"),
}


def tag_for(state: str, word: Words = "") -> Tag:
    """Return the tag of a state; an unknown state is shown plainly with its own word."""
    known = STATES.get(state)
    if known is None:
        return Tag(word or state)
    return Tag(word, known.tone, known.shape) if word else known


@dataclass(frozen=True)
class Deadline(Component):
    """By when, and how many days are left on ``today``, the legal day. ``paused`` is why the clock stands still."""

    template_name: ClassVar[str] = "ui/parts/deadline.html"
    due: date
    today: date
    paused: Words = ""

    @property
    def state(self) -> str:
        """Return ``paused``, ``overdue``, ``today``, ``soon`` or ``later``."""
        if self.paused:
            return "paused"
        if self.days < 0:
            return "overdue"
        if self.days == 0:
            return "today"
        return "soon" if self.days <= SOON_DAYS else "later"

    @property
    def days(self) -> int:
        """Return the days left; negative when late."""
        return (self.due - self.today).days

    @property
    def words(self) -> Words:
        """Say how much time is left."""
        if self.paused:
            return say(_("Clock stopped: {reason}"), reason=self.paused)
        if self.days < 0:
            return say(_("Days late: {n}"), n=-self.days)
        return say(_("Days left: {n}"), n=self.days) if self.days else _("Due today")

    @property
    def icon(self) -> str:
        """Return the shape that goes with the state."""
        return {"paused": "pause-circle", "overdue": "exclamation-octagon"}.get(self.state, "calendar-event")


@dataclass(frozen=True)
class Act(Component):
    """A button: a link to a page, or a form that posts. ``because`` replaces it by the sentence why it is absent."""

    template_name: ClassVar[str] = "ui/parts/act.html"
    label: Words
    url: str = ""
    kind: Literal["main", "plain", "grave", "link"] = "plain"
    posts: bool = False
    fields: Mapping[str, str] = field(default_factory=dict)
    icon: str = ""
    because: Words = ""


@dataclass(frozen=True)
class Finding(Component):
    """What a rule says about a record: kept, broken, to ask about, good to know, or cannot be told."""

    template_name: ClassVar[str] = "ui/parts/finding.html"
    level: Literal["broken", "ask", "info", "unknown", "kept"]
    title: Words
    stated: Words = ""
    law_says: Words = ""
    source: Words = ""
    source_url: str = ""
    what_to_do: Words = ""
    unverified: bool = False
    disputed: bool = False
    acts: Sequence[Act] = ()
    stated_label: Words = IN_YOUR_CONTRACT

    @property
    def tag(self) -> Tag:
        """Return the word, shape and colour of the level."""
        return FINDING_TAGS[self.level]


# the gravest first
FINDING_TAGS: dict[str, Tag] = {
    "broken": Tag(_("Breaks the law"), "broken"),
    "ask": Tag(_("Ask about this"), "warn"),
    "unknown": Tag(_("Cannot tell"), "unknown"),
    "info": Tag(_("Good to know"), "open", "info-circle"),
    "kept": Tag(_("Kept"), "kept"),
}


@dataclass(frozen=True)
class Findings(Component):
    """All findings of a record: counted, broken ones first, kept ones folded."""

    template_name: ClassVar[str] = "ui/parts/findings.html"
    findings: Sequence[Finding]

    @property
    def counts(self) -> list[Tag]:
        """Return each level that occurs, with its number."""
        numbers = {level: sum(each.level == level for each in self.findings) for level in FINDING_TAGS}
        return [
            Tag(say("{word}: {n}", word=tag.word, n=numbers[level]), tag.tone, tag.shape)
            for level, tag in FINDING_TAGS.items()
            if numbers[level]
        ]

    @property
    def standing(self) -> list[Finding]:
        """Return what is not kept, the gravest first."""
        order = list(FINDING_TAGS)
        return sorted(
            (each for each in self.findings if each.level != "kept"), key=lambda each: order.index(each.level)
        )

    @property
    def kept(self) -> list[Finding]:
        """Return what is kept."""
        return [each for each in self.findings if each.level == "kept"]

    @property
    def kept_words(self) -> Words:
        """Count what is kept."""
        return say("{word}: {n}", word=FINDING_TAGS["kept"].word, n=len(self.kept))


@dataclass(frozen=True)
class Step(Component):
    """One step of a timeline. ``blocked`` cannot start yet and is never a link."""

    template_name: ClassVar[str] = "ui/parts/step.html"
    title: Words
    state: Literal["done", "now", "next", "late", "blocked"] = "next"
    url: str = ""
    deadline: Deadline | None = None
    text: Words = ""
    facts: Sequence[Fact] = ()
    if_late: Words = ""
    source: Words = ""
    acts: Sequence[Act] = ()

    @property
    def word(self) -> Words:
        """Return the state in words."""
        return {
            "done": _("Done"),
            "now": DO_NEXT,
            "next": _("Later"),
            "late": _("Overdue"),
            "blocked": _("Cannot start yet"),
        }[self.state]

    @property
    def icon(self) -> str:
        """Return the shape of the state."""
        icons = {"done": "check-lg", "now": "arrow-right", "next": "circle", "late": "exclamation-octagon"}
        return icons.get(self.state, "lock")


@dataclass(frozen=True)
class Timeline(Component):
    """Steps in order, with where one is."""

    template_name: ClassVar[str] = "ui/parts/timeline.html"
    steps: Sequence[Step]


@dataclass(frozen=True)
class Fact(Component):
    """A fact of a record, with a way to change it where there is one."""

    template_name: ClassVar[str] = "ui/parts/fact.html"
    label: Words
    value: Words
    change_url: str = ""
    change_label: Words = CHANGE


@dataclass(frozen=True)
class Facts(Component):
    """Facts under each other."""

    template_name: ClassVar[str] = "ui/parts/facts.html"
    facts: Sequence[Fact]


@dataclass(frozen=True)
class Person(Component):
    """A person in a list: name, other script, year of birth, place. Never a document number."""

    template_name: ClassVar[str] = "ui/parts/person.html"
    name: Words
    other_script: str = ""
    born: int | None = None
    place: Words = ""
    role: Words = ""
    url: str = ""


@dataclass(frozen=True)
class Row(Component):
    """A row of a list: what it is, its state, by when, what is asked, the last event. ``ref`` is shown in threes."""

    template_name: ClassVar[str] = "ui/parts/row.html"
    title: Words
    url: str
    tag: Tag | None = None
    deadline: Deadline | None = None
    ref: str = ""
    asked: Words = ""
    last: Words = ""
    acts: Sequence[Act] = ()


@dataclass(frozen=True)
class Reference(Component):
    """A record's number in threes, with a button that copies it where ``copy`` is set."""

    template_name: ClassVar[str] = "ui/parts/reference.html"
    digits: str
    copy: bool = False

    @property
    def spoken(self) -> str:
        """Return the digits in threes."""
        return in_threes(self.digits)


@dataclass(frozen=True)
class CodePanel(Component):
    """The number of an anonymous file and its secret, shown once."""

    template_name: ClassVar[str] = "ui/parts/code_panel.html"
    digits: str
    secret: str

    @property
    def spoken(self) -> str:
        """Return the number in threes."""
        return in_threes(self.digits)


@dataclass(frozen=True)
class Event(Component):
    """One line of a history. ``undone`` is struck through and stays."""

    template_name: ClassVar[str] = "ui/parts/event.html"
    sentence: Words
    at: datetime
    who: Words = ""
    article: Words = ""
    undone: bool = False


@dataclass(frozen=True)
class History(Component):
    """What happened, newest first."""

    template_name: ClassVar[str] = "ui/parts/history.html"
    events: Sequence[Event]


@dataclass(frozen=True)
class Empty(Component):
    """A list without rows: why, and what to do about it."""

    template_name: ClassVar[str] = "ui/parts/empty.html"
    sentence: Words
    more: Words = ""
    acts: Sequence[Act] = ()


@dataclass(frozen=True)
class WhoSees(Component):
    """Who sees this part."""

    template_name: ClassVar[str] = "ui/parts/who_sees.html"
    people: Words
    label: Words = WHO_SEES


@dataclass(frozen=True)
class Consent(Component):
    """What someone agrees to, and that it can be taken back."""

    template_name: ClassVar[str] = "ui/parts/consent.html"
    sentence: Words
    url: str = ""


@dataclass(frozen=True)
class Assisted(Component):
    """A banner while a helper acts with a person. ``for_name`` is set on the helper's screen."""

    template_name: ClassVar[str] = "ui/parts/assisted.html"
    helper: Words = ""
    for_name: Words = ""
    stop: Act | None = None

    @property
    def sentence(self) -> Words:
        """Say who helps whom."""
        if self.for_name:
            return say(_("You are acting for {name}"), name=self.for_name)
        return say(_("{name} is helping you. This is free"), name=self.helper)


@dataclass(frozen=True)
class QuickExit(Component):
    """Leave a risky page fast. It does not erase the browser's history, and says so."""

    template_name: ClassVar[str] = "ui/parts/quick_exit.html"
    url: str = "https://www.meteo.kg/"
    safety_url: str = ""


@dataclass(frozen=True)
class Now(Component):
    """The one box in colour: what to do next, by when, with its button."""

    template_name: ClassVar[str] = "ui/parts/now.html"
    title: Words
    deadline: Deadline | None = None
    text: Words = ""
    act: Act | None = None
    eyebrow: Words = DO_NEXT

    @property
    def late(self) -> bool:
        """Say whether the deadline has passed."""
        return self.deadline is not None and self.deadline.state == "overdue"


@dataclass(frozen=True)
class Difference(Component):
    """One field of two records side by side."""

    template_name: ClassVar[str] = "ui/parts/difference.html"
    label: Words
    a: Words
    b: Words
    why: Words = ""
    same: bool = False


@dataclass(frozen=True)
class Compare(Component):
    """Two records field by field: those that differ first, equal ones folded and counted."""

    template_name: ClassVar[str] = "ui/parts/compare.html"
    title: Words
    a: Words
    b: Words
    differences: Sequence[Difference] = ()

    @property
    def differing(self) -> list[Difference]:
        """Return the fields that differ."""
        return [each for each in self.differences if not each.same]

    @property
    def equal(self) -> list[Difference]:
        """Return the fields that are the same."""
        return [each for each in self.differences if each.same]

    @property
    def equal_words(self) -> Words:
        """Count the equal fields."""
        return say(_("The same in both: {n}"), n=len(self.equal))


@dataclass(frozen=True)
class Chip(Component):
    """A filter that is on, as a link that takes it off."""

    template_name: ClassVar[str] = "ui/parts/chip.html"
    words: Words
    without_url: str


@dataclass(frozen=True)
class Contact(Component):
    """Who can help: a person or an office, with a phone to press."""

    template_name: ClassVar[str] = "ui/parts/contact.html"
    name: Words
    phone: str = ""
    hours: Words = ""
    about: Words = ""

    @property
    def dialled(self) -> str:
        """Return the phone as a ``tel:`` link takes it."""
        return "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")
