"""Parts that rooms above put on the pages of an order: applications. This room imports none of them.

A room registers in its ``panels.py``::

    @on_job
    def apply(order: JobOrder, actor: Actor, on: date) -> Panel | None: ...     # the public page: the button to apply

    @on_order
    def applicants(order: JobOrder, actor: Actor, on: date) -> Panel | None: ...  # the page of those who work on it

The template is included with ``panel``; what it needs stands in ``panel.context``. A panel must not cost more queries
where there is more to show.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sapar.foundation.accounts.actors import Actor
from sapar.pre_employment.job_orders.models import JobOrder


@dataclass(frozen=True)
class Panel:
    """One part of a page."""

    template: str
    title: Any = ""
    context: dict[str, Any] = field(default_factory=dict)


Maker = Callable[[JobOrder, Actor, date], Panel | None]
job_makers: list[Maker] = []
order_makers: list[Maker] = []


def on_job(maker: Maker) -> Maker:
    """Register a part of the public page of a job."""
    job_makers.append(maker)
    return maker


def on_order(maker: Maker) -> Maker:
    """Register a part of the page of those who work on an order."""
    order_makers.append(maker)
    return maker


def panels(makers: list[Maker], order: JobOrder, actor: Actor, on: date) -> list[Panel]:
    """Return the parts this actor sees, in the order in which rooms registered them."""
    return [panel for maker in makers if (panel := maker(order, actor, on))]
