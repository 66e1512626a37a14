"""How something stands: its state in a word, and by when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from django.utils.translation import gettext_lazy as _

from sapar.foundation.ui.components.component import Component
from sapar.foundation.ui.words import Words, say

Tone = Literal["kept", "warn", "broken", "open", "unknown", "plain", "done"]
SOON_DAYS = 3

TONE_ICONS: dict[str, str] = {
    "kept": "check-circle",
    "warn": "exclamation-triangle",
    "broken": "x-octagon",
    "open": "circle-half",
    "unknown": "question-circle",
    "plain": "",
    "done": "check-lg",
}


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
