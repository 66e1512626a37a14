"""The clocks of a return. How many days is law (matter ``return``); here it is only counted."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings

from sapar.foundation.lawbook import lawbook
from sapar.policy.law.deadlines import working_days_after
from sapar.registers.organizations.models import Organization

CONTACT = "return.first_contact_working_days"
ASSESSMENT = "return.assessment_working_days"
ANSWER = "return.referral_answer_working_days"


def working_day(key: str, on: date) -> date:
    """Return the working day at home that law entry ``key`` counts from ``on``."""
    return working_days_after(settings.SAPAR_HOME_COUNTRY, on, int(lawbook().value(key, on).value))


def end_of(day: date, office: Organization) -> datetime:
    """Return the last second of a day at the office."""
    return datetime.combine(day, time(23, 59, 59), ZoneInfo(office.time_zone))
