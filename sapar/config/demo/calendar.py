"""The simulated calendar: what happens on which day, one life beside the other, until the day before now.

A *life* is a generator: it acts, then yields the day on which it goes on. The calendar wakes every life on its day,
with the clock set to a moment of it; what a life plans for later than the last day never happens, and so stays open.
"""

import heapq
import random
from collections.abc import Callable, Generator
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import Any

from django.db import transaction
from django.utils import translation
from django_tasks.base import Task

from sapar.foundation import clock
from sapar.foundation.work.worker import PAUSE_SECONDS

Life = Generator[date, None, None]

MORNING = time(3, tzinfo=UTC)  # nine o'clock at home, noon in Seoul: the same day at every post
EVENING = timedelta(hours=9)  # how long a day lasts, in which all its acts have room
DAY = timedelta(days=1)
LOOKS_EVERY = timedelta(seconds=PAUSE_SECONDS)  # a worker looks for tasks that are due
WEEK = 7


class Calendar:
    """The days from ``first`` to ``last`` and the lives that wait on them. ``chance`` decides what the law does not."""

    def __init__(self, first: date, last: date, chance: random.Random) -> None:
        self.first, self.last, self.chance = first, last, chance
        self.day = first
        self._waiting: list[tuple[date, int, str, Life]] = []
        self._tasks: list[tuple[datetime, int, Task, Any, Any]] = []
        self._numbers = count()

    def begin(self, day: date, life: Life, language: str = "ky") -> None:
        """Let a life begin on a day, of somebody who reads this language."""
        self._wait(day, language, life)

    def ago(self, days: int) -> date:
        """Return the day so many days before the last one; never before the first."""
        return max(self.last - days * DAY, self.first)

    def run(self, evening: Callable[[date], None]) -> None:
        """Live every day, a week in one transaction, with what the system does by itself at the end of each."""
        while self.day <= self.last:
            with transaction.atomic():
                for _ in range(min(WEEK, (self.last - self.day).days + 1)):
                    self._live_through(evening)
                    self.day += DAY

    def have_run(self, moment: datetime, task: Task, args: Any, kwargs: Any) -> None:
        """Have a background task run at its moment."""
        heapq.heappush(self._tasks, (moment, next(self._numbers), task, args, kwargs))

    def run_tasks(self, until: datetime) -> None:
        """Run the tasks whose moment has come by ``until``, each as soon as a worker looks."""
        while self._tasks and self._tasks[0][0] + LOOKS_EVERY <= until:
            moment, _, task, args, kwargs = heapq.heappop(self._tasks)
            with clock.at(moment + LOOKS_EVERY):
                task.call(*args, **kwargs)

    def tasks_left(self) -> list[tuple[Task, Any, Any]]:
        """Return the tasks whose moment has not come."""
        return [(task, args, kwargs) for _, _, task, args, kwargs in sorted(self._tasks)]

    def _live_through(self, evening: Callable[[date], None]) -> None:
        morning = datetime.combine(self.day, MORNING)
        acts = 0
        while self._waiting and self._waiting[0][0] <= self.day:
            _, _, language, life = heapq.heappop(self._waiting)
            acts += 1
            moment = min(morning + acts * timedelta(minutes=2), morning + EVENING)
            self.run_tasks(moment)
            with clock.at(moment), translation.override(language):
                for until in life:
                    if until > self.day:
                        self._wait(until, language, life)
                        break
        self.run_tasks(morning + EVENING)
        with clock.at(morning + EVENING):
            evening(self.day)

    def _wait(self, day: date, language: str, life: Life) -> None:
        if day <= self.last:
            heapq.heappush(self._waiting, (day, next(self._numbers), language, life))


def last_whole_day() -> date:
    """Return the last day that is over everywhere in the demo: nothing in it lies ahead of now."""
    return (clock.now() - timedelta(hours=MORNING.hour) - EVENING).date()
