"""Reminding of deadlines: planned when a date becomes known, sent once, and never of what is done."""

from datetime import date, timedelta
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from sapar.employment.stays.dates import dates_of, days_to_remind
from sapar.employment.stays.models import Reminder
from sapar.employment.stays.permissions import system
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.errors import ActionError
from sapar.foundation.actions.registry import follows
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.notices.notice import Notice, helpline
from sapar.foundation.privacy.classes import P1
from sapar.registers.journeys.models import Journey


class AlreadyReminded(ActionError):
    """This reminder has been sent."""

    code = "already_reminded"
    sentence = _("This reminder was already sent")


@follows("journeys.dates_changed")
@action(subject=Journey, allowed_to=system, law="reminder", label=_("Plan the reminders"), has_button=False)
def plan_reminders(journey: Journey, *, by: Actor, on: date) -> Done:
    """Plan when to remind of each date ahead."""
    replan(journey, on)
    return Done(silent_because="the reminders themselves tell it")


def replan(journey: Journey, on: date) -> date | None:
    """Plan the reminders anew, in the body of an action; what was planned before and is no longer due gives way.

    Returns the nearest date that is known now.
    """
    dates = dates_of(journey, on)
    wanted = {(due.kind, due.on, days) for due in dates for days in days_to_remind(due.on, on)}
    known, over = set(), []
    for reminder in journey.reminders.all():
        planned = (reminder.kind, reminder.due_on, reminder.days_before)
        if reminder.sent_on or planned in wanted:
            known.add(planned)
        else:
            over.append(reminder.pk)
    if over:
        journey.reminders.filter(pk__in=over).delete()
    Reminder.objects.bulk_create(
        Reminder(journey=journey, kind=kind, due_on=due_on, days_before=days, send_on=due_on - timedelta(days=days))
        for kind, due_on, days in sorted(wanted - known)
    )
    return dates[0].on if dates else None


@action(subject=Journey, allowed_to=system, law="reminder", label=_("Remind of a deadline"), has_button=False)
def remind_of_deadline(
    journey: Journey,
    *,
    by: Actor,
    on: date,
    kind: Annotated[str, Ask(_("Deadline"), max_length=80, data_class=P1)],
    due_on: Annotated[date, Ask(_("Date"), data_class=P1)],
    days_before: Annotated[int, Ask(_("Days before"), data_class=P1)],
) -> Done:
    """Tell somebody that a date is near, once. Reminders of the same date that were held up are not sent after it."""
    same = list(journey.reminders.filter(kind=kind, due_on=due_on))
    planned = next((each for each in same if each.days_before == days_before), None)
    if planned and planned.sent_on:
        raise AlreadyReminded
    send_on = due_on - timedelta(days=days_before)
    held_up = [each for each in same if each != planned and not each.sent_on and each.send_on <= on]
    this = planned or Reminder(journey=journey, kind=kind, due_on=due_on, days_before=days_before, send_on=send_on)
    for reminder in [this, *held_up]:
        reminder.sent_on = on
        reminder.save()
    told = Notice("stays/deadline_near", to=[journey.person.contact()], date=due_on, phone=helpline())
    return Done({"kind": kind, "due_on": due_on, "days_before": days_before}, tell=[told])
