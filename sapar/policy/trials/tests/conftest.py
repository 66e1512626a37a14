"""Contracts that a room above keeps: twelve in Moscow below a proposed minimum, three in Tula."""

import pytest

from sapar.policy.law.facts import read_contract
from sapar.policy.law.replay import records
from sapar.policy.law.tests.samples import case, wage

PROPOSAL = """
overlay: {country: RU, title: {en: Minimum of 2026, ru: МРОТ 2026, ky: 2026-ж. эң төмөнкү айлыгы}}
parameters:
  minimum_wage_month:
    values: [{from: 2026-01-01, value: 35000}]
"""


def paid(amount, region="Moscow", sector="trade"):
    return read_contract(case(wage=wage(amount), hours_per_week=40, region=region, sector=sector))


@pytest.fixture
def on_record(monkeypatch):
    """Have these contracts on record; a test may change the list."""
    contracts = [paid(30000)] * 12 + [paid(30000, "=Tula"), paid(30000, "=Tula"), paid(90000, "=Tula")]
    named = lambda: [(str(n), one) for n, one in enumerate(contracts)]  # noqa: E731
    monkeypatch.setattr(
        records, "_keepers", [records.Keeper(named, lambda: len(contracts), lambda country: len(contracts))]
    )
    return contracts
