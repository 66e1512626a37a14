"""Attesting a signed contract, or returning it: by somebody of another office than the one that prepared it."""

from datetime import date
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.worklists.tasks import close_tasks
from sapar.pre_employment.contracts.choices import BINDING, S
from sapar.pre_employment.contracts.compare import in_words, taken_away
from sapar.pre_employment.contracts.errors import NotTheSame, WorseThanAgreed
from sapar.pre_employment.contracts.models import ContractOffer
from sapar.pre_employment.contracts.offering import DUTY, check_offer, journey_of, replace_offer
from sapar.pre_employment.contracts.permissions import attests
from sapar.pre_employment.contracts.telling import ask_to_mend, to_preparer, to_worker
from sapar.registers.journeys.contracts import record_contract
from sapar.registers.journeys.models import Stage
from sapar.registers.organizations.models import Organization


@action(subject=ContractOffer, allowed_to=attests, law="contract", label=_("Attest the contract"), has_button=False)
def attest_contract(
    offer: ContractOffer,
    *,
    by: Actor,
    on: date,
    why_worse: Annotated[
        str,
        Ask(_("It is worse than what was agreed. Why is it attested all the same?"), lines=2, max_length=500,
            who_sees=_("The worker, whoever prepared it and the offices")),
    ] = "",
) -> Done:  # fmt: skip
    """Attest the very text that was signed. Worse terms than agreed need a reason that the worker can read."""
    journey = journey_of(offer.application)
    signed = offer.signed
    if signed is None or signed.digest != offer.offered.digest:
        raise NotTheSame
    lost = taken_away(offer)
    if lost and not why_worse.strip():
        raise WorseThanAgreed(what=in_words(lost))
    check_offer(offer.application, journey, signed.terms, on)
    for earlier in offer.application.contract_offers.filter(state__in=BINDING).exclude(pk=offer.pk):
        replace_offer(earlier, by=DUTY, on=on)
    version = record_contract(journey, by=DUTY, on=on, stage=Stage.ATTESTED, terms=signed.terms).record
    if version.digest != signed.digest:
        raise NotTheSame
    offer.attested, offer.attested_on, offer.attested_by, offer.reason = version, on, by.account, why_worse
    offer.attested_at = Organization.objects.get(ref=by.organisation_ref)
    close_tasks(offer)
    details = {"digest": version.digest, "worse": [each.path for each in lost]}
    return Done(
        details | ({"why_worse": why_worse} if why_worse else {}),
        tell=[to_worker(offer, "attested"), to_preparer(offer, S.ATTESTED.label)],
    )


@action(subject=ContractOffer, allowed_to=attests, law="contract", label=_("Return for correction"))
def return_for_correction(
    offer: ContractOffer,
    *,
    by: Actor,
    on: date,
    reason: Annotated[
        str,
        Ask(_("What must be mended?"), lines=3, max_length=500,
            who_sees=_("The worker, whoever prepared it and the offices")),
    ],
) -> Done:  # fmt: skip
    """Return a signed contract with a reason. A new one is offered, read and signed from the start."""
    offer.reason = reason
    ask_to_mend(offer, on)
    return Done({"reason": reason}, tell=[to_worker(offer, "returned"), to_preparer(offer, S.RETURNED.label)])
