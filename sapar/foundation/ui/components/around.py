"""What stands around the content: who sees it, who helps, ways out, and a list that is empty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from sapar.foundation.ui.components.acts import Act
from sapar.foundation.ui.components.component import Component
from sapar.foundation.ui.words import Words, say

WHO_SEES = _("Who sees this part")


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
