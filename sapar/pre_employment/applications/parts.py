"""Parts that rooms above put on the page of an application: contracts. This room imports none of them.

@on_application
def contracts(application: Application, actor: Actor, on: date) -> Panel | None: ...
"""

from collections.abc import Callable
from datetime import date

from sapar.foundation.accounts.actors import Actor
from sapar.pre_employment.applications.models import Application
from sapar.pre_employment.job_orders.panels import Panel

Maker = Callable[[Application, Actor, date], Panel | None]
makers: list[Maker] = []


def on_application(maker: Maker) -> Maker:
    """Register a part of the page of an application, the worker's own and the recruiter's."""
    makers.append(maker)
    return maker


def parts_of(application: Application, actor: Actor, on: date) -> list[Panel]:
    """Return the parts this reader sees, in the order in which rooms registered them."""
    return [panel for maker in makers if (panel := maker(application, actor, on))]
