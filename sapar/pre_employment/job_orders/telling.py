"""Whom an act on an order tells, and on whose desk the next step is put."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from sapar.foundation import clock
from sapar.foundation.lawbook import lawbook
from sapar.foundation.notices.notice import Contact, Notice
from sapar.foundation.worklists.tasks import open_task
from sapar.policy.law.deadlines import working_days_after
from sapar.pre_employment.job_orders.choices import OrderState, VettingState
from sapar.pre_employment.job_orders.models import EmployerVetting, JobOrder
from sapar.registers.organizations.models import Membership, MembershipState, Organization, OrganizationKind, Role

ROLE_AT = {
    OrganizationKind.AGENCY: Role.AGENCY_CLERK,
    OrganizationKind.EMPLOYER: Role.EMPLOYER_CLERK,
    OrganizationKind.POST: Role.LABOUR_ATTACHE,
    OrganizationKind.OFFICE: Role.PLACEMENT_OFFICER,
}


def number(key: str, on: date) -> int:
    """Return a whole number of the law as it stands on a day."""
    return int(lawbook().value(key, on).value)


def last_day(key: str, on: date) -> date:
    """Return ``on`` and so many days."""
    return on + timedelta(days=number(key, on))


def end_of(day: date, place: str = clock.HOME) -> datetime:
    """Return the last second of a day at a place: tasks are due then."""
    return datetime.combine(day, time(23, 59, 59), ZoneInfo(place))


def working_days(key: str, on: date) -> date:
    """Return the last of so many working days after ``on``."""
    return working_days_after(settings.SAPAR_HOME_COUNTRY, on, number(key, on))


def contacts_at(role: Role, *, office: Organization | None = None, country: str = "") -> list[Contact]:
    """Return where those are told things who have a role today: at an office, at posts of a country, or anywhere.

    An office whose members cannot be told has an address of its own.
    """
    today = clock.today()
    members = Membership.objects.filter(
        role=role, state=MembershipState.ACTIVE, starts_on__lte=today, ends_on__gte=today
    ).order_by("pk")
    members = members.filter(organization=office) if office else members
    members = members.filter(organization__country=country) if country else members
    found = [member.account.contact() for member in members.select_related("account__key")]
    return found or (office.contacts() if office else [])


def maker_of(order: JobOrder) -> tuple[Role, Organization]:
    """Return the role and organization whose desk an order came from."""
    return ROLE_AT[OrganizationKind(order.drafted_at.kind)], order.drafted_at


def ask_maker(order: JobOrder, asks: str, on: date) -> None:
    """Put the next step of their own order on the desk of whoever made it."""
    role, office = maker_of(order)
    due = end_of(working_days("job_order.own_step_working_days", on))
    open_task(order, asks=asks, role=role, due=due, office_ref=office.ref)


def order_news(order: JobOrder, state: OrderState) -> Notice:
    """Tell whoever made an order in which state it is now."""
    role, office = maker_of(order)
    return Notice("job_orders/order_news", to=contacts_at(role, office=office), ref=order.ref, state=state.label)


def ask_checker(order: JobOrder, on: date) -> Notice:
    """Put the check of an order on the desk of the post, or of placement officers where there is no post."""
    day = working_days("job_order.verify_working_days", on)
    to = _ask_post_of(order, "verify_order", order.country, day)
    return Notice("job_orders/order_waits", to=to, ref=order.ref, date=day)


def ask_approver(order: JobOrder, on: date) -> Notice:
    """Put the approval of an order on the desk of the placement officers."""
    day = working_days("job_order.approve_working_days", on)
    open_task(order, asks="approve_order", role=Role.PLACEMENT_OFFICER, due=end_of(day))
    return Notice("job_orders/order_waits", to=contacts_at(Role.PLACEMENT_OFFICER), ref=order.ref, date=day)


def ask_post(vetting: EmployerVetting, on: date) -> Notice:
    """Put the check of an employer on the desk of the post of its country."""
    day = working_days("employer_check.working_days", on)
    to = _ask_post_of(vetting, "verify_employer", vetting.country, day)
    return Notice("job_orders/employer_waits", to=to, ref=vetting.ref, date=day)


def _ask_post_of(record: JobOrder | EmployerVetting, asks: str, country: str, day: date) -> list[Contact]:
    """Ask the post of a country, or placement officers where there is none; return where they are told."""
    post = Organization.objects.posts_for(country).order_by("pk").first()
    if post is None:
        open_task(record, asks=asks, role=Role.PLACEMENT_OFFICER, due=end_of(day))
        return contacts_at(Role.PLACEMENT_OFFICER)
    open_task(record, asks=asks, role=Role.LABOUR_ATTACHE, due=end_of(day, post.time_zone), country=country)
    return contacts_at(Role.LABOUR_ATTACHE, country=country)


def vetting_news(vetting: EmployerVetting, state: VettingState) -> Notice:
    """Tell whoever named an employer what came of its check."""
    claimant = vetting.claimed_by
    to = contacts_at(ROLE_AT[OrganizationKind(claimant.kind)], office=claimant)
    return Notice("job_orders/employer_news", to=to, ref=vetting.ref, state=state.label)
