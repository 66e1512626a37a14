"""Questions about returns, with names."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.references import normalised
from sapar.post_employment.returns.models import OPEN, Return, ReturnState
from sapar.registers.people.models import Person
from sapar.registers.people.search import find_people

FOUND_AT_MOST = 100


def overdue_returns(on: date) -> QuerySet[Return]:
    """Return the returns whose first contact, or whose needs, were due before ``on``, and of which nobody was told."""
    late = Q(state=ReturnState.NOTIFIED, contact_by__lt=on) | Q(state=ReturnState.REGISTERED, assess_by__lt=on)
    return Return.objects.filter(late, escalated_on=None).order_by("pk")


def returns_listed(actor: Actor, wanted: dict[str, Any]) -> QuerySet[Return]:
    """Return the returns an actor may know of that fit the filters: number or name, state, kind, own office."""
    returns = Return.visible_to(actor).select_related("journey__person", "office")
    if text := wanted.get("q"):
        returns = returns.filter(_found_by(actor, text))
    if state := wanted.get("state"):
        returns = returns.filter(state=state)
    elif not wanted.get("q"):
        returns = returns.filter(state__in=OPEN)
    if kind := wanted.get("kind"):
        returns = returns.filter(kind=kind)
    return returns.filter(office__ref=actor.organisation_ref) if wanted.get("here") else returns


def _found_by(actor: Actor, text: str) -> Q:
    try:
        return Q(ref=normalised(text))
    except ValidationError:
        return Q(journey__person__in=[hit.person.pk for hit in find_people(text, by=actor, limit=FOUND_AT_MOST)])


def newest_return_of(person: Person) -> Return | None:
    """Return the newest return of a person."""
    return Return.objects.filter(journey__person=person).order_by("-pk").first()
