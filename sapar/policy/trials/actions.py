"""Asking for a trial, and what came of it."""

import json
from datetime import date
from typing import Annotated

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import NO_LAW, Done, action
from sapar.foundation.privacy.classes import P1
from sapar.policy.law.library import library
from sapar.policy.law.problems import PackRefused
from sapar.policy.law.replay.overlays import read_overlay_text
from sapar.policy.trials.models import Trial
from sapar.policy.trials.permissions import system, tries_changes
from sapar.policy.trials.tasks import reckon_trial

MOST_FAULTS = 5


@action(
    subject=Account, creates=Trial, allowed_to=tries_changes, law=NO_LAW, label=_("Try a change of law"),
    has_button=False,
)  # fmt: skip
def try_change(
    account: Account,
    *,
    by: Actor,
    on: date,
    proposal: Annotated[str, Ask(_("Proposal"), lines=12, max_length=60_000, data_class=P1)],
) -> Done:
    """Have a proposed change of the law tried on every contract on record."""
    try:
        overlay = read_overlay_text(proposal, library())
    except PackRefused as error:
        told = [_("Line {line}: {fault}").format(line=each.line, fault=each.message) for each in error.problems]
        raise ValidationError({"proposal": told[:MOST_FAULTS]}) from error
    trial = Trial(country=overlay.country, names=dict(overlay.title), proposal=proposal, asked_on=on)
    trial.save()
    reckon_trial.enqueue(trial.ref)
    details = {"country": overlay.country, "law": overlay.law.digest}
    return Done(details, created=trial, silent_because="whoever asked sees the result on its page")


@action(subject=Trial, allowed_to=system, law=NO_LAW, label=_("The trial is reckoned"), has_button=False)
def note_trial_result(
    trial: Trial,
    *,
    by: Actor,
    on: date,
    contracts: int,
    result: Annotated[str, Ask(_("Counts"), max_length=500_000, data_class=P1)],
) -> Done:
    """Keep the counts, and in the trail how many contracts were read for them."""
    trial.contracts, trial.result = contracts, json.loads(result)
    return Done({"contracts": contracts}, silent_because="whoever asked sees the result on its page")


@action(subject=Trial, allowed_to=system, law=NO_LAW, label=_("The trial could not be reckoned"), has_button=False)
def note_trial_failure(
    trial: Trial, *, by: Actor, on: date, why: Annotated[str, Ask(_("Reason"), max_length=500, data_class=P1)]
) -> Done:
    """Keep why nothing came of it."""
    trial.failure = why
    return Done({"why": why}, silent_because="whoever asked sees it on its page")
