"""kill -9 in the middle of everything: what was acknowledged is whole, what was not is not there at all."""

import os
import subprocess
import sys
from contextlib import nullcontext

import pytest
from django.db import connection

from sapar.foundation.audit.models import AuditEvent
from sapar.foundation.audit.seals import verify_trail
from sapar.foundation.notices.models import OutboxMessage
from sapar.registers.organizations.models import Membership, Organization
from tests.cast import found_ministry
from tests.faults.databases import using_file

ACTIONS = 200
ROUNDS = 4


@pytest.fixture
def environment(transactional_db, tmp_path):
    """The environment of a process that works on the very database of this test."""
    settings = connection.settings_dict
    if connection.vendor == "postgresql":
        Organization.objects.exists() or found_ministry()
        url = "postgresql://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**settings)
        yield os.environ | {"DATABASE_URL": url}
        return
    scratch = os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path / 'kill.sqlite3'}"}
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], env=scratch, check=True)
    yield scratch


def _kill_after(environment, seed, acknowledged):
    command = [sys.executable, "-m", "tests.faults.hammer", seed]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        lines = [process.stdout.readline() for _ in range(acknowledged)]
        process.kill()
        lines += process.stdout.read().splitlines()
    return [line.split() for line in lines if line.count(" ") == 1 and len(line.split()[1]) == 9]


@pytest.mark.slow
def test_every_acknowledged_action_survives_whole_and_no_half_one(environment):
    acknowledged = [pair for n in range(ROUNDS) for pair in _kill_after(environment, str(n), ACTIONS // ROUNDS)]
    assert len(acknowledged) >= ACTIONS
    with _opened(environment):
        events = dict(AuditEvent.objects.filter(action="add_member").values_list("pk", "subject_ref"))
        assert {int(pk): ref for pk, ref in acknowledged}.items() <= events.items()
        assert sorted(events.values()) == sorted(Membership.objects.values_list("ref", flat=True))
        assert sorted(OutboxMessage.objects.values_list("event_id", flat=True)) == sorted(events)
        assert verify_trail().problems == []


def _opened(environment):
    """Look into the database the killed processes left; on SQLite that is a file of its own."""
    return nullcontext() if connection.vendor == "postgresql" else using_file(environment["DATABASE_URL"])
