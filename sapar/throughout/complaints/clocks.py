"""By when the office must act. Every number and the calendar come from the home country's pack."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from sapar.foundation import clock
from sapar.foundation.lawbook import lawbook
from sapar.foundation.worklists.tasks import close_tasks, open_task
from sapar.policy.law.deadlines import working_days_after
from sapar.registers.organizations.models import Organization, Role
from sapar.throughout.complaints.models import Complaint

# The action that is due next in the life of a complaint: one of these waits at a time.
STEPS = (
    "acknowledge_complaint", "triage_complaint", "protect_complaint", "answer_complaint", "give_notice",
    "begin_conciliation", "hold_hearing",
    "prepare_decision", "decide_complaint", "declare_inadmissible", "order_payments", "confirm_payment",
    "pursue_payment", "close_complaint", "take_back_referral",
)  # fmt: skip


def within(matter: str, since: date) -> date:
    """Return the last day for ``matter``: ``complaint.<matter>_working_days`` or ``complaint.<matter>_days``.

    Raises:
        LookupError: when the home pack says neither.
    """
    if matter in WORKING:
        return working_days_after(
            settings.SAPAR_HOME_COUNTRY, since, int(lawbook().value(f"complaint.{matter}_working_days", since).value)
        )
    return since + timedelta(days=int(lawbook().value(f"complaint.{matter}_days", since).value))


def in_danger(on: date) -> datetime:
    """Return by when somebody acts where life may be in danger: hours from now."""
    return clock.now() + timedelta(hours=int(lawbook().value("assistance.life_danger_hours", on).value))


WORKING = frozenset({"acknowledge", "triage", "notice_to_respondent"})


def end_of(day: date, office: Organization) -> datetime:
    """Return the last moment of ``day`` at an office."""
    return datetime.combine(day, time(23, 59), ZoneInfo(office.time_zone))


def next_step(complaint: Complaint, asks: str, due: date, *, at: datetime | None = None) -> None:
    """Say what is due next and put it on the desk, by the end of the day or ``at`` an hour of it.

    A protected complaint puts nothing on a shared desk.
    """
    nothing_due(complaint)
    complaint.asks, complaint.due_on, complaint.escalated_on = asks, due, None
    if not named_team(complaint):
        role = Role.LABOUR_ATTACHE if complaint.office.kind == "post" else Role.DISPUTE_OFFICER
        moment = at or end_of(due, complaint.office)
        open_task(complaint, asks=asks, role=role, due=moment, office_ref=complaint.office.ref)


def nothing_due(complaint: Complaint) -> None:
    """Clear what was due: the complaint waits for somebody else, or it has ended."""
    complaint.asks, complaint.due_on = "", None
    close_tasks(complaint, *STEPS)


def named_team(complaint: Complaint) -> bool:
    """Say whether a named team holds this complaint, so that no shared desk may know of it."""
    return complaint.protected and complaint.team.exists()


def is_late(complaint: Complaint) -> bool:
    """Say whether the step due next is overdue at the office that holds the complaint."""
    return complaint.due_on is not None and complaint.due_on < clock.today(complaint.office.time_zone)
