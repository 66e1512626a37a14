"""At whose desk a request arrives, by when it is answered, and which colleagues are asked when one is not enough."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.conf import settings

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.lawbook import lawbook
from sapar.foundation.worklists.tasks import close_tasks, open_task
from sapar.policy.law.deadlines import working_days_after
from sapar.pre_employment.clearance.models import Clearance
from sapar.registers.journeys.models import Journey, Pathway
from sapar.registers.organizations.models import Organization, OrganizationKind, Role

ISSUE_DAYS = "clearance.issue_working_days"
APPEAL_DAYS = "appeal.reply_working_days"


def desk_of(journey: Journey) -> tuple[Role, str]:
    """Return the role, and the office it is asked at: for the organised pathway any placement officer."""
    office = journey.person.office
    if journey.pathway == Pathway.ORGANISED:
        return Role.PLACEMENT_OFFICER, ""
    return Role.EMPLOYMENT_OFFICER, office.ref if office.kind == OrganizationKind.OFFICE else ""


def ask_for_issue(clearance: Clearance, on: date) -> None:
    """Put a request on the desk of those who issue."""
    role, office = desk_of(clearance.journey)
    open_task(clearance, asks="issue_clearance", role=role, due=end_of_working_day(ISSUE_DAYS, on), office_ref=office)


def ask_colleagues(clearance: Clearance, asks: str, key: str, on: date) -> None:
    """Ask somebody else: a colleague at the same desk, or the head of the office that decided so far."""
    close_tasks(clearance)
    due = end_of_working_day(key, on)
    role, office = desk_of(clearance.journey)
    open_task(clearance, asks=asks, role=role, due=due, office_ref=office)
    if clearance.office:
        open_task(clearance, asks=asks, role=Role.OFFICE_HEAD, due=due, office_ref=clearance.office.ref)


def end_of_working_day(key: str, on: date) -> datetime:
    """Return the end of the working day that law entry ``key`` counts from ``on``."""
    day = working_days_after(settings.SAPAR_HOME_COUNTRY, on, int(lawbook().value(key, on).value))
    return datetime.combine(day, time(23, 59, 59), ZoneInfo(clock.HOME))


def office_of(actor: Actor) -> Organization | None:
    """Return the office a member acts for."""
    return Organization.objects.filter(ref=actor.organisation_ref).first() if actor.organisation_ref else None
