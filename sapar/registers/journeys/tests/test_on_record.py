"""The contracts on record are put before a proposed change of the law."""

from pathlib import Path

import pytest

from sapar.policy.law.library import library
from sapar.policy.law.replay.files import database_for, read_stated
from sapar.policy.law.replay.overlays import read_overlay
from sapar.policy.law.replay.records import contracts_on_record
from sapar.policy.law.replay.reports import replay
from sapar.registers.journeys.actions import record_contract
from sapar.registers.journeys.models import Stage
from sapar.registers.journeys.tests.test_record_contract import offer
from sapar.registers.journeys.tests.travellers import planned

PROPOSAL = """
overlay: {country: RU, title: {en: A million, ru: Миллион, ky: Миллион}}
parameters:
  minimum_wage_month:
    values: [{from: 2020-01-01, value: 1000000}]
"""


@pytest.fixture
def recorded(cast):
    journey, nurlan = planned(cast)
    record_contract(journey, by=nurlan, stage=Stage.OFFERED, terms=offer(employer="Stroy Garant"))
    return record_contract(journey, by=nurlan, stage=Stage.OFFERED, terms=offer(employer="Stroy Garant 2")).record


def test_each_contract_that_stands_is_there_once(recorded):
    assert [ref for ref, _ in contracts_on_record()] == [recorded.ref]
    assert [stated.destination for _, stated in contracts_on_record()] == ["RU"]


def test_a_proposal_is_tried_on_them(recorded, tmp_path: Path):
    proposal = tmp_path / "proposal.yaml"
    proposal.write_text(PROPOSAL, encoding="utf-8")
    database = database_for(tmp_path / "none")
    read_stated(database, contracts_on_record())
    report = replay(database, library(), read_overlay(proposal, library()))
    assert (report.total.contracts, report.total.after) == (1, 1)
    assert [row.name for row in report.by_code] == ["WAGE_BELOW_MINIMUM"]


def test_terms_that_were_erased_are_left_out(recorded):
    from tests.unguarded import unguarded

    with unguarded():
        type(recorded).objects.filter(pk=recorded.pk).update(terms={})
    assert list(contracts_on_record()) == []
