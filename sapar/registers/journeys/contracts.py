"""Recording what a contract says: each version with its digest and what the law says of it."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.errors import ActionError
from sapar.foundation.actions.registry import FollowUp
from sapar.foundation.actions.wrapper import NO_LAW, Done, action
from sapar.foundation.notices.notice import Notice, helpline
from sapar.foundation.privacy.classes import P2
from sapar.registers.journeys.checking import check_terms
from sapar.registers.journeys.clauses import compared
from sapar.registers.journeys.models import ContractState, ContractVersion, Journey, JourneyState, Stage, StepDone
from sapar.registers.journeys.permissions import attests, records_contract, replaces_contract
from sapar.registers.journeys.terms import Terms, canonical, digest_of

SIGNING = ".contract"  # how the step "sign a written contract" ends in every pack that has it


class JourneyCancelled(ActionError):
    """A journey that nobody goes on has no contract."""

    code = "journey_cancelled"
    sentence = _("This journey was cancelled. Plan a new one for this contract")


class SameContract(ActionError):
    """The very same terms are on record already."""

    code = "same_contract"
    sentence = _("These terms are already recorded, no. {number}. Nothing was saved twice")


@action(
    subject=Journey, creates=ContractVersion, allowed_to=records_contract, law=NO_LAW,
    label=_("Record what the contract says"), has_button=False,
)  # fmt: skip
def record_contract(
    journey: Journey,
    *,
    by: Actor,
    on: date,
    stage: Annotated[Stage, Ask(_("Which contract is it?"))],
    terms: Annotated[Terms, Ask(_("Terms"), data_class=P2)],
) -> Done:
    """Record what a contract says at one stage, fix it by a digest and check it against the law as known today."""
    if journey.state == JourneyState.CANCELLED:
        raise JourneyCancelled
    if stage == Stage.ATTESTED and not (by.is_system or attests(by)):
        raise ValidationError({"stage": _("Only an employment officer or a labour attaché attests a contract")})
    whole = whole_terms(journey, terms, on)
    found = check_terms(whole, on)
    broken = found.blocks if found else 0
    version = ContractVersion(
        journey=journey, number_of_version=journey.contracts.count() + 1, stage=stage, terms=whole,
        digest=digest_of(whole), law_digest=found.digest if found else "", checked_on=on, broken=broken,
    )  # fmt: skip
    latest = journey.contracts.filter(state=ContractState.RECORDED).order_by("-number_of_version").first()
    worse = [each.path for each in compared(latest.terms, whole) if each.is_worse] if latest else []
    _replace_earlier(version, by, on)
    if stage in (Stage.SIGNED, Stage.ATTESTED):
        _tick_signing(journey, on)
    told = Notice("journeys/contract_checked", to=[journey.person.contact()], phone=helpline())
    return Done(
        {"stage": stage, "broken": broken, "worse": worse},
        created=version,
        tell=[] if by.is_system else [told],
        silent_because="the act it is part of tells it" if by.is_system else "",
        then=[FollowUp("journeys.dates_changed", journey)],
    )


@action(
    subject=ContractVersion,
    allowed_to=replaces_contract,
    law=NO_LAW,
    label=_("Replace by a newer version"),
    has_button=False,
)
def replace_contract(version: ContractVersion, *, by: Actor, on: date) -> Done:
    """Set an earlier version of the same stage aside. It stays on record: who promised what must remain known."""
    return Done(silent_because="the notice about the new version tells it")


def whole_terms(journey: Journey, given: Mapping[str, Any], on: date) -> Terms:
    """Return canonical terms with what the journey already says: whose contract it is and for where.

    Raises:
        ValidationError: for another country than the journey's, an end before the start, or an unknown field.
    """
    contract = dict(given.get("contract") or {})
    contract.setdefault("region", journey.region)
    start = contract.get("start") or contract.get("signed_on")
    contract.setdefault("worker_age", _age(journey.person.born_on, start or on))
    whole = canonical(
        {"origin": journey.person.citizenship, "destination": journey.destination, **given, "contract": contract}
    )
    if whole["destination"] != journey.destination:
        raise ValidationError({"terms": _("This contract is for another country than the journey")})
    started, ended = whole["contract"].get("start"), whole["contract"].get("end")
    if started and ended and ended < started:
        raise ValidationError({"terms": _("The end must come after the start")})
    return whole


def _replace_earlier(version: ContractVersion, by: Actor, on: date) -> None:
    for earlier in version.journey.contracts.filter(stage=version.stage, state=ContractState.RECORDED):
        if earlier.digest == version.digest:
            raise SameContract(number=earlier.number)
        replace_contract(earlier, by=by, on=on)


def _tick_signing(journey: Journey, on: date) -> None:
    """Tick off the step in which a written contract is signed: nobody is to be reminded of what is on record."""
    from sapar.registers.journeys.planning import steps_of

    waiting = {step.id for step in steps_of(journey, on) if step.is_open and step.id.endswith(SIGNING)}
    for step in waiting:
        StepDone(journey=journey, step=step, done_on=on).save()


def _age(born_on: date | None, at: date | str) -> int | None:
    """Return the full years somebody has on a day; None where the birth or the day cannot be known."""
    try:
        day = date.fromisoformat(at) if isinstance(at, str) else at
    except ValueError:  # the check names the clause that cannot be read
        return None
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day)) if born_on else None
