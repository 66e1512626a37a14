"""The clocks of a permit. How many days is law (matter ``agency_permit``); here it is only counted."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from sapar.foundation import clock
from sapar.foundation.lawbook import lawbook
from sapar.policy.law.deadlines import deadline, working_days_after


def number(key: str, on: date) -> int:
    """Return a whole number of the law of permits on a day, by the last part of its key."""
    return int(lawbook().value(f"agency_permit.{key}", on).value)


def working_days(key: str, on: date) -> date:
    """Return the last of so many working days after ``on``."""
    return working_days_after(settings.SAPAR_HOME_COUNTRY, on, number(key, on))


def days(key: str, on: date) -> date:
    """Return the last of so many days after ``on``."""
    return on + timedelta(days=number(key, on))


def term_from(issued: date) -> date:
    """Return the last day of a permit issued on a day."""
    rule = f"{settings.SAPAR_HOME_COUNTRY.lower()}.agency_permit.term"
    given = {"issued": issued, "term_months": number("term_months", issued)}
    last: date = deadline(rule, given).extra["expires"]
    return last


def end_of(day: date) -> datetime:
    """Return the last second of a day at home: tasks are due then."""
    return datetime.combine(day, time(23, 59, 59), ZoneInfo(clock.HOME))
