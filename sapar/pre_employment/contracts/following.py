"""What follows on the journey: the placement when somebody leaves, and the contract in force while they work."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.registry import follows
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.worklists.tasks import close_tasks
from sapar.pre_employment.applications.choices import S as ApplicationState
from sapar.pre_employment.applications.models import Application
from sapar.pre_employment.contracts.choices import BINDING, UNFINISHED, S
from sapar.pre_employment.contracts.models import ContractOffer
from sapar.pre_employment.contracts.permissions import system
from sapar.registers.journeys.models import Journey
from sapar.registers.journeys.placing import place_worker

ON_THE_JOURNEY = "whoever noted it on the journey knows it"


@action(subject=ContractOffer, allowed_to=system, law="contract", label=_("The contract comes into force"),
        has_button=False)  # fmt: skip
def begin_contract(offer: ContractOffer, *, by: Actor, on: date) -> Done:
    """Note that an attested contract came into force with the first day of work."""
    offer.began_on = offer.journey.work_from
    return Done({"began_on": offer.began_on}, silent_because=ON_THE_JOURNEY)


@action(subject=ContractOffer, allowed_to=system, law="contract", label=_("The contract ends"), has_button=False)
def end_contract(offer: ContractOffer, *, by: Actor, on: date) -> Done:
    """Note that a contract ended with the last day of work."""
    offer.ended_on = offer.journey.work_ended_on
    return Done({"ended_on": offer.ended_on}, silent_because=ON_THE_JOURNEY)


@action(subject=ContractOffer, allowed_to=system, law="contract", label=_("The contract falls with the job"),
        has_button=False)  # fmt: skip
def drop_contract(offer: ContractOffer, *, by: Actor, on: date) -> Done:
    """Note that a contract binds nobody any more, because the worker withdrew from the job before leaving."""
    close_tasks(offer)
    return Done(silent_because="the message about the withdrawal tells it")


@follows("applications.withdrawn")
def drop_contracts(application: Application, *, by: Actor, on: date) -> None:
    """Have what was offered, signed or attested for a job fall with it."""
    close_tasks(application)
    for offer in application.contract_offers.filter(state__in=UNFINISHED | {S.ATTESTED}):
        drop_contract(offer, by=by, on=on)


@follows("journeys.departed")
@follows("journeys.arrived")
def place(journey: Journey, *, by: Actor, on: date) -> None:
    """Note the placement of whoever leaves for an accepted job, once; arriving unannounced counts as leaving."""
    accepted = Application.objects.filter(journey=journey, state=ApplicationState.ACCEPTED)
    found = accepted.select_related("order__employer", "order__agency").order_by("-pk").first()
    if found is None or journey.placements.exists():
        return
    attested = ContractOffer.objects.filter(application=found, state__in=BINDING).select_related("attested").first()
    place_worker(
        journey, by=by, on=on, employer=found.order.employer, agency=found.order.agency,
        occupation=found.order.occupation, order_ref=found.order.ref, contract=attested.attested if attested else None,
    )  # fmt: skip


@follows("journeys.work_started")
def begin_contracts(journey: Journey, *, by: Actor, on: date) -> None:
    """Have the attested contract come into force, unless the work is for another employer."""
    for offer in journey.contract_offers.filter(state=S.ATTESTED).select_related("application__order"):
        if journey.employer_id in (None, offer.application.order.employer_id):
            begin_contract(offer, by=by, on=on)


@follows("journeys.work_ended")
def end_contracts(journey: Journey, *, by: Actor, on: date) -> None:
    """Have the contract end with the work."""
    for offer in journey.contract_offers.filter(state=S.IN_FORCE):
        end_contract(offer, by=by, on=on)
