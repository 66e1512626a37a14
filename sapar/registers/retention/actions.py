"""Announcing the end of keeping, putting it off, holding it, and carrying it out."""

from datetime import date, timedelta
from typing import Annotated

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.errors import ActionError
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.notices.notice import Notice, helpline
from sapar.foundation.privacy.classes import P2
from sapar.foundation.ui.words import say
from sapar.policy.law.calendars import add_months
from sapar.registers.people.erasing import ErasureGround, erase_person
from sapar.registers.people.models import Person
from sapar.registers.retention.models import RetentionEnd
from sapar.registers.retention.permissions import holds, holds_or_system, own_or_system, system
from sapar.registers.retention.queries import LONGEST_HOLD, WARNING, number


class NotYet(ActionError):
    """The day on which the person was told that it would happen has not come."""

    code = "retention_not_yet"
    sentence = _("This record is kept until {date}")


@action(
    subject=Person, creates=RetentionEnd, allowed_to=system, law="retention", label=_("Announce the end of keeping"),
    has_button=False,
)  # fmt: skip
def announce_end(person: Person, *, by: Actor, on: date, quiet_since: date) -> Done:
    """Tell somebody that their record will be erased, and that one press keeps it."""
    erase_on = on + timedelta(days=number(WARNING, on))
    end = RetentionEnd(person=person, quiet_since=quiet_since, erase_on=erase_on)
    end.save()  # the message names its number
    told = Notice("retention/end", to=[person.contact()], ref=end.ref, date=erase_on, phone=helpline())
    return Done({"erase_on": erase_on}, created=end, tell=[told])


@action(subject=RetentionEnd, allowed_to=own_or_system, law="retention", label=_("Keep my data"))
def keep_my_data(end: RetentionEnd, *, by: Actor, on: date) -> Done:
    """Keep the record: the months begin anew. Coming back in any way does the same."""
    return Done(silent_because="the person did it, or came back")


@action(subject=RetentionEnd, allowed_to=holds, law="retention", label=_("Hold the data"), grave=True)
def hold_data(
    end: RetentionEnd,
    *,
    by: Actor,
    on: date,
    until: Annotated[date, Ask(_("Until"))],
    reason: Annotated[str, Ask(_("Reason"), lines=3, max_length=1000, data_class=P2)],
) -> Done:
    """Hold a record against erasing, with a reason and an end: a claim at law, an inquiry, an order of a court."""
    longest = add_months(on, number(LONGEST_HOLD, on))
    if not on < until <= longest:
        raise ValidationError({"until": say(_("Choose a day ahead, at the latest {date}"), date=f"{longest:%d.%m.%Y}")})
    end.held_until, end.held_because = until, reason
    told = Notice("retention/held", to=[end.person.contact()], ref=end.ref, date=until, phone=helpline())
    return Done({"until": until}, tell=[told])


@action(subject=RetentionEnd, allowed_to=holds_or_system, law="retention", label=_("End the hold"))
def end_hold(end: RetentionEnd, *, by: Actor, on: date) -> Done:
    """End a hold. The person has the days of the law again before anything is erased."""
    end.erase_on, end.held_until = on + timedelta(days=number(WARNING, on)), None
    told = Notice("retention/end", to=[end.person.contact()], ref=end.ref, date=end.erase_on, phone=helpline())
    return Done({"erase_on": end.erase_on}, tell=[told])


@action(
    subject=RetentionEnd, allowed_to=system, law="retention", label=_("The record is erased"), has_button=False,
)  # fmt: skip
def carry_out_end(end: RetentionEnd, *, by: Actor, on: date) -> Done:
    """Erase the record on the day that was announced, never before. What is still open speaks against it."""
    if on < end.erase_on:
        raise NotYet(date=f"{end.erase_on:%d.%m.%Y}")
    erase_person(end.person, by=by, on=on, reason="retention", ground=ErasureGround.RETENTION)
    return Done(silent_because="the person was told before, and no address is left to write to")
