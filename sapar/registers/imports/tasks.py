"""The work between two decisions, done by a worker: examining, writing, taking back; and forgetting, every day.

Each may be begun any number of times, by any number of workers: a step that was done is not done again.
"""

from collections.abc import Callable
from datetime import date

import structlog
from django.db.models import Q
from django_tasks import task

from sapar.foundation import clock
from sapar.foundation.accounts.actors import System
from sapar.foundation.actions.batches import take_step
from sapar.foundation.actions.errors import ActionError, WrongState
from sapar.foundation.actions.wrapper import Action
from sapar.foundation.work.heartbeat import beat
from sapar.foundation.work.schedule import daily
from sapar.registers.imports.accepting import write_rows
from sapar.registers.imports.actions import (
    DECIDED_WITHIN,
    cancel_import,
    finish_import,
    finish_reading,
    finish_undoing,
    forget_rows,
)
from sapar.registers.imports.models import BEFORE_ACCEPTANCE, ENDED, Import, ImportState
from sapar.registers.imports.staging import read_rows
from sapar.registers.imports.undoing import take_back

WORK, KEEPING = System("import"), System("retention")
FORGOTTEN_AT_ONCE = 2_000  # rows
WORK_OF = {
    ImportState.READING: (read_rows, finish_reading),
    ImportState.IMPORTING: (write_rows, finish_import),
    ImportState.UNDOING: (take_back, finish_undoing),
}
log = structlog.get_logger(__name__)


def carry_on(of_import: Import, after_step: Callable[[], None] = beat) -> None:
    """Do the work that the state of an import asks for, to its end, and close it. Stopped or done meanwhile: fine."""
    fresh = Import.objects.get(pk=of_import.pk)
    if fresh.state not in WORK_OF:
        return
    work, finish = WORK_OF[ImportState(fresh.state)]
    try:
        work(fresh, after_step)
        finish(fresh, by=WORK)
    except WrongState:
        log.info("import stopped, or finished by another worker", import_=fresh.ref)


@task()
def work_on(ref: str) -> None:
    """Carry an import on in the background."""
    carry_on(Import.objects.get(ref=ref))


@daily
def carry_on_imports(on: date) -> int:
    """Take up work that no task knows of any more (a queue was emptied, a backup restored). Returns how many."""
    waiting = Import.objects.filter(state__in=WORK_OF)
    for of_import in waiting:
        work_on.enqueue(of_import.ref)
    return len(waiting)


@daily
def forget_imports(on: date) -> int:
    """Cancel what nobody decided, destroy the keys of what is over, and delete the rows. Returns how many imports."""
    stale = Import.objects.filter(state__in=BEFORE_ACCEPTANCE, begun_at__lt=clock.now() - DECIDED_WITHIN)
    done = sum(_tried(cancel_import, each, on) for each in stale)
    over = Q(undo_until=None) | Q(undo_until__lt=clock.now()) | ~Q(state=ImportState.IMPORTED)
    ended = Import.objects.filter(over, state__in=ENDED, forgotten_at=None)
    done += sum(_tried(forget_rows, each, on) for each in ended)
    for of_import in Import.objects.filter(forgotten_at__isnull=False, rows__isnull=False).distinct():
        while take_step(of_import, _delete_some):
            continue
    return done


def _delete_some(of_import: Import) -> bool:
    keys = list(of_import.rows.order_by("pk").values_list("pk", flat=True)[:FORGOTTEN_AT_ONCE])
    of_import.rows.filter(pk__in=keys).delete()
    return bool(keys)


def _tried(act: Action, of_import: Import, on: date) -> int:
    try:
        act(of_import, by=KEEPING, on=on)
    except ActionError as error:
        log.warning("not forgotten", import_=of_import.ref, code=error.code)
        return 0
    return 1
