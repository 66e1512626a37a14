"""Sealed values stay readable through a merge and its undo, and erasing a person still erases all of theirs."""

import json

import pytest
from django.apps import apps

from sapar.employment.assistance.asking import ask_for_help
from sapar.employment.assistance.models import AssistanceCase
from sapar.foundation.accounts.actors import System
from sapar.foundation.audit.models import AuditEvent
from sapar.foundation.files.inspecting import inspected
from sapar.foundation.files.keeping import content, keep
from sapar.foundation.files.models import StoredFile
from sapar.foundation.files.tests import hostile
from sapar.foundation.privacy.fields import SealedTextField
from sapar.foundation.privacy.sealing import Sealed, key_id_of
from sapar.foundation.reading.log import note_opening
from sapar.foundation.reading.queries import openings_of
from sapar.registers.duplicates.reviewing import confirm_merge, propose_merge, undo_merge
from sapar.registers.duplicates.tests.conftest import REASON, paired
from sapar.registers.journeys.actions import plan_journey
from sapar.registers.people.actions import correct_person
from sapar.registers.people.belongings import add_document, name_relative
from sapar.registers.people.erasing import erase_person
from sapar.registers.people.keys import keys_of
from sapar.registers.people.models import Person, PersonState
from sapar.registers.people.tests.conftest import holder, registered

pytestmark = pytest.mark.django_db
WATCHER = System("retention")


@pytest.fixture
def pair(cast):
    """Two records with papers each, made one; while they are one a relative is named and the number is written."""
    one = registered(cast, phone="+996555000051", with_account=True)
    two = registered(cast, given_name="Нуриман", phone="+996555000052", with_account=True)
    add_document(one, by=cast.aigul, kind="passport", doc_number="AC1111111")
    add_document(two, by=cast.aigul, kind="passport", doc_number="ID2222222")
    name_relative(two, by=cast.aigul, tie="parent", name="Асан", phone="+996555000053")
    journey = plan_journey(two, by=holder(two), destination="RU").record
    made = paired(one, two)
    propose_merge(made, by=cast.aigul, keep="first", **REASON)
    confirm_merge(made, by=cast.samat)
    one, two = anew(made)
    correct_person(one, by=cast.aigul, personal_number="21203199400111", reason="The passport")
    name_relative(one, by=cast.aigul, tie="sibling", name="Бакыт", phone="+996555000054")
    journey.refresh_from_db()
    with_file(cast, journey)
    ask_for_help(one, by=holder(one), need="unpaid", country="RU", story="No pay")
    made.refresh_from_db()
    return made


def with_file(cast, journey):
    """Keep a file with a journey, in the body of an act."""
    from tests.unguarded import unguarded

    with unguarded():
        keep(inspected(hostile.PDF, "ticket.pdf"), journey)


def anew(pair):
    """Return both records as they are now."""
    return Person.objects.get(pk=pair.first.pk), Person.objects.get(pk=pair.second.pk)


def seals():
    """Yield (row, column, id of the key) of every sealed value of the working tables."""
    for model in apps.get_models():
        for field in model._meta.concrete_fields:
            if isinstance(field, SealedTextField):
                for row in model._base_manager.all():
                    if isinstance(value := row.__dict__[field.attname], Sealed):
                        yield row, field.attname, key_id_of(value)


def test_all_is_readable_while_they_are_one(pair):
    one, _two = anew(pair)
    assert {paper.doc_number for paper in one.documents.all()} == {"AC1111111", "ID2222222"}
    assert {relative.name for relative in one.relatives.all()} == {"Асан", "Бакыт"}


def test_an_undo_seals_anew_what_was_written_meanwhile(cast, pair):
    undo_merge(pair, by=cast.aigul, **REASON)
    one, two = anew(pair)
    own = {one.key_id, two.key_id}
    odd = {(row._meta.label, name) for row, name, key in seals() if key not in own}
    assert odd <= {("notices.OutboxMessage", name) for name in ("address", "subject", "body")} | {
        ("duplicates.PossibleSame", "note")
    }
    assert one.personal_number == "21203199400111"
    assert [relative.name for relative in one.relatives.all()] == ["Бакыт"]
    assert [relative.name for relative in two.relatives.all()] == ["Асан"]


def test_files_and_cases_go_to_the_key_of_whoever_they_are_about(cast, pair):
    undo_merge(pair, by=cast.aigul, **REASON)
    one, two = anew(pair)
    ticket, case = StoredFile.objects.get(), AssistanceCase.objects.get()
    assert (ticket.key, ticket.name, content(ticket)[:4]) == (two.key, "ticket.pdf", b"%PDF")
    assert (case.key, case.person, case.story) == (one.key, one, "No pay")


def erased(cast, person):
    """Erase a person whose matters are over."""
    from sapar.registers.people import erasure

    kept, erasure.objections[:] = list(erasure.objections), []
    try:
        erase_person(person, by=WATCHER, reason="x", ground="retention")
    finally:
        erasure.objections[:] = kept


def test_erasing_the_one_record_leaves_nothing_of_either(cast, pair):
    one, two = anew(pair)
    keys = {key.pk for key in keys_of(one)}
    erased(cast, one)
    assert {one.key_id, two.key_id} <= keys
    one, two = anew(pair)
    assert (one.state, two.family_name, two.phone, two.account) == (PersonState.ERASED, "", "", None)
    assert all(key.wrapped == "" for key in keys_of(one))
    assert not any(
        key in keys for row, _name, key in seals() if row._meta.label != "notices.OutboxMessage" and key not in keys
    )
    assert readable_with(keys) == []


def readable_with(keys):
    """Return the values in the trail that name one of these keys and still open."""
    from sapar.foundation.privacy.models import DataKey

    living = set(DataKey.objects.filter(pk__in=keys).exclude(wrapped="").values_list("pk", flat=True))
    texts = [text for event in AuditEvent.objects.all() for text in (event.before, event.after, event.details)]
    return [text for text in texts for key in living if f"§{key}§" in text]


def test_erasing_one_of_two_after_the_undo_ends_what_was_written_of_it_meanwhile(cast, pair):
    key = pair.key
    undo_merge(pair, by=cast.aigul, **REASON)
    one, two = anew(pair)
    erased(cast, two)
    key.refresh_from_db()
    one.refresh_from_db()
    assert key.wrapped == ""
    assert (one.personal_number, [paper.doc_number for paper in one.documents.all()]) == (
        "21203199400111",
        ["AC1111111"],
    )
    assert {row.name for row in one.relatives.all()} == {"Бакыт"}


def test_each_sees_who_looked_before_and_while_they_were_one(cast, pair):
    one, two = anew(pair)
    note_opening(cast.meerim, [one])
    note_opening(holder(one), [one])
    assert openings_of(keys_of(one)).count() == 1
    undo_merge(pair, by=cast.aigul, **REASON)
    one, two = anew(pair)
    assert (openings_of(keys_of(one)).count(), openings_of(keys_of(two)).count()) == (1, 1)


def test_the_events_are_the_officers_on_both_records(pair):
    for person, act in ((pair.first, "take_in"), (pair.second, "merge_away")):
        event = AuditEvent.objects.get(action=act, subject_ref=person.ref)
        assert json.loads(event.actor)["kind"] == "member"
