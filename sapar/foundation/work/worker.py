"""The worker: runs tasks, the schedule and the outbox, and reclaims what a killed worker left."""

import os
import time
from collections.abc import Callable
from datetime import date, timedelta

import structlog
from django.db import DatabaseError, close_old_connections, transaction
from django_tasks import TaskResultStatus
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from sapar.foundation import clock
from sapar.foundation.actions import guard
from sapar.foundation.audit.seals import seal_trail
from sapar.foundation.notices.outbox import deliver_due
from sapar.foundation.work.heartbeat import beat
from sapar.foundation.work.models import JobRun
from sapar.foundation.work.schedule import DAILY, Job

log = structlog.get_logger(__name__)

PAUSE_SECONDS = 2.0
# A task or job that is still "running" after this was left by a worker that died.
ABANDONED_AFTER = timedelta(minutes=30)
TASKS_A_ROUND = 20


def work_round(on: date) -> int:
    """Do everything that is due once, and return how much was done. Safe to run beside other workers."""
    beat()
    done = run_schedule(on) + run_tasks() + deliver_due()
    seal_trail()
    return done


def work_forever(stop: Callable[[], bool]) -> None:
    """Work until ``stop()``. A database that does not answer is waited for."""
    while not stop():
        try:
            close_old_connections()
            done = work_round(clock.today())
        except DatabaseError:
            log.exception("database does not answer")
            done = 0
        if not done:
            time.sleep(PAUSE_SECONDS)


def run_schedule(on: date) -> int:
    """Run every daily job that nobody ran for ``on`` yet."""
    return sum(_run(job, on) for job in DAILY)


def _run(job: Job, on: date) -> int:
    run = _claimed(job, on)
    if run is None:
        return 0
    done = job.run(on)
    with guard.writing(JobRun):
        run.finished_at = clock.now()
        run.save(update_fields=["finished_at"])
    return done


@transaction.atomic
def _claimed(job: Job, on: date) -> JobRun | None:
    """Claim a job for this worker, unless another one has it or did it."""
    with guard.writing(JobRun):
        run, new = JobRun.objects.get_or_create(job=job.name, on=on, defaults={"begun_at": clock.now()})
        if new:
            return run
        run = JobRun.objects.select_for_update().get(pk=run.pk)
        if run.finished_at or run.begun_at > clock.now() - ABANDONED_AFTER:
            return None
        run.begun_at = clock.now()
        run.save(update_fields=["begun_at"])
        return run


def run_tasks() -> int:
    """Run the background tasks that wait, after giving back those that a dead worker holds. Returns how many waited."""
    abandoned = DBTaskResult.objects.running().filter(started_at__lt=clock.now() - ABANDONED_AFTER)
    abandoned.update(status=TaskResultStatus.READY)
    waiting = DBTaskResult.objects.ready().count()
    if waiting:
        Worker(
            queue_names=["default"], interval=0, batch=True, backend_name="default", startup_delay=False,
            max_tasks=TASKS_A_ROUND, worker_id=f"sapar-{os.getpid()}", excluded_queue_names=[],
        ).run()  # fmt: skip
    return waiting
