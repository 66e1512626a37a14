"""Questions about how long records are kept, with names."""

from collections.abc import Iterator
from datetime import date
from typing import TypeVar

from django.db import models

from sapar.foundation.actions.guarded import Subject
from sapar.foundation.audit.models import AuditEvent
from sapar.foundation.lawbook import lawbook
from sapar.policy.law.calendars import add_months
from sapar.registers.people.models import Person, PersonState
from sapar.registers.retention.models import RetentionEnd, S

SubjectT = TypeVar("SubjectT", bound=Subject)

MONTHS, WARNING, LONGEST_HOLD, CASE, PERMIT, MESSAGE = (
    f"retention.{name}"
    for name in ("person_months", "warning_days", "longest_hold_months", "case_months", "permit_months", "message_days")
)


def number(key: str, on: date) -> int:
    """Return a whole number of the law as it stands on a day."""
    return int(lawbook().value(key, on).value)


def last_sign_of_life(person: Person) -> date:
    """Return the last day on which something was done to this person's record, or by them.

    What this room does itself is no sign of life: a warning must not put off what it announces.
    """
    to_record = AuditEvent.objects.filter(subject_type="people.person", subject_ref=person.ref)
    days = [person.registered_on, *_days(to_record)]
    if person.account is not None:
        days += _days(AuditEvent.objects.filter(actor_key=f"account:{person.account.ref}"))
        days += _days(AuditEvent.objects.filter(
            subject_type="accounts.account", subject_ref=person.account.ref, action="note_sign_in"
        ))  # fmt: skip
    for journey in person.journeys.values_list("ref", flat=True):
        days += _days(AuditEvent.objects.filter(subject_type="journeys.journey", subject_ref=journey))
    return max(days)


def _days(events: "object") -> list[date]:
    newest = events.exclude(action__in=OWN_ACTS).order_by("-pk").values_list("on", flat=True).first()  # type: ignore[attr-defined]
    return [date.fromisoformat(newest)] if newest else []


def quiet_since_their_end(ended: "models.QuerySet[SubjectT]", term: str, on: date) -> "Iterator[SubjectT]":
    """Yield, of records that have ended, those in which nothing happened for the months of a term and more."""
    last = add_months(on, -number(term, on))
    for record in ended.order_by("pk").iterator():
        kind = record._meta.label_lower
        if max(_days(AuditEvent.objects.filter(subject_type=kind, subject_ref=record.ref)), default=on) <= last:
            yield record


OWN_ACTS = frozenset({"announce_end", "hold_data", "end_hold"})


def quiet_people(on: date) -> Iterator[tuple[Person, date]]:
    """Yield whose record nothing happened in for the months of the law, with the last day on which something did."""
    last = add_months(on, -number(MONTHS, on))
    known = RetentionEnd.objects.filter(state__in=(S.ANNOUNCED, S.HELD)).values("person")
    people = Person.objects.filter(state=PersonState.ACTIVE, registered_on__lte=last).exclude(pk__in=known)
    for person in people.select_related("account", "key").order_by("pk").iterator():
        quiet_since = last_sign_of_life(person)
        if quiet_since <= last:
            yield person, quiet_since
