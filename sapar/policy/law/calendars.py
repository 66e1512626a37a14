"""Working days of a country, from the calendar in its pack."""

from __future__ import annotations

import calendar as months
from datetime import date, timedelta

from sapar.policy.law.packs import Calendar

DAY = timedelta(days=1)


class Workdays:
    """Counts working days, and remembers whether it was asked about a year the calendar does not know.

    Beyond the years known, weekends are still counted as days off but holidays are missing: ``beyond`` lists those
    years so that whoever shows the date can warn.
    """

    def __init__(self, calendar: Calendar) -> None:
        self.calendar = calendar
        self.beyond: set[int] = set()

    def is_working(self, day: date) -> bool:
        """Whether a day is neither a weekend nor a day off (or is a weekend day moved to work)."""
        if day.year not in self.calendar.years:
            self.beyond.add(day.year)
        if day in self.calendar.working_weekend_days:
            return True
        return day.weekday() not in self.calendar.weekend and day not in self.calendar.days_off

    def at_or_after(self, day: date) -> date:
        """The day itself when it is a working day, else the next one."""
        while not self.is_working(day):
            day += DAY
        return day

    def at_or_before(self, day: date) -> date:
        """The day itself when it is a working day, else the last one before."""
        while not self.is_working(day):
            day -= DAY
        return day

    def after(self, day: date, count: int) -> date:
        """The count-th working day after a day; the day itself is not counted."""
        for _ in range(count):
            day = self.at_or_after(day + DAY)
        return day


def add_months(day: date, count: int) -> date:
    """The same day of the month, ``count`` months on; the month's last day where it has no such day."""
    index = day.month - 1 + count
    year, month = day.year + index // 12, index % 12 + 1
    return date(year, month, min(day.day, months.monthrange(year, month)[1]))
