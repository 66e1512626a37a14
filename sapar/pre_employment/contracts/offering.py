"""Offering a contract for an accepted job: checked against the law at that moment, or not offered at all."""

from datetime import date
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor, System
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.languages.texts import readers_language
from sapar.foundation.privacy.classes import P2
from sapar.foundation.worklists.tasks import close_tasks
from sapar.policy.law.words import ANSWERS
from sapar.pre_employment.agency_permits.checks import require_permit
from sapar.pre_employment.agency_permits.models import AgencyPermit
from sapar.pre_employment.applications.choices import S as ApplicationState
from sapar.pre_employment.applications.models import Application
from sapar.pre_employment.contracts.choices import UNFINISHED
from sapar.pre_employment.contracts.compare import taken_away
from sapar.pre_employment.contracts.errors import BreaksLaw, JobNotAccepted, NotInTheirLanguage
from sapar.pre_employment.contracts.models import ContractOffer
from sapar.pre_employment.contracts.permissions import prepares, system
from sapar.pre_employment.contracts.telling import to_worker
from sapar.registers.journeys.checking import check_terms
from sapar.registers.journeys.contracts import record_contract, replace_contract, whole_terms
from sapar.registers.journeys.models import ContractState, Journey, Stage
from sapar.registers.journeys.terms import Terms, clause
from sapar.registers.organizations.models import Organization

DUTY = System("contracts of accepted jobs")


@action(
    subject=Application, creates=ContractOffer, allowed_to=prepares, law="contract", label=_("Offer the contract"),
    has_button=False,
)  # fmt: skip
def offer_contract(
    application: Application,
    *,
    by: Actor,
    on: date,
    terms: Annotated[Terms, Ask(_("Terms"), data_class=P2)],
) -> Done:
    """Offer a contract to whoever accepted the job. What was offered before and is not attested is set aside."""
    journey = journey_of(application)
    check_offer(application, journey, terms, on)
    for earlier in application.contract_offers.filter(state__in=UNFINISHED):
        replace_offer(earlier, by=DUTY, on=on)
    version = record_contract(journey, by=DUTY, on=on, stage=Stage.OFFERED, terms=terms).record
    offer = ContractOffer(
        application=application, journey=journey, offered=version, prepared_by=by.account,
        prepared_at=Organization.objects.get(ref=by.organisation_ref), offered_on=on,
    )  # fmt: skip
    offer.save()  # the message names its number, and what was agreed before is looked for before it
    lost = taken_away(offer)
    told = to_worker(offer, "offered_worse" if lost else "offered")
    return Done({"digest": version.digest, "worse": [each.path for each in lost]}, created=offer, tell=[told])


@action(subject=ContractOffer, allowed_to=system, law="contract", label=_("Replace by a newer version"),
        has_button=False)  # fmt: skip
def replace_offer(offer: ContractOffer, *, by: Actor, on: date) -> Done:
    """Set a contract aside for a newer one. It stays on record: who promised what must remain known."""
    for version in (offer.offered, offer.signed):
        if version is not None and version.state == ContractState.RECORDED:
            replace_contract(version, by=DUTY, on=on)
    close_tasks(offer)
    return Done(silent_because="the message about the new contract tells it")


def journey_of(application: Application) -> Journey:
    """Return the journey to an accepted job. Raises JobNotAccepted where the worker withdrew or never accepted."""
    if application.state != ApplicationState.ACCEPTED or application.journey is None:
        raise JobNotAccepted(state=application.get_state_display())
    return application.journey


def permit_for(application: Application, on: date) -> AgencyPermit | None:
    """Return the permit under which the agency acts on ``on`` (R-AGY-01); None in a public scheme.

    Raises:
        NoPermitInForce: there is none for this country.
    """
    order = application.order
    return require_permit(order.agency, order.country, on) if order.agency else None


def check_offer(application: Application, journey: Journey, terms: Terms, on: date) -> None:
    """Refuse a contract without a permit behind it, in no language of the worker, or against the law.

    Raises:
        NoPermitInForce, NotInTheirLanguage, BreaksLaw: which of them, with what to mend.
    """
    order, permit = application.order, permit_for(application, on)
    _check_language(application, terms)
    whole = whole_terms(journey, terms, on)
    contract = dict(whole["contract"])
    if order.agency and permit:
        contract["agency"] = {
            "name": order.agency.name, "permit_status": "valid", "permit_countries": [order.country],
        }  # fmt: skip
    found = check_terms({**whole, "contract": contract}, on)
    if found and found.blocks:
        language = readers_language()
        raise BreaksLaw(what="; ".join(each.text(language).rstrip(".") for each in found.broken if each.blocks))


def _check_language(application: Application, terms: Terms) -> None:
    written, reads = clause(terms, "languages"), application.languages
    if written and reads and not set(written) & set(reads):
        named = [str(ANSWERS["languages"].get(code, code)) for code in reads]
        raise NotInTheirLanguage(languages=", ".join(named))
