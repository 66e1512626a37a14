"""The clocks of a case. How many hours or days is law (matter ``assistance``); here it is only counted."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from sapar.employment.assistance.choices import Urgency
from sapar.employment.assistance.models import AssistanceCase
from sapar.foundation import clock
from sapar.foundation.lawbook import lawbook
from sapar.policy.law.deadlines import working_days_after
from sapar.registers.organizations.models import Organization

ORDINARY = "assistance.ordinary_working_days"
HOURS = {Urgency.LIFE: "assistance.life_danger_hours", Urgency.URGENT: "assistance.urgent_hours"}


def act_by(urgency: Urgency, on: date, office: Organization) -> datetime:
    """Return by when somebody must have acted: hours from now, or the end of a working day at the office."""
    if urgency in HOURS:
        return clock.now() + timedelta(hours=int(lawbook().value(HOURS[urgency], on).value))
    return working_day(ORDINARY, on, office)


def answer_by(on: date, office: Organization) -> datetime:
    """Return by when an office or partner answers a referral."""
    return working_day(ORDINARY, on, office)


def close_by(on: date, office: Organization) -> datetime:
    """Return until when whoever asked can say that a resolved case is not resolved, before it is closed."""
    return working_day(ORDINARY, on, office)


def working_day(key: str, on: date, office: Organization) -> datetime:
    """Return the end of the working day that law entry ``key`` counts from ``on``."""
    days = int(lawbook().value(key, on).value)
    return end_of(working_days_after(settings.SAPAR_HOME_COUNTRY, on, days), office)


def end_of(day: date, office: Organization) -> datetime:
    """Return the last second of a day at the office."""
    return datetime.combine(day, time(23, 59, 59), ZoneInfo(office.time_zone))


def day_of(moment: datetime, office: Organization) -> date:
    """Return the day that ``moment`` is at the office."""
    return moment.astimezone(ZoneInfo(office.time_zone)).date()


def hour_of(case: AssistanceCase) -> str:
    """Return the hour by which somebody must have acted, on the clock of the office."""
    return f"{case.act_by.astimezone(ZoneInfo(case.office.time_zone)):%H:%M}"
