"""What comes next: the steps of a way, and the one box in colour."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Literal

from django.utils.translation import gettext_lazy as _

from sapar.foundation.ui.components.acts import Act
from sapar.foundation.ui.components.component import Component
from sapar.foundation.ui.components.facts import Fact
from sapar.foundation.ui.components.states import Deadline
from sapar.foundation.ui.words import Words

DO_NEXT = _("Do this next")


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
