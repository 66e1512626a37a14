"""Two people in whose records nothing happened for the months of the law: one will be erased, one is held."""

from datetime import datetime, time, timedelta

from sapar.config.demo.calendar import Life
from sapar.config.demo.offices import FOUNDING
from sapar.config.demo.world import World
from sapar.policy.law.calendars import add_months
from sapar.registers.organizations.models import Organization
from sapar.registers.people.actions import register_person
from sapar.registers.people.models import Person
from sapar.registers.retention.actions import hold_data
from sapar.registers.retention.models import RetentionEnd
from sapar.registers.retention.queries import MONTHS, number

ANNOUNCED_SINCE, HELD_SINCE = 11, 6  # days before the last one; in the fortnight in which the daily jobs run every day
THEM = (
    {"family_name": "Касымов", "given_name": "Таалай", "born_on": "1968-02-11", "sex": "male",
     "phone": "+996700000903"},
    {"family_name": "Абдиева", "given_name": "Сайкал", "born_on": "1971-09-30", "sex": "female",
     "phone": "+996700000904"},
)  # fmt: skip


def years_ago(now: datetime) -> datetime:
    """Return the moment after which nothing happened in their records."""
    today = now.date()
    quiet_since = add_months(today, -number(MONTHS, today)) - timedelta(days=ANNOUNCED_SINCE)
    return datetime.combine(quiet_since, time(5), now.tzinfo)


def register_long_ago(office: Organization) -> list[Person]:
    """Register them at an office."""
    return [register_person(office, by=FOUNDING, language="ky", with_account=True, **them).record for them in THEM]


def hold_one(world: World, quiet: list[Person]) -> Life:
    """Hold the second one: a court asked for the record."""
    end = RetentionEnd.objects.get(person=quiet[1])
    until = world.in_days(120)
    hold_data(end, by=world.staff.jyldyz, until=until, reason="Ош шаардык соту пенсия иши боюнча сурады")
    yield until
