"""Background tasks in the demo: each runs at its hour of the simulated calendar, never at the hour of building it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django_tasks import task_backends
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import DEFAULT_TASK_BACKEND_ALIAS as DEFAULT
from django_tasks.base import Task

from sapar.config.demo.calendar import Calendar
from sapar.foundation import clock


class OnTheCalendar(BaseTaskBackend):
    """Puts a task on the calendar instead of into the queue of the worker."""

    supports_defer = True

    def __init__(self, calendar: Calendar) -> None:
        super().__init__(DEFAULT, {})
        self.calendar = calendar

    def enqueue(self, task: Task, args: Any, kwargs: Any) -> None:
        """Have it run at its hour. Nobody asks for the result of a task."""
        self.calendar.have_run(task.run_after or clock.now(), task, args, kwargs)


@contextmanager
def tasks_on(calendar: Calendar) -> Iterator[None]:
    """Put the tasks of the block on the calendar; those whose hour has not come by then go to the worker's queue."""
    queue = task_backends[DEFAULT]
    task_backends[DEFAULT] = OnTheCalendar(calendar)
    try:
        yield
    finally:
        task_backends[DEFAULT] = queue
    for task, args, kwargs in calendar.tasks_left():
        task.enqueue(*args, **kwargs)
