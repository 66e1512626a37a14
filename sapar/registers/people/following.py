"""How a row follows its person when two records become one. Each model with a relation to ``Person`` says so itself::

    ON_MERGE = {"person": moves()}

A house test names every relation that says nothing: a new one cannot be forgotten (docs/decisions/0010).
"""

from dataclasses import dataclass

Columns = tuple[str, ...]


@dataclass(frozen=True)
class Following:
    """What becomes of the rows of one relation.

    ``moves``: they go to the record that stays. ``unless_there``: but for those of which it has the like already, by
    these columns: they stay where they are, so that nothing is there twice. ``because`` says why rows stay.
    """

    moves: bool
    unless_there: Columns = ()
    because: str = ""


def moves(unless_there: Columns = ()) -> Following:
    """Say that the rows go to the record that stays."""
    return Following(moves=True, unless_there=unless_there)


def stays(because: str) -> Following:
    """Say that the rows stay with the record that was merged away, and why."""
    return Following(moves=False, because=because)
