"""Two records side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import gettext_lazy as _

from sapar.foundation.ui.components.component import Component
from sapar.foundation.ui.words import Words, say


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
