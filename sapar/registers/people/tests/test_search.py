"""find_people: who is found by what, by whom, why, and at what cost."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sapar.registers.people.belongings import add_document, add_spelling
from sapar.registers.people.index import NameVariant, NameWord
from sapar.registers.people.names import forget, write_many
from sapar.registers.people.search import find_people
from sapar.registers.people.tests.conftest import PHONE, holder, registered


def _found(text, by, **given):
    return [hit.person.ref for hit in find_people(text, by=by, **given)]


@pytest.mark.parametrize(
    "text",
    ["Өмүрбеков", "омурбеков", "OMURBEKOV", "Omurb", "нурлан өмүр", "Нурлан Асанович", "Omurbekov 1994",
     "Өмүрбеков 12.03.1994", "1994-03-12 нурлан", "12.03.1994", "0555 777 888", "+996 555 777 888"],
)  # fmt: skip
def test_a_person_is_found_by_any_of_these(cast, nurlan, text):
    assert _found(text, cast.aigul) == [nurlan.ref]


@pytest.mark.parametrize(
    "text", ["", "  ", "Токтогулов", "Өмүрбеков 1980", "Өмүрбеков Айбек", "13.03.1994", "1994", "000-000-000",
             "31.02.1994"]
)  # fmt: skip
def test_nobody_is_found_by_these(cast, nurlan, text):
    assert _found(text, cast.aigul) == []


def test_a_birth_date_may_be_given_apart(cast, nurlan):
    assert _found("нурлан", cast.aigul, born_on=date(1994, 3, 12)) == [nurlan.ref]
    assert _found("нурлан", cast.aigul, born_on=date(1990, 7, 20)) == []


def test_numbers_find_exactly_and_say_which_number_it_was(cast):
    person = registered(cast, personal_number="21203199400123", document_number="ID1234567", email="n@example.org")
    for text, why in [
        (person.number, "Number of the record"),
        (person.ref, "Number of the record"),
        ("2120319940012 3", "Personal number"),
        ("id 1234567", "Number of a document"),
        ("N@Example.org", "E-mail"),
    ]:
        assert [(hit.person, hit.why) for hit in find_people(text, by=cast.aigul)] == [(person, [why])]


def test_a_person_is_found_under_another_spelling_and_the_reason_says_which(cast, nurlan):
    add_spelling(nurlan, by=cast.aigul, family_name="Emirbekov", given_name="Nurlan", met_in="passport of 2009")
    (hit,) = find_people("эмирбеков", by=cast.aigul)
    assert hit.why == ["Other spelling: Emirbekov Nurlan"]


def test_whole_words_come_before_begun_ones(cast):
    begun = registered(cast, family_name="Асанбаев", given_name="Бакыт")
    whole = registered(cast, family_name="Эсенов", given_name="Асан")
    assert _found("асан", cast.aigul) == [whole.ref, begun.ref]


def test_whom_one_may_not_see_one_does_not_find(cast, nurlan):
    for nobody in (cast.timur, cast.asel, cast.tilek, cast.ermek, cast.daniyar):
        assert _found("Өмүрбеков", nobody) == []
        assert _found(nurlan.number, nobody) == []
    assert _found("Өмүрбеков", holder(nurlan)) == [nurlan.ref]


def test_only_clients_of_the_own_office_are_shown_in_full(cast, nurlan):
    assert [hit.full for hit in find_people(PHONE, by=cast.aigul)] == [True]
    assert [hit.full for hit in find_people(PHONE, by=cast.meerim)] == [False]
    assert [hit.full for hit in find_people(PHONE, by=holder(nurlan))] == [True]


@pytest.mark.parametrize("text", ["өмүрбеков", "өмүрбеков нурлан 1994", "12.03.1994", "ID1234567", PHONE])
def test_a_search_asks_as_many_questions_however_many_are_found(cast, nurlan, text):
    add_document(nurlan, by=cast.aigul, kind="passport", doc_number="ID1234567")
    aigul = cast.aigul
    with CaptureQueriesContext(
        connection,
    ) as few:
        find_people(text, by=aigul)
    for number in range(30):
        registered(cast, given_name=f"Нур{'абвгд'[number % 5] * (number + 1)}", phone=PHONE, not_the_same=True)
    with CaptureQueriesContext(connection) as many:
        find_people(text, by=aigul)
    assert len(few) == len(many) <= 10


def test_names_are_looked_up_in_the_index(cast, nurlan):
    with CaptureQueriesContext(connection) as asked:
        find_people("өмүрбеков нурлан", by=cast.aigul)
    if connection.vendor != "sqlite":
        pytest.skip("the plan is SQLite's")
    with connection.cursor() as cursor:
        for query in asked.captured_queries:
            cursor.execute(f"EXPLAIN QUERY PLAN {query['sql']}")
            plan = " | ".join(row[3] for row in cursor.fetchall())
            assert "SCAN people_" not in plan, plan


@pytest.mark.parametrize(
    ("text", "why"),
    [("Omurbekoff Nurlan", "Name"), ("Омурбкеов Нурлан", "Similar name"), ("Өмүрбек уулу Нурлан", "Name"),
     ("нур лан омурбеков", "Name"), ("NURLAN OMÜRBEKOV", "Name")],
)  # fmt: skip
def test_a_name_written_otherwise_finds_and_says_how_sure_that_is(cast, nurlan, text, why):
    assert [hit.why for hit in find_people(text, by=cast.aigul)] == [[why]]


@pytest.mark.parametrize(
    ("born_on", "why"),
    [
        (date(1994, 3, 12), ["Name", "Date of birth"]),
        (date(1994, 12, 3), ["Name", "Date of birth, day and month swapped"]),
        (date(1994, 1, 1), ["Name", "Year of birth"]),
        (date(1984, 3, 12), ["Name"]),
    ],
)
def test_a_birth_date_written_otherwise_still_finds(cast, nurlan, born_on, why):
    assert [hit.why for hit in find_people("Өмүрбеков Нурлан", by=cast.aigul, born_on=born_on)] == [why]


def test_a_woman_who_married_is_found_by_her_given_name_and_day_of_birth(cast):
    registered(cast, family_name="Садыкова", given_name="Айнура", patronymic="Алымбековна")
    (hit,) = find_people("Бекмаматова Айнура 12.03.1994", by=cast.aigul)
    assert hit.why == ["Part of the name", "Date of birth"]


def test_the_likeliest_come_first_and_who_is_far_less_likely_does_not_come(cast, nurlan):
    namesake = registered(cast, born_on=date(1971, 8, 30))
    other_form = registered(
        cast, family_name="Нурланов", given_name="Өмүрбек", born_on=date(1971, 8, 30), not_the_same=True
    )
    assert _found("Өмүрбеков Нурлан", cast.aigul) == [nurlan.ref, namesake.ref, other_form.ref]
    assert _found("Өмүрбеков Нурлан 12.03.1994", cast.aigul) == [nurlan.ref]


def test_who_is_registered_in_a_transaction_is_found_in_it_and_forgotten_words_lead_nowhere(cast, nurlan):
    forget(nurlan)
    assert _found("Өмүрбеков", cast.aigul) == []
    assert not NameWord.objects.exists()
    assert not NameVariant.objects.exists()
    write_many([nurlan])
    assert _found("Өмүрбеков", cast.aigul) == [nurlan.ref]


def test_a_word_that_others_have_is_not_forgotten_with_one_of_them(cast, nurlan):
    registered(cast, family_name="Асанов", born_on=date(1980, 1, 2))
    forget(nurlan)
    assert NameWord.objects.filter(key="nurlan").exists()
    assert not NameWord.objects.filter(key="omurbekov").exists()
