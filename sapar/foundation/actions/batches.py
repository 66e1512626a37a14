"""Batch actions: one decision over many rows, written in steps that can be taken up again.

An import of 100,000 rows cannot be one transaction: SQLite would let nobody else write meanwhile. So the work between
two actions is done in steps. The action before (``accept_import``) is the decision, with its event; the action after
(``finish_import``) closes it, and its event holds how many rows were written and their digest. Between them a step is
one transaction: it locks the record, writes rows in bulk and saves how far it came, or none of it. A worker that was
killed goes on with the next step.
"""

import time
from collections.abc import Callable
from typing import TypeVar, cast

from django.db import OperationalError, models, transaction

from sapar.foundation.actions import duties, guard, recording
from sapar.foundation.actions.errors import WrongState
from sapar.foundation.actions.guarded import Subject
from sapar.foundation.privacy.classes import P1

TRIES = 5
PAUSE_SECONDS = 0.2


class Batch(Subject):
    """A record whose rows are written in steps. ``is_under_way`` says whether an action began that work."""

    CLASSES = {P1: {"rows_written", "rows_digest"}}

    rows_written = models.PositiveIntegerField(default=0, editable=False)
    rows_digest = models.CharField(max_length=64, editable=False, blank=True)  # chained over every row written

    class Meta:
        abstract = True

    @property
    def is_under_way(self) -> bool:
        """Say whether steps may write now. No, unless a model says when."""
        return False


B = TypeVar("B", bound=Batch)


def take_step(batch: B, write: Callable[[B], bool]) -> bool:
    """Do one step of a batch: ``write`` gets the record as it is now, locked, and returns whether there is more to do.

    A busy database is tried again.

    Raises:
        WrongState: when no action began this work, or one has ended it.
    """
    for _ in range(TRIES - 1):
        try:
            return _one_step(batch, write)
        except OperationalError:
            time.sleep(PAUSE_SECONDS)
    return _one_step(batch, write)


def _one_step(batch: B, write: Callable[[B], bool]) -> bool:
    with transaction.atomic():
        fresh = cast(B, duties.locked(batch))
        if not fresh.is_under_way:
            raise WrongState(state=fresh.get_state_display())  # type: ignore[attr-defined]
        with recording.recording_in_bulk(fresh.rows_digest) as recorder:
            more = write(fresh)
        if recorder.count:
            fresh.rows_written += recorder.count
            fresh.rows_digest = recorder.digest
        changed = recording.changed_fields(fresh, fresh._as_loaded)
        with guard.writing(type(batch)):
            models.Model.save(fresh, update_fields=changed)
    return more
