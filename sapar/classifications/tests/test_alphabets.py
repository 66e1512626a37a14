"""Every name is written in the alphabet of its language: no look-alike letters, no mixed words."""

import re

import pytest

from sapar.classifications import codes

RUSSIAN = set("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
KYRGYZ = RUSSIAN | set("ңөү")
LISTS = (codes.occupations, codes.sectors, codes.places, codes.countries, codes.regions, codes.currencies)


def letters(text):
    return {letter for letter in text.casefold() if letter.isalpha()}


def is_latin(letter):
    return letter < "\u0250"


@pytest.mark.parametrize("entries", LISTS)
def test_russian_names_have_russian_letters_only(entries):
    assert [each.ru for each in entries() if not letters(each.ru) <= RUSSIAN] == []


@pytest.mark.parametrize("entries", LISTS)
def test_kyrgyz_names_have_kyrgyz_letters_only(entries):
    assert [each.ky for each in entries() if not letters(each.ky) <= KYRGYZ] == []


@pytest.mark.parametrize("entries", LISTS)
def test_english_names_have_latin_letters_only(entries):
    assert [each.en for each in entries() if not all(map(is_latin, letters(each.en)))] == []


@pytest.mark.parametrize("entries", LISTS)
def test_no_everyday_word_mixes_two_alphabets(entries):
    words = {word for each in entries() for phrase in each.also for word in re.findall(r"\w+", phrase)}
    assert [word for word in words if len({is_latin(letter) for letter in letters(word)}) > 1] == []


def test_kyrgyz_places_say_in_kyrgyz_what_they_are():
    ending = {"oblast": "облусу", "city": "шаары", "raion": "району", "town": "шаары"}
    assert [each.ky for each in codes.places() if not each.ky.endswith(ending[each.kind])] == []
