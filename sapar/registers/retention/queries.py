"""Questions about how long records are kept, with names."""

from collections.abc import Iterator
from datetime import date
from typing import Any, TypeVar

from django.db import models

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.actions.guarded import Subject
from sapar.foundation.audit.models import AuditEvent
from sapar.foundation.lawbook import lawbook
from sapar.foundation.notices.models import OutboxMessage
from sapar.policy.law.calendars import add_months
from sapar.registers.people.keys import keys_of
from sapar.registers.people.models import Person, PersonState
from sapar.registers.retention.models import RetentionEnd, S

SubjectT = TypeVar("SubjectT", bound=Subject)
OWN_ACTS = frozenset({"announce_end", "hold_data", "end_hold"})
OWN_NOTICES = "retention/"

MONTHS, WARNING, LONGEST_HOLD, CASE, PERMIT, MESSAGE = (
    f"retention.{name}"
    for name in ("person_months", "warning_days", "longest_hold_months", "case_months", "permit_months", "message_days")
)


def number(key: str, on: date) -> int:
    """Return a whole number of the law as it stands on a day."""
    return int(lawbook().value(key, on).value)


def last_sign_of_life(person: Person) -> date:
    """Return the last day on which something was done to this person's record or journey, by them, or told to them.

    Whatever is done in a matter of theirs tells them, so messages stand for the rooms above. What this room does itself
    is no sign of life: a warning must not put off what it announces.
    """
    days = [person.registered_on, *_newest_day(_events_on("people.person", [person.ref]))]
    days += _newest_day(_events_on("journeys.journey", person.journeys.values("ref")))
    if person.account is not None:
        days += _newest_day(AuditEvent.objects.filter(actor_key=Actor(Kind.HOLDER, account=person.account).key))
        days += _newest_day(_events_on("accounts.account", [person.account.ref]).filter(action="note_sign_in"))
    told = (
        OutboxMessage.objects.filter(key__in=keys_of(person))
        .exclude(notice__startswith=OWN_NOTICES)
        .order_by("-try_at")
    )
    days += [message.try_at.date() for message in told[:1]]
    return max(days)


def _events_on(kind: str, refs: Any) -> "models.QuerySet[AuditEvent]":
    return AuditEvent.objects.filter(subject_type=kind, subject_ref__in=refs)


def _newest_day(events: "models.QuerySet[AuditEvent]") -> list[date]:
    newest = events.exclude(action__in=OWN_ACTS).order_by("-pk").values_list("on", flat=True).first()
    return [date.fromisoformat(newest)] if newest else []


def quiet_since_their_end(ended: "models.QuerySet[SubjectT]", term: str, on: date) -> "Iterator[SubjectT]":
    """Yield, of records that have ended, those in which nothing happened for the months of a term and more."""
    last = add_months(on, -number(term, on))
    for record in ended.order_by("pk").iterator():
        if max(_newest_day(_events_on(record._meta.label_lower, [record.ref])), default=on) <= last:
            yield record


def quiet_people(on: date) -> Iterator[tuple[Person, date]]:
    """Yield whose record nothing happened in for the months of the law, with the last day on which something did."""
    last = add_months(on, -number(MONTHS, on))
    known = RetentionEnd.objects.filter(state__in=(S.ANNOUNCED, S.HELD)).values("person")
    people = Person.objects.filter(state=PersonState.ACTIVE, registered_on__lte=last).exclude(pk__in=known)
    for person in people.select_related("account", "key").order_by("pk").iterator():
        quiet_since = last_sign_of_life(person)
        if quiet_since <= last:
            yield person, quiet_since
