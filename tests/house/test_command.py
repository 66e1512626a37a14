"""The command: what operators type, and what it says when it cannot."""

import json

import pytest
from typer.testing import CliRunner

from sapar.config.command import app
from sapar.foundation.audit.models import AuditEvent
from sapar.registers.organizations.models import Membership, Role
from tests.unguarded import without_triggers

run = CliRunner().invoke


def test_the_first_administrator_is_added_by_the_operator(cast):
    answer = run(app, ["member", "ministry", "Asel", "0700 000 008", "administrator"])
    assert answer.exit_code == 0, answer.output
    assert Membership.objects.get().role == Role.ADMINISTRATOR


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["000-000-000", "A", "+996700000008", "administrator"], "no organization"),
        (["ministry", "A", "nonsense", "administrator"], "phone"),
        (["ministry", "A", "+996700000008", "king"], "Choose one answer"),
    ],
)
def test_bad_input_ends_with_two_and_a_sentence(cast, arguments, word):
    answer = run(app, ["member", *arguments])
    assert answer.exit_code == 2
    assert word in answer.output


def test_verify_says_what_differs_and_ends_with_one(cast):
    cast.aigul
    assert run(app, ["audit", "seal"]).exit_code == 0
    assert run(app, ["audit", "verify"]).exit_code == 0
    event = AuditEvent.objects.first()
    with without_triggers():
        AuditEvent.objects.filter(pk=event.pk).update(after="{}")
    answer = run(app, ["audit", "verify", "--json"])
    assert answer.exit_code == 1
    assert f"Event {event.pk} was altered." in json.loads(answer.output)["problems"]


def test_the_demo_serves_this_machine_only(settings):
    settings.SAPAR_DEMO = True
    answer = run(app, ["serve", "--bind", "0.0.0.0:8000"])
    assert answer.exit_code == 2


def test_the_law_needs_no_database():
    answer = run(app, ["law", "validate"])
    assert answer.exit_code == 0, answer.output
