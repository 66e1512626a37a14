"""The life of every kind of record as a diagram: ``docs/states.md`` is drawn from the tables of moves in the models.

To draw it anew: ``SAPAR_WRITE_STATES=1 make test``, then look at the difference.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from django.apps import apps

from sapar.foundation.actions.guarded import Subject
from sapar.foundation.actions.moves import KEEP, NEW

PAGE = Path(__file__).resolve().parents[2] / "docs" / "states.md"
HEAD = """# The life of every kind of record

Drawn from the tables `MOVES` of the models by `tests/house/test_states.py`: an arrow is an action. What leaves a state
as it is stands below its diagram.
"""


def kinds() -> list[type[Subject]]:
    """Return the kinds of record that move from state to state, in the order of the folders."""
    found = [model for model in apps.get_models() if issubclass(model, Subject) and len(model.MOVES) > 1]
    return sorted(found, key=lambda model: (model.__module__, model.__name__))


def drawn(model: type[Subject]) -> Iterator[str]:
    """Yield the lines about one kind of record."""
    yield f"\n## {model.__name__} ({model.__module__.removeprefix('sapar.').removesuffix('.models')})\n"
    yield "```mermaid"
    yield "stateDiagram-v2"
    arrows = {
        ("[*]" if start is NEW else str(start), str(end), name)
        for name, (starts, end) in model.MOVES.items() if end is not KEEP
        for start in starts
    }  # fmt: skip
    yield from (f"    {start} --> {end}: {name}" for start, end, name in sorted(arrows))
    yield "```"
    kept = sorted(name for name, (_starts, end) in model.MOVES.items() if end is KEEP)
    if kept:
        yield f"\nIn place: {', '.join(f'`{name}`' for name in kept)}."


def test_the_diagrams_are_those_of_the_tables():
    page = HEAD + "\n".join(line for model in kinds() for line in drawn(model)) + "\n"
    if os.environ.get("SAPAR_WRITE_STATES"):
        PAGE.write_text(page, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page
