"""The demo: a small one shows every state that a full one promises, its trail verifies, and it is built once."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest

from sapar.config.demo.stories import STORIES
from sapar.employment.assistance.choices import CaseState, Need
from sapar.employment.assistance.choices import Outcome as HelpOutcome
from sapar.post_employment.reintegration.models import ServiceState
from sapar.post_employment.returns.models import ReturnState
from sapar.registers.journeys.models import ContractState, JourneyState
from sapar.throughout.complaints.vocabulary import Result, State

pytestmark = pytest.mark.slow

# table, column, and all that stands in it in every demo, however small
PROMISED = {
    ("journeys_journey", "state"): set(JourneyState.values),
    ("complaints_complaint", "state"): set(State.values),
    ("complaints_complaint", "result"): set(Result.values),
    ("assistance_assistancecase", "state"): set(CaseState.values),
    ("assistance_assistancecase", "need"): set(Need.values),
    ("assistance_assistancecase", "outcome"): set(HelpOutcome.values),
    ("assistance_referral", "state"): {"sent", "accepted", "declined", "done"},
    ("people_person", "state"): {"active", "erased"},
    ("journeys_contractversion", "state"): set(ContractState.values),
    ("returns_return", "state"): set(ReturnState.values),
    ("reintegration_servicereferral", "state"): set(ServiceState.values),
    ("law_review_lawreview", "state"): {"agreed", "proposed"},
    ("law_review_lawreview", "verdict"): {"confirmed", "disputed"},
    ("reintegration_review", "state"): {"due", "left_out"},
}


def sapar(var, *words, **env):
    """Run the command on an instance of its own."""
    own = os.environ | {"SAPAR_VAR": str(var), "SAPAR_DEMO": "1"} | env
    own.pop("DATABASE_URL", None)
    return subprocess.run(
        [sys.executable, "-m", "sapar.config", *words], env=own, capture_output=True, text=True, timeout=600
    )


@pytest.fixture(scope="module")
def var(tmp_path_factory):
    """A demo of twelve workers."""
    place = tmp_path_factory.mktemp("demo")
    built = sapar(place, "demo", "--workers", "12")
    assert built.returncode == 0, built.stderr[-3000:]
    return place


def values(var, sql):
    with closing(sqlite3.connect(var / "sapar.sqlite3")) as database:
        return database.execute(sql).fetchall()


@pytest.mark.parametrize(
    ("where", "promised"), PROMISED.items(), ids=lambda value: ".".join(value) if isinstance(value, tuple) else ""
)
def test_every_promised_state_is_there(var, where, promised):
    table, column = where
    there = {value for (value,) in values(var, f"SELECT DISTINCT {column} FROM {table}")}
    assert promised <= there


def test_nothing_was_refused_and_no_message_waits(var):
    assert values(var, "SELECT count(*) FROM audit_refusal") == [(0,)]
    assert values(var, "SELECT count(*) FROM notices_outboxmessage WHERE delivery = 'waiting'") == [(0,)]


def test_the_trail_of_the_demo_verifies_to_its_end(var):
    verdict = sapar(var, "audit", "verify")
    assert verdict.returncode == 0, verdict.stdout
    assert "Not sealed yet: 0" in verdict.stdout


def test_a_second_run_changes_nothing_and_says_so(var):
    before = (var / "sapar.sqlite3").read_bytes()
    again = sapar(var, "demo", "--workers", "30")
    assert (again.returncode, "already" in again.stdout) == (0, True)
    assert (var / "sapar.sqlite3").read_bytes() == before


def test_what_a_killed_run_left_is_thrown_away(tmp_path):
    (tmp_path / "sapar.building").write_bytes(b"half a country")
    built = sapar(tmp_path, "demo", "--workers", "1")
    assert built.returncode == 0, built.stderr[-3000:]
    assert not (tmp_path / "sapar.building").exists()


def test_the_demo_never_goes_into_the_database_of_an_instance(tmp_path):
    assert sapar(tmp_path, "demo", SAPAR_DEMO="").returncode == 2
    assert not (tmp_path / "sapar.sqlite3").exists()


def test_the_demo_does_not_bind_elsewhere(var):
    assert sapar(var, "serve", "--bind", "0.0.0.0:8000").returncode == 2


def test_every_state_of_a_complaint_has_a_story():
    assert len({story.way for story in STORIES}) >= len(State.values)
