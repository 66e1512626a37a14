"""Erasing a person: every value about them goes, the trail stays whole.

Two acts. ``erase_person`` blanks the record, its rows and what higher rooms hold; then, as a follow-up, ``destroy_key``
makes every sealed value unreadable wherever it stands: trail, messages, files. Higher rooms say what still speaks
against it and what they hold, in ``erasure``.
"""

from datetime import date
from typing import Annotated, Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.accounts.actions import close_account
from sapar.foundation.accounts.actors import Actor, System
from sapar.foundation.accounts.models import Account, AccountState
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.guarded import Guarded
from sapar.foundation.actions.registry import FollowUp, follows
from sapar.foundation.actions.wrapper import NO_LAW, Done, action
from sapar.foundation.notices.models import Delivery, OutboxMessage
from sapar.foundation.privacy.classes import P2
from sapar.foundation.worklists.tasks import close_tasks
from sapar.registers.people import erasure
from sapar.registers.people.accounts import is_only_the_persons
from sapar.registers.people.errors import OpenMatters
from sapar.registers.people.keys import keys_of
from sapar.registers.people.models import Document, Person, Relative, Skill, Spelling
from sapar.registers.people.names import forget_many
from sapar.registers.people.permissions import may_erase, system_only

ROWS: tuple[type[Any], ...] = (Document, Relative, Skill, Spelling)
NOBODY = "—"  # an account must have a name


class ErasureGround(models.TextChoices):
    """Why a record is erased: what the trail still tells when the person is gone."""

    REQUEST = "request", _("The person asked for it")
    RETENTION = "retention", _("The time for keeping it is over")
    MISTAKE = "mistake", _("Registered by mistake")


@action(subject=Person, allowed_to=may_erase, law=NO_LAW, label=_("Erase this person for ever"), grave=True)
def erase_person(
    person: Person,
    *,
    by: Actor,
    on: date,
    reason: Annotated[
        str, Ask(_("Reason"), hint=_("It goes with the person; only the ground stays"), lines=3, max_length=1000)
    ],
    ground: Annotated[ErasureGround, Ask(_("Ground"))] = ErasureGround.REQUEST,
) -> Done:
    """Erase everything about a person. Nobody can bring it back, nobody can read what the trail sealed."""
    if matters := erasure.objections_to(person):
        raise OpenMatters(matters)
    erasure.blank(person)
    records = [person, *person.merged_records.order_by("pk")]
    accounts = [record.account for record in records if record.account is not None]
    for record in records:
        record.account = None
        blank(record)
        record.save()
        for model in ROWS:
            model.objects.filter(person=record).delete()
    forget_many([record.pk for record in records])
    waiting = OutboxMessage.objects.filter(key__in=keys_of(person), delivery=Delivery.WAITING)
    waiting.update(delivery=Delivery.GIVEN_UP)
    close_tasks(person)
    for account in accounts:
        if is_only_the_persons(account):
            _end(account)
    return Done(
        {"reason": reason, "ground": ground},
        silent_because="the officer tells the person: no address is left to write to",
        then=[FollowUp("people.erased", person)],
    )


def blank(row: Guarded) -> None:
    """Empty every column of a row that is P2 or more. The row is not saved; for higher rooms too."""
    classes = row.classes_by_field()
    for column in row._meta.concrete_fields:
        if classes.get(column.name, P2) >= P2 and not column.is_relation:
            setattr(row, column.attname, None if column.null else _nothing(column))


def _nothing(column: "models.Field[Any, Any]") -> Any:
    """Return the empty value of a column that is never NULL."""
    if isinstance(column, models.JSONField):
        return {}
    return "" if column.empty_strings_allowed else column.get_default()


def _end(account: Account) -> None:
    if account.state == AccountState.ACTIVE:
        close_account(account, by=System("erasing a person"))
    fresh = Account.objects.get(pk=account.pk)
    fresh.name, fresh.phone, fresh.email = NOBODY, "", ""
    fresh.save()


@follows("people.erased")
@action(subject=Person, allowed_to=system_only, law=NO_LAW, label=_("Destroy the key"), has_button=False)
def destroy_key(person: Person, *, by: Actor, on: date) -> Done:
    """Destroy the keys of an erased person: what was sealed under them is noise from now on."""
    for key in keys_of(person):
        key.wrapped, key.destroyed_at = "", clock.now()
        key.save()
    return Done(silent_because="the person was erased")
