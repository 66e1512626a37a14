"""People find an entry with the words they use, in any language and on any keyboard."""

import pytest

from sapar.classifications.search import (
    fold,
    search_countries,
    search_occupations,
    search_places,
    search_regions,
    words_of,
)


def codes_of(entries):
    return [each.code for each in entries]


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Ёлка", "елка"),
        ("Өзгөн", "озгон"),
        ("Түркия", "туркия"),
        ("Ноң", "нон"),
        ("Жаӊы", "жаны"),
        ("Türkiye", "turkiye"),
        ("Aydın", "aydin"),
    ],
)
def test_letters_missing_from_a_keyboard_are_folded(typed, folded):
    assert fold(typed) == folded


def test_folding_twice_changes_nothing():
    assert fold(fold("Чоң-Алай өзгөчө ЁЛКА")) == fold("Чоң-Алай өзгөчө ЁЛКА")


def test_words_are_split_at_punctuation():
    assert words_of("Ысык-Көл, Түп") == ("ысык", "кол", "туп")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("сварщик", "7212"),
        ("welder", "7212"),
        ("7212", "7212"),
        ("курьер", "9621"),
        ("водитель", "8322"),
        ("швея", "7533"),
        ("повар", "5120"),
        ("медсестра", "3221"),
        ("каменщик", "7112"),
        ("грузчик", "9333"),
        ("waiter", "5131"),
    ],
)
def test_an_occupation_is_found_by_the_word_people_use(typed, first):
    assert codes_of(search_occupations(typed, "ru"))[0] == first


@pytest.mark.parametrize("typed", ["тигүүчү", "ТИГҮҮЧҮ", "тигуучу"])
def test_a_seamstress_is_found_in_kyrgyz_with_or_without_kyrgyz_letters(typed):
    assert codes_of(search_occupations(typed, "ky"))[0] == "7533"


def test_every_typed_word_must_be_found():
    assert codes_of(search_occupations("кыш калоочу", "ky")) == ["7112"]


def test_an_ending_does_not_hide_an_occupation():
    assert codes_of(search_occupations("сиделки", "ru")) == ["5322"]


def test_a_group_with_one_member_of_the_same_name_is_offered_once():
    assert codes_of(search_occupations("cooks", "en")).count("512") == 0


def test_the_list_is_cut_at_the_limit():
    assert len(search_occupations("рабочие", "ru", limit=5)) == 5


@pytest.mark.parametrize("typed", ["", "   ", "—", "ъъъъ"])
def test_nothing_is_found_for_nothing(typed):
    assert search_occupations(typed, "ru") == ()


@pytest.mark.parametrize("typed", ["Манас", "Жалал-Абад", "джалал-абад", "jalal"])
def test_a_renamed_town_is_found_by_both_names(typed):
    assert "41703410" in codes_of(search_places(typed, "ky"))


@pytest.mark.parametrize(
    ("typed", "code"),
    [("рос", "RU"), ("Turkey", "TR"), ("turkiye", "TR"), ("корея", "KR"), ("ОАЭ", "AE"), ("казак", "KZ"), ("KG", "KG")],
)
def test_a_country_is_found_by_the_word_people_use(typed, code):
    assert codes_of(search_countries(typed, "ky"))[0] == code


def test_a_region_is_found_by_its_best_known_town():
    assert codes_of(search_regions("екатеринбург", "ru")) == ["Sverdlovsk oblast"]


def test_regions_can_be_sought_in_one_country():
    assert codes_of(search_regions("алматы", "ru", country="KZ")) == ["Almaty", "Almaty region"]
    assert search_regions("алматы", "ru", country="RU") == ()
