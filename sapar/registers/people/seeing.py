"""Who sees a person: by their work, and on grounds that rooms above name, such as a consent or an emergency.

A room registers, in a module its ``apps.py`` imports::

    @also_sees
    def by_consent(actor: Actor) -> QuerySet | None: ...       # primary keys of people, or None where it cannot be
"""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet

from sapar.foundation.accounts.actors import Actor
from sapar.registers.organizations.models import Role

# Who works with any client of the state: the person is one for life, whichever office they come to.
OFFICE_ROLES = frozenset({
    Role.EMPLOYMENT_OFFICER, Role.HOTLINE_CLERK, Role.OFFICE_HEAD, Role.DISPUTE_OFFICER, Role.REINTEGRATION_OFFICER,
    Role.DATA_PROTECTION_OFFICER,
})  # fmt: skip

Ground = Callable[[Actor], "QuerySet[Any, Any] | None"]
grounds: list[Ground] = []


def seen_by_work(actor: Actor) -> Q:
    """Return whom somebody sees because of their work, where it is not everybody."""
    clients = Q(office__ref=actor.organisation_ref)
    if actor.role == Role.LABOUR_ATTACHE:
        return clients | Q(journeys__destination=actor.country)
    if actor.role == Role.PLACEMENT_OFFICER:
        return clients | Q(journeys__pathway="organised")
    return clients if actor.role == Role.NGO_COUNSELLOR else Q(pk__in=[])


def also_sees(ground: Ground) -> Ground:
    """Register a further ground on which somebody sees people."""
    grounds.append(ground)
    return ground


def seen_besides(actor: Actor) -> Q:
    """Return the people this actor sees on any further ground."""
    seen = Q(pk__in=[])
    for ground in grounds:
        if (people := ground(actor)) is not None:
            seen |= Q(pk__in=people)
    return seen
