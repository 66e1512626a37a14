"""Opening and closing tasks, in the bodies of actions and by the wrapper."""

from datetime import datetime

from django.db import connection

from sapar.foundation import clock
from sapar.foundation.actions.guarded import Subject
from sapar.foundation.worklists.models import Task, TaskQuerySet, TaskState


def open_task(record: Subject, *, asks: str, role: str, due: datetime, office_ref: str = "", country: str = "") -> Task:
    """Ask ``role`` at an office (or for a country) to do action ``asks`` on ``record`` by ``due`` (aware).

    Asked twice, the task stays one and the earlier deadline counts.
    """
    waiting = open_tasks(record).filter(asks=asks, role=role, office_ref=office_ref).first()
    task = waiting or Task(
        subject_type=record._meta.label_lower, subject_ref=record.ref, asks=asks, role=role,
        office_ref=office_ref, country=country, due_at=due, opened_at=clock.now(),
    )  # fmt: skip
    task.due_at = min(task.due_at, due)
    task.save()
    return task


def open_tasks(record: Subject) -> TaskQuerySet:
    """Return the tasks that still wait on a record."""
    return Task.objects.filter(
        subject_type=record._meta.label_lower, subject_ref=record.ref, state=TaskState.OPEN
    ).order_by("due_at", "pk")


def close_tasks(record: Subject, *asks: str) -> None:
    """Close what waits on a record: the named tasks, or all of them."""
    if not _anything_waits_on(record):
        return
    for task in open_tasks(record):
        if not asks or task.asks in asks:
            task.state = TaskState.DONE
            task.save()


def _anything_waits_on(record: Subject) -> bool:
    """Ask it in plain SQL: the wrapper asks after every act, and nearly always the answer is no."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT 1 FROM worklists_task WHERE subject_type = %s AND subject_ref = %s AND state = %s LIMIT 1",
            [record._meta.label_lower, record.ref, TaskState.OPEN.value],
        )
        return cursor.fetchone() is not None


def next_deadline(record: Subject) -> datetime | None:
    """Return the earliest deadline on a record, None where nothing is asked."""
    task = open_tasks(record).first()
    return task.due_at if task else None
