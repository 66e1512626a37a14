"""The table of moves: the whole life of a record on one page.

``MOVES`` of a model maps an action's name to ``(states it may start from, state it leads to)``. ``NEW`` as a start
means that the action creates the record (its subject is then the parent, or the receiving office); ``KEEP`` as the
target means that the state stays as it is.
"""

from typing import Final

NEW: Final = "new"
KEEP: Final = "keep"

Move = tuple[frozenset[str] | set[str], str]
Moves = dict[str, Move]


def start_states(move: Move) -> frozenset[str]:
    """Return the states from which ``move`` may start, as plain strings."""
    return frozenset(str(state) for state in move[0])
