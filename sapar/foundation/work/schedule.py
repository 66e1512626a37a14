"""The schedule: what the system does by itself every day, and every few seconds.

A room names its daily jobs in ``tasks.py`` with :func:`daily`. A job is a function of the day and acts through actions;
it must be idempotent for that day, because a worker that was killed runs it again.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

DailyJob = Callable[[date], int]


@dataclass(frozen=True)
class Job:
    """A daily job and its name: ``stays.open_check_ins``."""

    name: str
    run: DailyJob


DAILY: list[Job] = []


def daily(function: DailyJob) -> DailyJob:
    """Register a job ``(on) -> how many acts`` to run once a day. The order is that of the rooms, then of the file."""
    room = function.__module__.split(".")[-2]
    DAILY.append(Job(f"{room}.{function.__name__}", function))
    return function
