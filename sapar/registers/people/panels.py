"""Parts that higher rooms put on the page of a person: journeys, complaints, cases. People imports none of them.

A room registers in its ``actions.py`` or ``apps.py``::

    @add_panel
    def journeys_panel(person: Person, actor: Actor) -> Panel | None:
        return Panel(_("Journeys"), "journeys/panel.html", {"journeys": ...}, order=10)

The template is included with ``panel``; what it needs stands in ``panel.context``. It writes its own contents and
buttons, not the heading: at the head of the page stand this register's own actions alone. A panel must not cost more
queries where there is more to show.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sapar.foundation.accounts.actors import Actor
from sapar.registers.people.models import Person


@dataclass(frozen=True)
class Panel:
    """One part of a person's page. Lower ``order`` comes first."""

    title: Any
    template: str
    context: dict[str, Any] = field(default_factory=dict)
    order: int = 100


Maker = Callable[[Person, Actor], Panel | None]
makers: list[Maker] = []


def add_panel(maker: Maker) -> Maker:
    """Register a function that makes a panel for a person and a reader, or none."""
    makers.append(maker)
    return maker


def panels_for(person: Person, actor: Actor) -> list[Panel]:
    """Return the panels this actor sees on the page of a person."""
    made = (maker(person, actor) for maker in makers)
    return sorted((panel for panel in made if panel), key=lambda panel: panel.order)
