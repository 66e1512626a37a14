"""Questions about cases and referrals, with names."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from sapar.employment.assistance.models import OPEN, AssistanceCase, Referral
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.references import normalised
from sapar.registers.people.models import Person
from sapar.registers.people.search import find_people

FOUND_AT_MOST = 100


def overdue_cases(moment: datetime) -> QuerySet[AssistanceCase]:
    """Return the open cases on which nobody acted by ``moment``, and of which nobody was told yet."""
    late = Q(acted_at=None, act_by__lt=moment) | Q(acted_at__isnull=False, next_by__lt=moment)
    return AssistanceCase.objects.filter(late, state__in=OPEN, escalated_at=None).order_by("act_by", "pk")


def cases_listed(actor: Actor, wanted: dict[str, Any]) -> QuerySet[AssistanceCase]:
    """Return the cases an actor may know of that fit the filters: number or name, state, need, only mine."""
    cases = AssistanceCase.visible_to(actor).select_related("person", "office", "taken_by")
    if text := wanted.get("q"):
        cases = cases.filter(_found_by(actor, text))
    if wanted.get("state") == "all":
        pass
    elif state := wanted.get("state"):
        cases = cases.filter(state=state)
    elif not wanted.get("q"):
        cases = cases.filter(state__in=OPEN)
    if need := wanted.get("need"):
        cases = cases.filter(need=need)
    return cases.filter(taken_by=actor.account) if wanted.get("mine") else cases


def _found_by(actor: Actor, text: str) -> Q:
    try:
        return Q(ref=normalised(text))
    except ValidationError:
        return Q(person__in=[hit.person.pk for hit in find_people(text, by=actor, limit=FOUND_AT_MOST)])


def cases_of(actor: Actor, person: Person) -> QuerySet[AssistanceCase]:
    """Return the cases of a person that an actor may know of, newest first."""
    return AssistanceCase.visible_to(actor).filter(person=person).order_by("-pk")


def referrals_received(actor: Actor) -> QuerySet[Referral]:
    """Return the referrals that the actor's office or organisation received, by when an answer is due."""
    received = Referral.visible_to(actor).filter(to__ref=actor.organisation_ref)
    return received.select_related("case", "to").order_by("answer_by", "pk")
