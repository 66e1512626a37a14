"""A change of law was tried, and many contracts counted: more than live in the world of these tests."""

import json

from sapar.policy.trials.actions import note_trial_result, try_change
from sapar.policy.trials.reckoning import DUTY
from tests.story import Town

PROPOSAL = "overlay: {country: RU, title: {en: No limit, ru: Без предела, ky: Чексиз}}\nwithout: [overtime.limit]"
SIDES = {"before": {"contracts": 120, "total": "250000.00", "median": "1900.00"}, "after": None}


def trial_of(town: Town) -> str:
    """Return the number of a trial that Samat asked for."""
    samat = town.cast.samat
    trial = try_change(samat.account, by=samat, proposal=PROPOSAL).record
    note_trial_result(trial, by=DUTY, contracts=4000, result=json.dumps(counts()))
    return str(trial.ref)


def counts() -> dict[str, object]:
    """Return counts of every grouping, one of them with a group too small to show."""
    row = {"contracts": 4000, "before": 120, "after": 480, "newly": 370, "no_longer": 10}
    named = {"code": "WAGE_BELOW_MINIMUM", "country": "RU", "sector": "trade", "region": "Moscow"}
    groups = {name: {"rows": [row | {"name": value}], "hidden": name == "region"} for name, value in named.items()}
    money = [{"currency": "RUB", "code": code, **SIDES} for code in (None, "WAGE_BELOW_MINIMUM")]
    return {"least": 10, "too_few": False, "total": row, "groups": groups, "money": money}
