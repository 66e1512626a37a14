"""Fetching a record and noting who opened it are one call, so that neither is forgotten."""

from collections.abc import Iterable
from typing import TypeVar

from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.actions import guard
from sapar.foundation.actions.guarded import Subject, one_of
from sapar.foundation.audit.trail import request_id
from sapar.foundation.reading.models import How, OpenedRecord, Reading

S = TypeVar("S", bound=Subject)


def open_record(request: HttpRequest, visible: "QuerySet[S]", ref: str) -> S:
    """Return the record ``ref`` out of those ``visible`` to the request's actor, and note that it was opened.

    Raises:
        NotVisible: when there is no such record for this actor. That is noted nowhere: nothing was seen.
    """
    record = one_of(visible, ref)
    note_opening(request.actor, [record])  # type: ignore[attr-defined]
    return record


def note_opening(actor: Actor, records: Iterable[Subject], how: How = How.PAGE, purpose: str = "") -> None:
    """Note that ``actor`` opened these records: one reading, and a row for each record of somebody else."""
    opened = [
        OpenedRecord(
            owner_id=key.pk, subject_type=record._meta.label_lower, subject_ref=record.ref,
            shown=not record.is_safety_matter,
        )
        for record in records if (key := record.owner_key()) is not None and not _is_own(actor, key.pk)
    ]  # fmt: skip
    if not opened or actor.is_system:
        return
    reading = Reading(
        recorded_at=clock.now().isoformat(), actor_key=actor.key, role=actor.role, how=how, purpose=purpose,
        organisation_ref=actor.organisation_ref, request_id=request_id(),
    )  # fmt: skip
    with transaction.atomic(), guard.writing(Reading, OpenedRecord):
        reading.save(force_insert=True)
        for row in opened:
            row.reading = reading
        OpenedRecord.objects.bulk_create(opened)


def _is_own(actor: Actor, key_id: int) -> bool:
    """Say whether the record is the actor's own: people who look at themselves are not listed."""
    return actor.kind == Kind.HOLDER and actor.account is not None and actor.account.key_id == key_id
