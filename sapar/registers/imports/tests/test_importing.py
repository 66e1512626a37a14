"""From a file to the register and back: what is new is written once, what is known stays, undoing leaves no trace."""

from datetime import date

import pytest
from django.core import serializers
from django.db import connection

from sapar.foundation.actions.errors import WrongState
from sapar.foundation.audit.models import AuditEvent
from sapar.foundation.audit.trail import opened
from sapar.foundation.privacy.models import DataKey
from sapar.registers.imports.actions import cancel_import, undo_import
from sapar.registers.imports.errors import AlreadySent, NothingToWrite
from sapar.registers.imports.models import Import, ImportState, MadeRecord
from sapar.registers.imports.tasks import carry_on
from sapar.registers.imports.tests.conftest import fresh
from sapar.registers.imports.tests.files import AIBEK, GULNARA, HEADERS, csv_of
from sapar.registers.people.actions import register_person
from sapar.registers.people.models import Document, NameToken, Person
from sapar.registers.people.search import find_people

REGISTER = (Person, NameToken, Document, DataKey)


def register() -> list[str]:
    """Return every row of the register, as it stands in the database."""
    return [serializers.serialize("json", model.objects.order_by("pk")) for model in REGISTER]


def test_new_people_are_written_with_their_papers_and_found_by_name(cast, desk):
    of_import = desk.imported(csv_of(AIBEK, GULNARA))
    assert (of_import.state, of_import.counts) == (ImportState.IMPORTED, {"new": 2})
    aibek = find_people("Toktogulov", by=cast.aigul)[0].person
    assert (aibek.personal_number, aibek.born_on, aibek.phone) == ("21203199400123", date(1994, 3, 12), "+996555111222")
    assert [each.doc_number for each in aibek.documents.all()] == ["AC1234567"]
    assert (aibek.office, aibek.patronymic) == (desk.office, "Маратович")


def test_each_new_person_has_a_key_of_their_own_and_numbers_are_sealed(desk):
    desk.imported(csv_of(AIBEK, GULNARA))
    assert Person.objects.values("key").distinct().count() == 2
    with connection.cursor() as cursor:
        cursor.execute("SELECT personal_number FROM people_person WHERE personal_number != ''")
        assert cursor.fetchone()[0].startswith("§")


def test_acceptance_is_one_decision_and_one_digest_in_the_trail(desk):
    of_import = desk.imported(csv_of(AIBEK, GULNARA))
    events = AuditEvent.objects.filter(subject_ref=of_import.ref).order_by("pk")
    assert [event.action for event in events] == [
        "begin_import", "map_columns", "finish_reading", "accept_import", "finish_import",
    ]  # fmt: skip
    details = opened(events.last().details)
    assert details["rows_written"] > 4
    assert details["rows_digest"] == of_import.rows_digest
    assert not AuditEvent.objects.filter(action="register_person").exists()


def test_the_same_file_twice_changes_nothing(desk):
    desk.imported(csv_of(AIBEK))
    before = register()
    with pytest.raises(AlreadySent):
        desk.sent(csv_of(AIBEK))
    again = desk.examined(csv_of(AIBEK, headers=[header.upper() for header in HEADERS]))
    assert again.counts == {"known": 1}
    with pytest.raises(NothingToWrite):
        desk.accepted(again)
    assert register()[:3] == before[:3]


def test_a_renewed_passport_joins_the_papers_of_the_known_person(desk):
    desk.imported(csv_of(AIBEK))
    renewed = (*AIBEK[:5], "AC9999999", "")
    again = desk.imported(csv_of(renewed))
    assert again.counts == {"adds": 1}
    assert sorted(each.doc_number for each in Document.objects.all()) == ["AC1234567", "AC9999999"]
    assert Person.objects.count() == 1


def test_somebody_is_known_by_a_passport_alone(desk):
    desk.imported(csv_of(AIBEK))
    assert desk.examined(csv_of((*AIBEK[:4], "", AIBEK[5], ""))).counts == {"known": 1}


def test_a_namesake_born_on_the_same_day_waits_for_a_human_eye(cast, desk):
    register_person(desk.office, by=cast.aigul, family_name="Toktogulov", given_name="Aybek", born_on=date(1994, 3, 12))
    of_import = desk.examined(csv_of((*AIBEK[:2], "", AIBEK[3], "", "", ""), GULNARA))
    assert of_import.counts == {"close": 1, "new": 1}
    desk.accepted(of_import)
    assert Person.objects.count() == 2


def test_a_cancelled_import_has_changed_nothing(cast, desk):
    before = register()[:3]
    of_import = desk.examined(csv_of(AIBEK))
    cancel_import(of_import, by=cast.aigul)
    assert register()[:3] == before
    with pytest.raises(WrongState):
        desk.accepted(of_import)


def test_undoing_restores_the_register_exactly(cast, desk):
    desk.imported(csv_of(GULNARA))
    before = register()
    of_import = desk.imported(csv_of(AIBEK, (*GULNARA[:5], "AC1111111", "")))
    assert of_import.counts == {"new": 1, "close": 1}
    undo_import(of_import, by=cast.aigul)
    carry_on(of_import)
    assert fresh(of_import).state == ImportState.UNDONE
    assert AuditEvent.objects.filter(action="finish_undoing", subject_ref=of_import.ref).exists()
    assert register()[:3] == before[:3]
    keys = set(DataKey.objects.values_list("pk", flat=True))
    assert keys == {Person.objects.get().key_id, *Import.objects.values_list("key", flat=True)} | _others()


def _others() -> set[int]:
    from sapar.foundation.accounts.models import Account

    return set(Account.objects.exclude(key=None).values_list("key", flat=True))


def test_what_was_touched_since_stays_when_an_import_is_taken_back(cast, desk):
    of_import = desk.imported(csv_of(AIBEK, GULNARA))
    from sapar.registers.people.actions import correct_person

    gulnara = Person.objects.get(family_name="Мамытова")
    correct_person(gulnara, by=cast.aigul, given_name="Гульнара", reason="as in the passport")
    undo_import(of_import, by=cast.aigul)
    carry_on(of_import)
    assert list(Person.objects.all()) == [gulnara]
    assert gulnara.documents.count() == 1
    assert fresh(of_import).kept == MadeRecord.objects.filter(is_kept=True).count() == 2
