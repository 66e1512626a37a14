"""Employers and orders at every stage, made through the actions, for the tests of this room and of those above it.

from sapar.pre_employment.job_orders.tests.orders import opened
order = opened(cast, places=2)              # Bakyt's agency, a building site in Moscow, published
"""

from copy import deepcopy
from datetime import timedelta

from sapar.foundation import clock
from sapar.foundation.notices.models import OutboxMessage
from sapar.pre_employment.agency_permits.queries import permit_in_force
from sapar.pre_employment.agency_permits.tests.permits import granted
from sapar.pre_employment.job_orders.actions import (
    approve_order,
    claim_employer,
    draft_order,
    hand_in_employer_papers,
    publish_order,
    submit_order,
    verify_employer,
    verify_order,
)
from sapar.pre_employment.job_orders.choices import Cost
from sapar.pre_employment.job_orders.models import EmployerVetting, JobOrder
from sapar.registers.organizations.actions import add_member
from sapar.registers.organizations.models import Role
from tests.cast import FOUNDING, member

PAPERS = ["registration", "signatory"]
FEES = [{"kind": cost.value, "payer": "employer"} for cost in Cost]
ABOUT = {
    "about_ky": "Үйлөрдүн дубалдарын тургузасыз. Устат жардам берет.",
    "about_ru": "Кладка стен жилых домов. Рядом работает мастер.",
    "about_en": "You lay the walls of houses. A master works beside you.",
}


def day(number):
    """Return the day so many days from today."""
    return clock.today() + timedelta(days=number)


def terms(**changes):
    """Return terms that keep the law of Russia, with some clauses changed."""
    contract = {
        "start": day(60).isoformat(), "end": day(400).isoformat(), "hours_per_week": 40, "form": "written",
        "wage": {"amount": 60000, "currency": "RUB", "period": "month", "basis": "gross"}, "languages": ["ru", "ky"],
        "deductions": [], "fees": FEES, "accommodation": {"provided": True, "charge": 0, "per": "month"},
        "documents_held_by": "worker",
    }  # fmt: skip
    return {"contract": deepcopy(contract) | changes}


def claimed(cast, by="bakyt"):
    """Bakyt names the employer."""
    office = {"bakyt": "agency", "daniyar": "moscow", "svetlana": "employer", "rustam": "centre"}[by]
    return claim_employer(
        cast.office(office), by=getattr(cast, by), employer=cast.office("employer"), sector="F", workforce=120,
        registration_number="1027700132195",
    ).record  # fmt: skip


def being_checked(cast, by="bakyt"):
    """The papers are at the post."""
    cast.office("moscow")
    vetting = claimed(cast, by)
    return hand_in_employer_papers(vetting, by=getattr(cast, by), papers=PAPERS).record


def verified_employer(cast):
    """Daniyar checks the employer, once."""
    found = EmployerVetting.objects.filter(employer=cast.office("employer")).first()
    return found or verify_employer(being_checked(cast), by=cast.daniyar).record


def drafted(cast, by="bakyt", **changes):
    """Bakyt drafts an order for a permit and an employer that stand; or Rustam one of a public scheme."""
    verified_employer(cast)
    maker = cast.office("agency" if by == "bakyt" else "centre")
    if by == "bakyt" and not permit_in_force(maker, "RU", clock.today()):
        granted(cast)
    given = {
        "employer": cast.office("employer"), "occupation": "7112", "place": "Химки", "headcount": 12,
        "valid_until": day(40), "terms": terms(), **ABOUT,
    }  # fmt: skip
    return draft_order(maker, by=getattr(cast, by), **given | changes).record


def submitted(cast, by="bakyt", **changes):
    """It is sent to the attaché."""
    return submit_order(drafted(cast, by, **changes), by=getattr(cast, by), strike=False).record


def checked(cast, by="bakyt", **changes):
    """Daniyar says that it is real."""
    return verify_order(submitted(cast, by, **changes), by=cast.daniyar, how="Called the director").record


def approved(cast, by="bakyt", places=12, **changes):
    """A placement officer approves so many places."""
    officer = cast.rustam if by == "bakyt" else second_officer(cast)
    return approve_order(checked(cast, by, **changes), by=officer, places=places).record


def opened(cast, by="bakyt", places=12, **changes):
    """Its maker publishes it."""
    return publish_order(approved(cast, by, places, **changes), by=getattr(cast, by)).record


def second_officer(cast):
    """Return another placement officer at the Centre."""
    membership = add_member(
        cast.office("centre"), by=FOUNDING, name="Жаңыл Абдыкадырова", contact="+996700000077",
        role=Role.PLACEMENT_OFFICER, until=day(365),
    ).record  # fmt: skip
    return member(membership.account)


def now(order):
    """Return an order as it stands in the database."""
    return JobOrder.objects.get(pk=order.pk)


def told(notice):
    """Return where a notice went."""
    return [message.address for message in OutboxMessage.objects.filter(notice=notice).order_by("pk")]
