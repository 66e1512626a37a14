"""Questions about stays, with names."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, QuerySet

from sapar.employment.stays.check_ins import digest_of
from sapar.employment.stays.dates import check_in_days
from sapar.employment.stays.models import CheckIn, CheckInState, Reminder
from sapar.foundation.lawbook import lawbook
from sapar.registers.journeys.models import ABROAD, LIVE, Journey, JourneyState, StepDone
from sapar.registers.people.models import Document

# Who is asked how things are: whoever is there and can be reached.
ASKED = frozenset({JourneyState.ARRIVED, JourneyState.WORKING, JourneyState.ENDED})
# A check-in that a stopped worker should have sent is sent late, but not when the next one is near.
CATCH_UP_DAYS = 7


@dataclass(frozen=True)
class ReminderDue:
    """A reminder to send today."""

    journey: Journey
    kind: str
    due_on: date
    days_before: int


def check_ins_to_open(on: date) -> list[tuple[Journey, date]]:
    """Return whom to ask on ``on``, each with the day of the plan that it is for."""
    days = check_in_days(on)
    plan = {
        on - timedelta(days=late + after): on - timedelta(days=late) for late in range(CATCH_UP_DAYS) for after in days
    }
    journeys = Journey.objects.filter(state__in=ASKED, entered_on__in=plan).select_related("person__key")
    asked = set(CheckIn.objects.filter(due_on__in=set(plan.values())).values_list("journey_id", "due_on"))
    found = [(journey, plan[journey.entered_on]) for journey in journeys if journey.entered_on]
    return [(journey, due_on) for journey, due_on in found if (journey.pk, due_on) not in asked]


def next_check_in(journey: Journey, on: date) -> date | None:
    """Return the next day on which somebody will be asked, None for whoever is not asked."""
    if journey.state not in ASKED or journey.entered_on is None:
        return None
    days = (journey.entered_on + timedelta(days=after) for after in check_in_days(on, years=99))
    return next((day for day in days if day > on), None)


def waiting_check_in(journey: Journey, on: date) -> CheckIn | None:
    """Return the check-in that waits for this traveller's answer."""
    return journey.check_ins.filter(state=CheckInState.DUE, link_until__gte=on).order_by("pk").last()


def check_ins_unanswered(on: date) -> QuerySet[CheckIn]:
    """Return the check-ins whose link has run out without an answer."""
    open_ones = CheckIn.objects.filter(state=CheckInState.DUE, link_until__lt=on)
    return open_ones.select_related("journey__person__key", "journey__person__office").order_by("pk")


def check_in_of(token: str, on: date) -> CheckIn | None:
    """Return the check-in that a link opens, answered or not; None when the link is unknown or has run out."""
    found = CheckIn.objects.select_related("journey__person__key").filter(token_digest=digest_of(token))
    return found.filter(link_until__gte=on).first()


def reminders_due(on: date) -> list[ReminderDue]:
    """Return what to remind of on ``on``: one message a date, the nearest of those that are due."""
    found: dict[tuple[int, str, date], ReminderDue] = {}
    for due in [*_planned(on), *_papers(on)]:
        known = found.get((due.journey.pk, due.kind, due.due_on))
        if known is None or due.days_before < known.days_before:
            found[due.journey.pk, due.kind, due.due_on] = due
    return list(found.values())


def _planned(on: date) -> Iterator[ReminderDue]:
    done = StepDone.objects.filter(journey=OuterRef("journey"), step=OuterRef("kind"))
    rows = Reminder.objects.filter(sent_on=None, send_on__lte=on, due_on__gte=on, journey__state__in=LIVE)
    for row in rows.exclude(Exists(done)).select_related("journey__person__key"):
        yield ReminderDue(row.journey, row.kind, row.due_on, row.days_before)


def _papers(on: date) -> Iterator[ReminderDue]:
    """Yield the papers of people abroad that expire soon and were not renewed."""
    days = sorted(int(each) for each in lawbook().value("reminder.days_before", on).value)
    newer = Document.objects.filter(
        person=OuterRef("person"), kind=OuterRef("kind"), expires_on__gt=OuterRef("expires_on")
    )
    abroad = Journey.objects.filter(state__in=ABROAD).select_related("person__key")
    journeys = {
        journey.person_id: journey for journey in abroad.filter(person__documents__expires_on__range=_span(on, days))
    }
    papers = Document.objects.filter(person__in=journeys, expires_on__range=_span(on, days)).exclude(Exists(newer))
    sent = set(
        Reminder.objects.filter(journey__in=journeys.values()).values_list("journey", "kind", "due_on", "days_before")
    )
    for paper in papers:
        journey, kind = journeys[paper.person_id], f"document.{paper.kind}"
        before = next(each for each in days if (paper.expires_on - on).days <= each)
        if (journey.pk, kind, paper.expires_on, before) not in sent:
            yield ReminderDue(journey, kind, paper.expires_on, before)


def _span(on: date, days: list[int]) -> tuple[date, date]:
    return on, on + timedelta(days=days[-1])
