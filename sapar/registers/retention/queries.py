"""Questions about how long records are kept, with names."""

from collections.abc import Iterator
from datetime import date

from sapar.foundation.audit.models import AuditEvent
from sapar.foundation.lawbook import lawbook
from sapar.policy.law.calendars import add_months
from sapar.registers.people.models import Person, PersonState
from sapar.registers.retention.models import RetentionEnd, S

MONTHS, WARNING, LONGEST_HOLD = (
    f"retention.{name}" for name in ("person_months", "warning_days", "longest_hold_months")
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
    for journey in person.journeys.values_list("ref", flat=True):
        days += _days(AuditEvent.objects.filter(subject_type="journeys.journey", subject_ref=journey))
    return max(days)


def _days(events: "object") -> list[date]:
    newest = events.exclude(action__in=OWN_ACTS).order_by("-pk").values_list("on", flat=True).first()  # type: ignore[attr-defined]
    return [date.fromisoformat(newest)] if newest else []


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
