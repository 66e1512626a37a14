"""A chart of bars, drawn by the server as SVG: what was beside what would be. Its table stands beneath it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from sapar.foundation.ui.components.component import Component
from sapar.foundation.ui.words import Words


@dataclass(frozen=True)
class Bar:
    """One row: its name and two numbers of zero or more."""

    label: Words
    before: int
    after: int


@dataclass(frozen=True)
class Bars(Component):
    """Pairs of bars on one scale. ``before`` and ``after`` say in words what the two are."""

    template_name: ClassVar[str] = "ui/parts/bars.html"
    title: Words
    before: Words
    after: Words
    bars: Sequence[Bar]

    @property
    def drawn(self) -> list[tuple[Bar, str, str]]:
        """Return each row with the lengths of its bars, in hundredths of the longest."""
        longest = max((max(bar.before, bar.after) for bar in self.bars), default=0) or 1
        return [(bar, _length(bar.before, longest), _length(bar.after, longest)) for bar in self.bars]


def _length(number: int, longest: int) -> str:
    """A length as SVG reads it in every language; a number that is not zero is never invisible."""
    return f"{max(number * 100 / longest, 0.6 if number else 0):.1f}"
