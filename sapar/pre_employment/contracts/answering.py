"""What the worker does with a contract: reads it, signs it, or says no."""

from datetime import date
from typing import Annotated

from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.languages.texts import readers_language
from sapar.pre_employment.contracts.choices import S
from sapar.pre_employment.contracts.compare import in_words, taken_away
from sapar.pre_employment.contracts.errors import NotTheSame, WorseThanAgreed
from sapar.pre_employment.contracts.models import ContractOffer
from sapar.pre_employment.contracts.offering import DUTY, journey_of
from sapar.pre_employment.contracts.permissions import signs, worker
from sapar.pre_employment.contracts.telling import ask_attester, ask_to_mend, to_preparer
from sapar.registers.journeys.contracts import record_contract
from sapar.registers.journeys.models import Stage
from sapar.registers.journeys.terms import digest_of


@action(subject=ContractOffer, allowed_to=worker, law="contract", label=_("I have read it"))
def read_contract(offer: ContractOffer, *, by: Actor, on: date) -> Done:
    """Say that one has read the contract, and what the law says of it, in one's own language."""
    offer.read_on, offer.read_in = on, readers_language()
    return Done({"language": offer.read_in}, silent_because="whoever reads it knows it")


@action(subject=ContractOffer, allowed_to=signs, law="contract", label=_("Sign the contract"), has_button=False)
def sign_contract(
    offer: ContractOffer,
    *,
    by: Actor,
    on: date,
    knowing: Annotated[bool, Ask(_("I know that it is worse than what I agreed to, and I sign"))] = False,
) -> Done:
    """Sign the very text that was read. Nobody signs before reading, and worse terms need a second yes."""
    journey = journey_of(offer.application)
    if digest_of(offer.offered.terms) != offer.offered.digest:
        raise NotTheSame
    lost = taken_away(offer)
    if lost and not knowing:
        raise WorseThanAgreed(what=in_words(lost))
    version = record_contract(journey, by=DUTY, on=on, stage=Stage.SIGNED, terms=offer.offered.terms).record
    offer.signed, offer.signed_on = version, on
    return Done(
        {"digest": version.digest, "worse": [each.path for each in lost]},
        tell=[ask_attester(offer, on), to_preparer(offer, S.SIGNED.label)],
    )


@action(subject=ContractOffer, allowed_to=worker, law="contract", label=_("Do not sign"), grave=True)
def decline_contract(
    offer: ContractOffer,
    *,
    by: Actor,
    on: date,
    why: Annotated[
        str,
        Ask(_("Why?"), hint=_("You need not answer."), lines=2, max_length=500,
            who_sees=_("The worker, whoever prepared it and the offices")),
    ] = "",
) -> Done:  # fmt: skip
    """Say no to this contract. The job stays the worker's: a better contract can be offered."""
    offer.reason = why
    ask_to_mend(offer, on)
    return Done({"why": why} if why else {}, tell=[to_preparer(offer, S.DECLINED.label)])
