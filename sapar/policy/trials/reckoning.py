"""Reckons a trial: every contract on record under the law as it is and as it would be; only counts are kept.

Reading contracts is what takes long: some four seconds for ten thousand, two for the law itself.
"""

import json
from pathlib import Path

import duckdb

from sapar.foundation.accounts.actors import System
from sapar.policy.law.form import InputRefused
from sapar.policy.law.library import library
from sapar.policy.law.problems import PackRefused
from sapar.policy.law.replay.files import database_for, read_stated
from sapar.policy.law.replay.overlays import read_overlay_text
from sapar.policy.law.replay.records import contracts_on_record, keeper
from sapar.policy.law.replay.reports import replay
from sapar.policy.trials.actions import note_trial_failure, note_trial_result
from sapar.policy.trials.models import Trial, TrialState
from sapar.policy.trials.protecting import protected

DUTY = System("trials")
AT_ONCE = 2_000  # contracts that are reckoned while the officer waits


def reckon_if_asked(ref: str) -> bool:
    """Reckon a trial that still waits; say whether it did."""
    trial = Trial.objects.filter(ref=ref, state=TrialState.ASKED).first()
    if trial is not None:
        _reckon(trial)
    return trial is not None


def reckon_at_once(trial: Trial) -> None:
    """Reckon a trial while its officer waits, where the register is small; else the worker does."""
    if keeper().count() <= AT_ONCE:
        reckon_if_asked(trial.ref)


def _reckon(trial: Trial) -> None:
    try:
        count, result = _counted(trial)
    except (InputRefused, PackRefused, duckdb.Error) as error:
        note_trial_failure(trial, by=DUTY, why=str(error)[:500])
        return
    note_trial_result(trial, by=DUTY, contracts=count, result=json.dumps(result))


def _counted(trial: Trial) -> tuple[int, dict[str, object]]:
    law = library()
    overlay = read_overlay_text(trial.proposal, law)
    with database_for(Path("none")) as database:
        count = read_stated(database, contracts_on_record())
        return count, protected(replay(database, law, overlay))
