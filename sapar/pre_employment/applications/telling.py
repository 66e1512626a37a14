"""Whom an act on an application tells."""

from sapar.foundation.notices.notice import Contact, Notice, helpline
from sapar.pre_employment.applications.models import Application
from sapar.pre_employment.job_orders.models import JobOrder
from sapar.pre_employment.job_orders.telling import contacts_at, maker_of
from sapar.registers.organizations.models import Role


def recruiters(order: JobOrder) -> list[Contact]:
    """Return where those are told things who choose people for an order."""
    role, office = maker_of(order)
    return contacts_at(role, office=office)


def to_worker(application: Application, name: str, **values: object) -> Notice:
    """Return a notice to whoever applied. It names the application and nothing else."""
    return Notice(
        f"applications/{name}", to=[application.person.contact()], ref=application.ref, phone=helpline(), **values
    )


def to_recruiters(application: Application, state: object) -> Notice:
    """Tell whoever chooses people that an application is in another state now."""
    return Notice("applications/answered", to=recruiters(application.order), ref=application.ref, state=state)


def to_employer_and_post(application: Application, state: object) -> Notice:
    """Tell the employer and the post of the country that somebody will come."""
    order = application.order
    to = [
        *contacts_at(Role.EMPLOYER_CLERK, office=order.employer),
        *contacts_at(Role.LABOUR_ATTACHE, country=order.country),
    ]
    return Notice("applications/answered", to=to, ref=application.ref, state=state)
