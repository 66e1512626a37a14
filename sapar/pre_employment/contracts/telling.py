"""Whom an act on a contract tells, and on whose desk the next step is put."""

from datetime import date

from sapar.foundation.notices.notice import Contact, Notice, helpline
from sapar.foundation.worklists.tasks import close_tasks, open_task
from sapar.pre_employment.contracts.models import ContractOffer
from sapar.pre_employment.job_orders.telling import ROLE_AT, contacts_at, end_of, working_days
from sapar.registers.organizations.models import Organization, OrganizationKind, Role


def to_worker(offer: ContractOffer, name: str) -> Notice:
    """Return a notice to the worker. It names the contract and nothing of what it says."""
    return Notice(f"contracts/{name}", to=[offer.person.contact()], ref=offer.ref, phone=helpline())


def to_preparer(offer: ContractOffer, state: object) -> Notice:
    """Tell whoever prepared a contract in which state it is now."""
    return Notice("contracts/news", to=_at(offer.prepared_at), ref=offer.ref, state=state)


def ask_attester(offer: ContractOffer, on: date) -> Notice:
    """Put a signed contract on the desk of the post, or of placement officers where there is no post."""
    day = working_days("contract.attest_working_days", on)
    country = offer.journey.destination
    post = Organization.objects.posts_for(country).order_by("pk").first()
    if post is None:
        open_task(offer, asks="attest_contract", role=Role.PLACEMENT_OFFICER, due=end_of(day))
        return Notice("contracts/waits", to=contacts_at(Role.PLACEMENT_OFFICER), ref=offer.ref, date=day)
    open_task(offer, asks="attest_contract", role=Role.LABOUR_ATTACHE, due=end_of(day, post.time_zone), country=country)
    return Notice("contracts/waits", to=contacts_at(Role.LABOUR_ATTACHE, country=country), ref=offer.ref, date=day)


def ask_to_mend(offer: ContractOffer, on: date) -> None:
    """Put a new contract on the desk of whoever prepared the one that came back."""
    close_tasks(offer)
    office = offer.prepared_at
    due = end_of(working_days("contract.mend_working_days", on))
    role = ROLE_AT[OrganizationKind(office.kind)]
    open_task(offer.application, asks="offer_contract", role=role, due=due, office_ref=office.ref)


def _at(office: Organization) -> list[Contact]:
    return contacts_at(ROLE_AT[OrganizationKind(office.kind)], office=office)
