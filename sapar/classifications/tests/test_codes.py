"""The lists are whole, well formed and hang together."""

import csv
from collections import Counter

import pytest

from sapar.classifications import codes

KEYS = {
    "isco08.csv": "code",
    "isic4_sections.csv": "code",
    "territory_kg.csv": "code",
    "countries.csv": "alpha2",
    "regions_abroad.csv": "code",
    "currencies.csv": "code",
}


def rows_of(file):
    with (codes.DATA / file).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def test_occupations_have_the_structure_of_isco_08():
    assert [len(codes.occupations(level)) for level in (1, 2, 3, 4)] == [10, 43, 130, 436]


def test_there_are_21_sectors_from_a_to_u():
    assert "".join(each.code for each in codes.sectors()) == "ABCDEFGHIJKLMNOPQRSTU"


def test_there_are_249_countries():
    assert len(codes.countries()) == 249


def test_kyrgyzstan_has_7_oblasts_2_cities_40_raions_and_4_raions_of_bishkek():
    kinds = Counter(each.kind for each in codes.places())
    assert (kinds["oblast"], kinds["city"], kinds["raion"]) == (7, 2, 44)
    assert len(codes.children_of(codes.place("41711"))) == 4


def test_russia_has_83_regions_and_kazakhstan_20():
    assert (len(codes.regions("RU")), len(codes.regions("KZ"))) == (83, 20)


@pytest.mark.parametrize(("file", "key"), KEYS.items())
def test_no_code_is_written_twice(file, key):
    assert [code for code, times in Counter(row[key] for row in rows_of(file)).items() if times > 1] == []


@pytest.mark.parametrize("file", KEYS)
def test_every_line_has_an_english_and_a_russian_name(file):
    assert [row for row in rows_of(file) if not (row["en"] and row["ru"])] == []


@pytest.mark.parametrize("file", KEYS)
def test_no_name_has_stray_spaces(file):
    assert [value for row in rows_of(file) for value in row.values() if value != " ".join(value.split())] == []


def test_every_unit_group_has_its_chain_of_parents():
    chains = {each.code: [above.code for above in codes.ancestors_of(each)] for each in codes.occupations(4)}
    assert [code for code, chain in chains.items() if chain != [code[:3], code[:2], code[:1]]] == []


def test_every_place_lies_in_an_oblast_or_a_city():
    tops = {(codes.ancestors_of(each) or (each,))[-1].kind for each in codes.places()}
    assert tops == {"oblast", "city"}


def test_children_are_one_step_below_and_ancestors_come_nearest_first():
    welders = codes.occupation("7212")
    assert welders in codes.children_of(codes.occupation("721"))
    assert [each.level for each in codes.ancestors_of(welders)] == [3, 2, 1]


def test_every_country_of_a_region_and_every_listed_currency_is_known():
    assert all(codes.country(each.country) for each in codes.regions())
    assert {codes.country(code).currency for code in ("KG", "RU", "KZ", "TR", "KR", "GB", "US", "DE", "PL")} <= {
        each.code for each in codes.currencies()
    }


def test_the_eaeu_has_its_five_members():
    assert {each.code for each in codes.countries() if each.eaeu} == {"AM", "BY", "KG", "KZ", "RU"}


def test_the_regions_that_law_packs_name_exist():
    named = ("Moscow", "Moscow oblast", "St Petersburg", "Ryazan oblast", "Tula oblast", "Krasnodar krai", "Astana")
    assert all(
        codes.region(each).en == each for each in (*named, "Antalya", "Istanbul", "Busan", "Gyeonggi-do", "Kent")
    )


def test_a_name_falls_back_from_kyrgyz_to_russian_to_english():
    entry = codes.Sector(code="A", en="Farming", ru="Сельское хозяйство", ky="")
    assert [entry.name(language) for language in ("ky", "ru", "en", "ky-KG", "tr")] == [
        "Сельское хозяйство",
        "Сельское хозяйство",
        "Farming",
        "Сельское хозяйство",
        "Farming",
    ]


def test_a_name_that_only_english_has_is_shown_in_every_language():
    entry = codes.Sector(code="A", en="Farming", ru="", ky="")
    assert {entry.name(language) for language in ("ky", "ru", "en")} == {"Farming"}


@pytest.mark.parametrize(
    ("find", "sentence"),
    [
        (codes.occupation, 'There is no occupation with the code "??".'),
        (codes.sector, 'There is no sector with the code "??".'),
        (codes.place, 'There is no place with the code "??".'),
        (codes.country, 'There is no country with the code "??".'),
        (codes.region, 'There is no region with the code "??".'),
        (codes.currency, 'There is no currency with the code "??".'),
    ],
)
def test_an_unknown_code_is_refused_with_a_sentence(find, sentence):
    with pytest.raises(codes.UnknownCode) as refused:
        find("??")
    assert str(refused.value) == sentence


def test_the_won_has_no_decimals():
    assert (codes.currency("KRW").minor_digits, codes.currency("KGS").minor_digits) == (0, 2)
