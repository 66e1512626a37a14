"""What is known: facts, people, rows of lists, numbers, what happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from sapar.foundation.ui.components.acts import Act
from sapar.foundation.ui.components.component import Component
from sapar.foundation.ui.components.states import Deadline, Tag
from sapar.foundation.ui.words import Words, in_threes

CHANGE = _("Change")


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
