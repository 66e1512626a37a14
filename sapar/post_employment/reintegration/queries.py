"""Questions about services, with names."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.references import normalised
from sapar.post_employment.reintegration.models import ServiceReferral, ServiceState
from sapar.registers.people.search import find_people

S = ServiceState
OPEN = {S.PROPOSED, S.ACCEPTED, S.REFERRED, S.STARTED}
FOUND_AT_MOST = 100


def services_listed(actor: Actor, wanted: dict[str, Any]) -> QuerySet[ServiceReferral]:
    """Return the services an actor may know of that fit the filters: number or name, state, kind."""
    services = ServiceReferral.visible_to(actor).select_related("returning__journey__person", "provider")
    if text := wanted.get("q"):
        services = services.filter(_found_by(actor, text))
    if state := wanted.get("state"):
        services = services.filter(state=state)
    elif not wanted.get("q"):
        services = services.filter(state__in=OPEN)
    return services.filter(kind=wanted["kind"]) if wanted.get("kind") else services


def _found_by(actor: Actor, text: str) -> Q:
    try:
        return Q(ref=normalised(text))
    except ValidationError:
        found = find_people(text, by=actor, limit=FOUND_AT_MOST)
        return Q(returning__journey__person__in=[hit.person.pk for hit in found])
