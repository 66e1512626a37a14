"""Whoever opens a record is written down, and its owner sees it by office and role."""

import pytest
from django.urls import reverse

from sapar.foundation.reading.models import How, OpenedRecord, Reading
from sapar.registers.people.models import Person

pytestmark = pytest.mark.django_db


def openings(person: Person) -> list[OpenedRecord]:
    return list(OpenedRecord.objects.filter(owner=person.key).order_by("pk"))


def test_an_officer_who_opens_a_page_is_written_down_with_office_and_role(cast):
    person = cast.worker("nurlan")
    cast.client_for("aigul").get(reverse("people:detail", args=[person.ref]))
    [row] = openings(person)
    assert (row.subject_type, row.subject_ref) == ("people.person", person.ref)
    assert (row.reading.role, row.reading.organisation_ref) == ("employment_officer", cast.office("bishkek").ref)


def test_a_search_is_one_reading_with_everybody_it_showed(cast):
    people = [cast.worker("nurlan"), cast.worker("gulnara")]
    cast.client_for("aigul").get(reverse("people:search"), {"q": "omurbekov"})
    reading = Reading.objects.get()
    assert reading.how == How.SEARCH
    assert {row.subject_ref for row in reading.records.all()} == {person.ref for person in people}


def test_people_who_look_at_their_own_record_are_not_listed(cast):
    cast.worker("nurlan")
    cast.client_for("nurlan").get(reverse("people:mine"))
    assert not Reading.objects.exists()


def test_nothing_is_written_down_where_nothing_was_seen(cast):
    person = cast.worker("nurlan")
    assert cast.client_for("zarina").get(reverse("people:detail", args=[person.ref])).status_code == 404
    assert not Reading.objects.exists()


def test_the_form_of_an_action_is_an_opening_too(cast):
    person = cast.worker("nurlan")
    cast.client_for("aigul").get(reverse("people:act", args=[person.ref, "correct-person"]))
    assert len(openings(person)) == 1


@pytest.mark.parametrize(("language", "role"), [("ky", "кызмат"), ("ru", "труд"), ("en", "Employment officer")])
def test_the_owner_reads_who_looked(cast, language, role):
    cast.client_for("aigul").get(reverse("people:detail", args=[cast.worker("nurlan").ref]))
    page = cast.client_for("nurlan", language).get(reverse("people:readers")).content.decode()
    assert role in page
    assert "Айгүл" not in page


def test_nobody_looked_says_so(cast):
    cast.worker("nurlan")
    page = cast.client_for("nurlan").get(reverse("people:readers")).content.decode()
    assert "Nobody but you has opened your record" in page


def test_the_read_log_only_grows(cast):
    from django.db import DatabaseError, connection, transaction

    cast.client_for("aigul").get(reverse("people:detail", args=[cast.worker("nurlan").ref]))
    from tests.unguarded import unguarded

    with unguarded(), pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as c:
        c.execute("DELETE FROM reading_openedrecord")
