"""What the record itself tells about each requirement: it is so, it is not so, or an officer must look.

A requirement without a function here, or whose room does not know, is asked of an officer. What the record says is not
so cannot be confirmed by hand: put the record right instead.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from sapar.foundation.lawbook import lawbook
from sapar.foundation.ui.words import Words, say
from sapar.pre_employment.agency_permits.queries import permit_in_force
from sapar.pre_employment.clearance.jobs import order_of
from sapar.pre_employment.contracts.queries import binding_offer
from sapar.pre_employment.job_orders.choices import OrderState
from sapar.pre_employment.orientation.queries import orientation_certificate
from sapar.registers.journeys.models import ContractState, Journey, Stage
from sapar.throughout.costs.queries import declared

APPROVED = (OrderState.APPROVED, OrderState.OPEN, OrderState.FILLED)


@dataclass(frozen=True)
class Told:
    """What the record tells: whether it is so (None: it cannot tell), and how that is known."""

    met: bool | None
    says: Words = ""


CANNOT_TELL = Told(None)
Question = Callable[[Journey, date], Told]


def told_by_record(requirement: str, journey: Journey, on: date) -> Told:
    """Return what the record tells about a requirement on a day."""
    question = QUESTIONS.get(requirement)
    return question(journey, on) if question else CANNOT_TELL


def _identity(journey: Journey, on: date) -> Told:
    """Papers that have all ended prove nobody's identity; whether a valid one fits the person, an officer sees."""
    ends = [paper.expires_on for paper in journey.person.documents.filter(kind__in=("passport", "id_card"))]
    if ends and all(end is not None and end < on for end in ends):
        return Told(False, _("Every passport and identity card on record has ended"))
    return CANNOT_TELL


def _agency_permit(journey: Journey, on: date) -> Told:
    order = order_of(journey)
    if order is None:
        return CANNOT_TELL
    if order.agency is None:
        return Told(True, _("A public scheme: no agency takes part"))
    permit = permit_in_force(order.agency, journey.destination, on)
    if permit is None:
        return Told(False, say(_("No permit in force for this country. Agency: {name}"), name=order.agency.name))
    return Told(True, say(_("Permit no. {number}"), number=permit.number))


def _job_order(journey: Journey, on: date) -> Told:
    order = order_of(journey)
    if order is None:
        return CANNOT_TELL
    said = say(_("Job order no. {number}: {state}"), number=order.number, state=order.get_state_display())
    return Told(order.state in APPROVED, said)


def _contract(journey: Journey, on: date) -> Told:
    attested = journey.contracts.filter(stage=Stage.ATTESTED).exclude(state=ContractState.REPLACED)
    version = attested.order_by("-number_of_version").first()
    if version is None:
        return Told(False, _("No attested contract is on record"))
    return Told(True, say(_("Contract no. {number}"), number=version.number))


def _contract_read(journey: Journey, on: date) -> Told:
    """Whoever reads on the way to the train cannot say no: some days lie between (R-CON-03)."""
    offer, order = binding_offer(journey), order_of(journey)
    leaves = journey.leaves_on or (order.starts_on if order else None)
    if offer is None or offer.read_on is None or leaves is None:
        return CANNOT_TELL
    days = int(lawbook().value("contract.read_days_before_leaving", on).value)
    read = f"{offer.read_on:%d.%m.%Y}"
    if offer.read_on + timedelta(days=days) <= leaves:
        return Told(True, say(_("Read on {date}"), date=read))
    return Told(False, say(_("Read on {date}. Days that must lie before leaving: {n}"), date=read, n=days))


def _orientation(journey: Journey, on: date) -> Told:
    if orientation_certificate(journey.person, journey.destination, on) is None:
        return Told(False, _("No certificate of orientation for this country is on record"))
    return Told(True, _("The certificate of orientation is on record"))


def _cost_declaration(journey: Journey, on: date) -> Told:
    """That the worker declared is told, never what. Whoever declares on paper shows it to an officer."""
    said = declared(journey)
    return Told(True, say(_("Declared on: {date}"), date=f"{said.declared_on:%d.%m.%Y}")) if said else CANNOT_TELL


def _stay_ground(journey: Journey, on: date) -> Told:
    countries = lawbook().value("clearance.free_movement_countries", on)
    if journey.destination in countries.value and journey.person.citizenship == "KG":
        return Told(True, _("Free movement: no visa and no permit is needed to work there"))
    return CANNOT_TELL


def _emergency_contact(journey: Journey, on: date) -> Told:
    if journey.person.relatives.exists():
        return Told(True, _("Somebody is named"))
    return Told(False, _("Nobody is named yet. The worker names somebody on the page of their record"))


QUESTIONS: dict[str, Question] = {
    "identity": _identity,
    "agency_permit": _agency_permit,
    "job_order": _job_order,
    "contract": _contract,
    "contract_read": _contract_read,
    "cost_declaration": _cost_declaration,
    "orientation": _orientation,
    "stay_ground": _stay_ground,
    "emergency_contact": _emergency_contact,
}
