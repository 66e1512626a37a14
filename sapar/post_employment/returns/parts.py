"""What rooms above add to the page of a return: services, reviews.

A room registers in its ``actions.py``, which is imported when the instance starts::

    @adds_part
    def services(returning: Return, actor: Actor) -> Part | None: ...
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.ui.components import Act, Row
from sapar.foundation.ui.words import Words
from sapar.post_employment.returns.models import Return


@dataclass(frozen=True)
class Part:
    """A part of the page: a heading, rows, buttons, and the sentence where there are no rows."""

    title: Words
    rows: Sequence[Row] = ()
    acts: Sequence[Act] = ()
    empty: Words = ""


Maker = Callable[[Return, Actor], Part | None]
_makers: list[Maker] = []


def adds_part(maker: Maker) -> Maker:
    """Register a part of the page of a return."""
    _makers.append(maker)
    return maker


def parts_of(returning: Return, actor: Actor) -> list[Part]:
    """Return the parts that this actor may see."""
    return [part for maker in _makers if (part := maker(returning, actor))]
