"""What linkage makes of a record: roles of words, parts of the date, nothing out of nothing."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sapar.registers.people.linkage.places import place_of
from sapar.registers.people.linkage.records import Record, features_of

AIBEK = Record("1", "Токтогулов", "Айбек", "Асанович", "M", "1990-03-07", "Ош облусу", "AN1234567")
SAME_PERSON = [
    ("Айбек", "Токтогулов", "Асанович"),
    ("Токтогулов Айбек Асанович", "", ""),
    ("Айбек Токтогулов Асан уулу", "", ""),
    ("TOKTOGULOV", "AIBEK", "ASANOVICH"),
    ("Токтогул уулу", "Айбек", "Асан уулу"),
    ("TOKTOGUL UULU", "Ай-бек", "Asanovich"),
    ("Токтогулов", "Айбек Асанович", ""),
    ("AYBEK", "Toktogul uulu", "Asanovich"),
    ("Тoктoгулов", "Айбeк", "Асанович"),
]
ALPHABETS = st.text(alphabet="абвгдежзиклмнопрстуөүңabdefgiklmnoprstu -'", max_size=20)


@pytest.mark.parametrize("names", SAME_PERSON)
def test_a_person_has_the_same_roots_in_any_columns_form_and_script(names):
    found = features_of(Record("2", *names))
    assert (found.surname, found.given, found.patronymic) == ("toktogul", "aibek", "asan")


def test_a_bare_surname_stays_where_it_was_written():
    found = features_of(Record("1", "Мамбет", "Жыпаргүл"))
    assert (found.surname, found.given, found.patronymic) == ("mambet", "jipargul", None)


def test_the_first_of_january_tells_the_year_alone():
    found = features_of(replace(AIBEK, birth_date="1990-01-01"))
    assert (found.born, found.month_day, found.swapped, found.year) == (None, None, None, 1990)


@pytest.mark.parametrize(
    ("written", "sex"), [("M", "M"), ("муж.", "M"), ("эркек", "M"), ("Ж", "F"), ("аял", "F"), ("?", None)]
)
def test_a_sex_is_read_in_three_languages(written, sex):
    assert features_of(replace(AIBEK, sex=written)).sex == sex


def test_a_year_alone_is_a_year():
    assert (features_of(replace(AIBEK, birth_date="1990")).year, features_of(AIBEK).swapped) == (1990, "1990-07-03")


def test_what_is_blank_or_nonsense_is_nothing():
    blank = features_of(Record("1", birth_date="soon"))
    told = {name: getattr(blank, name) for name in blank.__slots__ if name not in ("rec_id", "form")}
    assert set(told.values()) == {None}


@pytest.mark.parametrize("written", ["Ош облусу", "Ошская обл.", "OSH OBLAST", "г. Ош"])
def test_a_region_is_one_place_in_three_languages(written):
    assert place_of(written) == "osh"


def test_a_place_that_is_not_known_stands_for_itself():
    assert place_of("Кашкар-Кыштак") == place_of("КАШКАР КЫШТАК") != place_of("Араван")


@given(ALPHABETS, ALPHABETS, ALPHABETS)
def test_letter_case_changes_nothing(surname, name, patronymic):
    lower = features_of(Record("1", surname, name, patronymic))
    assert features_of(Record("1", surname.upper(), name.upper(), patronymic.upper())) == lower


@given(st.text(max_size=30), st.text(max_size=30), st.text(max_size=12))
def test_whatever_is_typed_has_features(surname, name, date):
    assert features_of(Record("1", surname, name, birth_date=date)).rec_id == "1"
