"""Erasing: nothing of a person is left anywhere, and the trail stays whole."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sapar.foundation.accounts.actors import System
from sapar.foundation.accounts.models import Account, AccountState
from sapar.foundation.actions.errors import Refused, WrongState
from sapar.foundation.audit.models import AuditEvent
from sapar.foundation.audit.seals import seal_trail, verify_trail
from sapar.foundation.audit.trail import opened
from sapar.foundation.notices.models import Delivery, OutboxMessage
from sapar.foundation.privacy.classes import P2
from sapar.registers.people import erasure
from sapar.registers.people.belongings import add_document, add_skill, add_spelling, change_contact, name_relative
from sapar.registers.people.erasing import ROWS, destroy_key, erase_person
from sapar.registers.people.errors import OpenMatters
from sapar.registers.people.models import Person
from sapar.registers.people.search import find_people
from sapar.registers.people.tests.conftest import PHONE, holder, registered

RETENTION = System("retention")


@pytest.fixture
def full(cast, nurlan):
    """Nurlan with every kind of row."""
    add_document(nurlan, by=cast.aigul, kind="passport", doc_number="AN7654321")
    add_spelling(nurlan, by=cast.aigul, family_name="Emirbekov", given_name="Nurlan", met_in="old passport")
    name_relative(nurlan, by=holder(nurlan), tie="spouse", name="Гүлнара", phone="0555000222")
    add_skill(nurlan, by=holder(nurlan), occupation="7212", years=5, evidence="Diploma")
    return nurlan


@pytest.fixture(autouse=True)
def _no_rooms(monkeypatch):
    monkeypatch.setattr(erasure, "objections", [])
    monkeypatch.setattr(erasure, "blankings", [])


def test_every_value_of_the_person_is_gone(cast, full):
    erase_person(full, by=RETENTION, reason="Retention ended")
    (row,) = Person.objects.filter(pk=full.pk).values()
    personal = {name for name, data_class in Person.classes_by_field().items() if data_class >= P2}
    assert {name: row[name] for name in personal if row[name]} == {}
    assert [model for model in ROWS if model.objects.filter(person=full).exists()] == []
    assert find_people("Өмүрбеков", by=cast.aigul) == find_people(full.number, by=cast.aigul) == []


def test_the_account_is_closed_and_empty(cast, full):
    account = full.account
    erase_person(full, by=RETENTION, reason="x")
    account = Account.objects.get(pk=account.pk)
    assert (account.state, account.phone, account.email, account.name) == (AccountState.CLOSED, "", "", "—")
    assert Person.objects.get(pk=full.pk).account is None
    assert registered(cast, by=cast.timur, given_name="Айбек", phone=PHONE).phone == PHONE  # the number is free again


def test_what_was_sealed_is_unreadable_and_the_trail_whole(cast, full):
    change_contact(full, by=holder(full), phone="0777000111")
    seal_trail()
    erase_person(full, by=RETENTION, reason="Retention ended")
    seal_trail()
    assert verify_trail().problems == []
    events = AuditEvent.objects.filter(subject_ref=full.ref)
    said = [opened(text, erased="gone") for event in events for text in (event.details, event.before, event.after)]
    assert "gone" in str(said)
    assert json.loads(events.get(action="erase_person").details)["ground"] == "request"
    for value in ("Нурлан", "Өмүрбеков", PHONE, "AN7654321", "Гүлнара", "Retention ended"):
        assert value not in str(said)
    assert {message.body for message in OutboxMessage.objects.filter(key=full.key)} == {""}


def test_messages_that_wait_are_given_up_not_tried_for_ever(cast, full):
    erase_person(full, by=RETENTION, reason="x")
    assert not OutboxMessage.objects.filter(key=full.key, delivery=Delivery.WAITING).exists()


def test_only_the_data_protection_officer_and_the_system_erase(cast, full):
    for who in (cast.aigul, cast.samat, cast.asel, cast.tilek, cast.timur, holder(full)):
        with pytest.raises(Refused):
            erase_person(full, by=who, reason="x")
    with pytest.raises(Refused):
        destroy_key(full, by=cast.aigul)


def test_the_key_of_somebody_who_is_not_erased_stays(cast, full):
    with pytest.raises(WrongState):
        destroy_key(full, by=RETENTION)


def test_an_open_matter_is_named_and_stops_it(cast, full):
    erasure.objects_to_erasure(lambda person: f"journey {person.number}")
    erasure.objects_to_erasure(lambda person: None)
    with pytest.raises(OpenMatters, match=full.number):
        erase_person(full, by=RETENTION, reason="x")
    assert Person.objects.get(pk=full.pk).family_name == "Өмүрбеков"


def test_higher_rooms_empty_their_rows_too(cast, full):
    emptied = []
    erasure.blanks_on_erasure(lambda person: emptied.append(person.ref))
    erase_person(full, by=RETENTION, reason="x")
    assert emptied == [full.ref]


def test_an_officer_who_is_also_a_client_keeps_the_account_of_the_office(cast, nurlan):
    from tests.unguarded import unguarded

    with unguarded():
        Person.objects.filter(pk=nurlan.pk).update(account=cast.aigul.account)
    erase_person(nurlan, by=RETENTION, reason="x")
    account = Account.objects.get(pk=cast.aigul.account.pk)
    assert (account.state, bool(account.phone)) == (AccountState.ACTIVE, True)


SCRIPT = """
import json, sqlite3, sys
import django
django.setup()
from django.core.management import call_command
from django.db import connection
call_command("migrate", verbosity=0)
from tests.cast import Cast
from sapar.foundation.accounts.actors import System
from sapar.foundation.audit.seals import seal_trail, verify_trail
from sapar.registers.people.actions import register_person
from sapar.registers.people import belongings as add
from sapar.registers.people.erasing import erase_person
cast = Cast()
person = register_person(cast.office("bishkek"), by=cast.aigul, family_name="Зымырыкбаев", given_name="Төлөгөн",
    patronymic="Чүкөевич", born_on="1987-07-19", phone="+996559123987", email="zymyryk@example.org", with_account=True,
    personal_number="21907198712345", document_number="AN9182736", home_place="41706226").record
add.add_spelling(person, by=cast.aigul, family_name="Zymyrykbaeff", given_name="Tolo", met_in="Zettelkasten")
add.name_relative(person, by=cast.aigul, tie="spouse", name="Бүбүкан", phone="+996559000333")
add.add_skill(person, by=cast.aigul, occupation="7212", evidence="Kupferdiplom")
add.begin_assisting(person, by=cast.salima, consent_of="person", how="phone", about="Kleingedrucktes")
connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
path = sys.argv[1]
there = [value for value in json.loads(sys.argv[2]) if value.encode() in open(path, "rb").read()]
erase_person(person, by=System("retention"), reason="Geheimgrund")
seal_trail()
problems = verify_trail().problems
connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
connection.close()
print(json.dumps({"there": there, "problems": problems}))
"""
PLAIN = ["Зымырыкбаев", "Төлөгөн", "Чүкөевич", "zimirikbaev", "1987-07-19", "996559123987", "zymyryk", "Zymyrykbaeff",
         "Zettelkasten", "Kupferdiplom"]  # fmt: skip
SEALED = ["21907198712345", "9182736", "Бүбүкан", "996559000333", "Kleingedrucktes", "Geheimgrund"]


@pytest.mark.slow
def test_nothing_of_an_erased_person_is_left_in_the_database_file(tmp_path):
    path = tmp_path / "sapar.sqlite3"
    surroundings = os.environ | {
        "DATABASE_URL": f"sqlite:///{path}", "SAPAR_VAR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "sapar.config.settings", "PYTHONIOENCODING": "utf-8",
    }  # fmt: skip
    root = Path(__file__).resolve().parents[4]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(path), json.dumps(PLAIN)], cwd=root, env=surroundings, capture_output=True,
        text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    outcome = json.loads(done.stdout.splitlines()[-1])
    assert outcome == {"there": PLAIN, "problems": []}  # the values were in the file before: the search can find them
    files = [file for file in tmp_path.glob("sapar.sqlite3*") if file.is_file()]
    left = {value for file in files for value in PLAIN + SEALED if value.encode() in file.read_bytes()}
    assert left == set()
