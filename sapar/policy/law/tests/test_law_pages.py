"""The pages on the law itself: looked up for a day, found by words, set beside another country's."""

import re
from datetime import date

import pytest
from django.test import Client
from django.utils.translation import override

from sapar.policy.law.browsing import law_of
from sapar.policy.law.library import library
from sapar.policy.law.replay import records
from sapar.policy.law.units import MEASURES, unit_in_words

COUNTRIES = sorted(pack.country.lower() for pack in library().packs.values())


def read(address: str, language: str = "en", status: int = 200) -> str:
    answer = Client(headers={"accept-language": language}).get(address)
    assert answer.status_code == status
    return answer.content.decode()


def plain(html: str) -> str:
    """Leave the words of a page: numbers lead to their entries."""
    return re.sub("<[^>]+>", "", html)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "ru", "ky"])
@pytest.mark.parametrize("country", COUNTRIES)
def test_every_country_can_be_looked_up(country: str, language: str) -> None:
    html = read(f"/law/{country}", language)
    assert library().packs["international" if country == "int" else country].name[language] in html
    assert "hatched" in html  # nothing here is confirmed by a lawyer yet, and that is plain to see


@pytest.mark.django_db
def test_the_law_is_that_of_the_day() -> None:
    now, before = read("/law/ru?on=24.11.2026"), read("/law/ru?on=31.12.2025")
    assert "27\u00a0093 RUB/month gross · from 01.01.2026" in plain(now)
    assert "22\u00a0440 RUB/month gross · from 01.01.2025 until 31.12.2025" in plain(before).split("Other days")[0]
    assert "Not known for this day" in read("/law/pl?on=01.01.2027")


@pytest.mark.django_db
def test_words_find_what_holds_them() -> None:
    html = read("/law/gb?q=leave+annual")
    assert "5.6 weeks/year" in html
    assert "Minimum wage" not in html
    assert "Nothing in this law holds these words" in read("/law/gb?q=xyzzy")


@pytest.mark.django_db
def test_a_disputed_number_shows_both_readings() -> None:
    html = read("/law/kr?q=workplace")
    assert "Lawyers read this rule in two ways" in html
    assert "two changes in three years, one in the re-employment period" in html


@pytest.mark.django_db
@pytest.mark.parametrize(("address", "status"), [("/law/qq", 404), ("/law/ru?on=32.13.2026", 200)])
def test_what_cannot_be_read_is_answered(address: str, status: int) -> None:
    html = read(address, status=status)
    assert status == 404 or "error" in html.lower()


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "ru", "ky"])
def test_two_countries_stand_beside_each_other(language: str) -> None:
    html = read("/law/compare?a=KG&b=RU&on=24.11.2026", language)
    question = library().packs["international"].questions["safety.minimum_age"]
    assert question.asks[language] in html
    assert html.count("<details") > 16


@pytest.mark.django_db
def test_a_country_is_not_compared_with_itself_or_with_none() -> None:
    assert "Choose two different countries" in read("/law/compare?a=KG&b=KG")
    for address in ("/law/compare", "/law/compare?a=KG", "/law/compare?a=KG&b=QQ"):
        assert "To settle together" not in read(address)


@pytest.mark.django_db
@pytest.mark.parametrize(("people", "told"), [(12345, "12\u00a0345"), (3, "too few people")])
def test_the_agenda_says_how_many_people_it_touches_unless_they_are_few(
    people: int, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(records, "_keepers", [records.Keeper(list, lambda: 0, lambda country: people)])
    html = read("/law/compare?a=KG&b=RU&on=24.11.2026")
    assert f"People on record who work there</dt><dd>{told}" in html
    assert "Ministries of labour" in html
    assert "People on record" not in read("/law/compare?a=KZ&b=RU&on=24.11.2026")


@pytest.mark.django_db
def test_below_the_standards_is_told_beside_the_distance() -> None:
    assert "Below the standards" in read("/law/compare?a=KG&b=INT")
    assert "Below the standards" not in read("/law/compare?a=KG&b=RU")


@pytest.mark.parametrize("country", [each for each in COUNTRIES if each != "int"])
def test_every_measure_has_its_words(country: str) -> None:
    with override("en"):
        entries = law_of(library().packs[country], date(2026, 11, 24)).numbers
    for entry in entries:
        measure = entry.unit.partition("/")[2] if entry.unit[:3].isupper() else entry.unit
        assert not measure or measure in MEASURES, (entry.title, entry.unit)


@pytest.mark.parametrize(
    ("unit", "language", "words"),
    [
        ("hours/week on average over 17 weeks", "ru", "часов в неделю"),
        ("RUB/month gross, for the full norm", "ky", "RUB/ай, кармоолорго чейин"),
        ("KRW at most; paid for by the employer", "ru", "KRW"),
        ("ISO 4217", "ky", "ISO 4217"),
    ],
)
def test_a_unit_is_said_in_the_readers_language(unit: str, language: str, words: str) -> None:
    with override(language):
        assert unit_in_words(unit) == words


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "ru", "ky"])
def test_what_the_law_says_in_words_stands_with_its_days(language: str) -> None:
    provision = library().packs["ru"].provisions["status.register"]
    assert provision.says[language] in read("/law/ru", language)
    assert provision.checked.readings[1]["en"] in read("/law/ru", language)
    assert "05.02.2025" in read("/law/ru", language).split(provision.says[language])[0][-400:]


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "share"), [("en", "28 USD"), ("ru", "28 USD"), ("ky", "28 USD")])
def test_what_a_corridor_takes_is_counted(language: str, share: str) -> None:
    html = read("/law/simplicity", language)
    assert html.count('href="/steps/') >= 5
    assert share in html.replace("\u00a0", " ")
