"""What a finding says, and the three answers."""

from datetime import date

import pytest

from sapar.policy.law.engine import NoPackYet, judge
from sapar.policy.law.facts import FACTS, FIELDS, TEXT, TEXTS
from sapar.policy.law.form import Form, InputRefused
from sapar.policy.law.library import library
from sapar.policy.law.tests.samples import case, wage
from sapar.policy.law.wording import OF_COUNTRIES, placeholders
from sapar.policy.law.words import ANSWERS


def test_a_breach_names_article_numbers_days_and_what_to_do_in_three_languages() -> None:
    result = judge().check(case(wage=wage(20000), hours_per_week=40))
    finding = next(found for found in result.broken if found.code == "WAGE_BELOW_MINIMUM")
    assert (finding.law, finding.since, finding.field) == (
        "Labour Code of Russia (TK), article 133",
        date(2026, 3, 1),
        "wage",
    )
    assert "20\u00a0000 RUB" in finding.text("ky")
    assert "27\u00a0093" in finding.text("ru")
    assert all(finding.do(language) for language in ("en", "ru", "ky"))


@pytest.mark.parametrize(
    ("language", "word"), [("en", "Kept by: The employer."), ("ru", "Хранит: Работодатель."), ("ky", "Сактаган: Иш")]
)
def test_a_code_is_shown_in_the_words_of_the_reader(language: str, word: str) -> None:
    broken = judge().check(case(documents_held_by="employer", languages=["kk", "en"])).broken
    kept = next(found for found in broken if found.code == "PASSPORT_RETENTION")
    assert word in kept.text(language)
    assert kept.numbers["documents_held_by"] == "employer"
    assert "kk" not in next(found for found in broken if found.code == "CONTRACT_LANGUAGE").text(language)


@pytest.mark.parametrize(
    ("employer", "employees"),
    [("Hansol Plastics (30 employees)", 30), ("Daol Press, 4 workers", 4), ("Daol (Fewer than 5 employees)", 4),
     ("Plant 4", None), ("4everything Ltd", None), (None, None)],
)  # fmt: skip
def test_the_number_of_employees_is_read_from_the_employers_entry(employer: str | None, employees: int | None) -> None:
    fact = next(fact for fact in FACTS if fact.name == "employees")
    assert fact.read(Form.of_case(case(employer=employer))) == employees


def test_every_code_that_a_text_of_the_law_may_show_has_words() -> None:
    coded = {fact.name for fact in FACTS if fact.type in (TEXT, TEXTS)} - {"wage_currency"}
    shown = {name for pack in library().packs.values() for rule in pack.rules for name in placeholders(rule)}
    assert {"documents_held_by", "languages"} <= coded & shown
    assert not {name for name in coded & shown if FIELDS[name] not in ANSWERS and name not in OF_COUNTRIES}


def test_what_is_not_stated_is_a_question_with_the_missing_field() -> None:
    finding = next(found for found in judge().check(case()).cannot_tell if found.code == "HOURS_OVER_MAX")
    assert "hours_per_week" in finding.missing
    assert "сколько часов" in finding.ask("ru")


def test_an_empty_contract_has_no_breach_at_all() -> None:
    assert judge().check(case()).broken == ()


def test_past_the_last_minimum_known_the_answer_is_an_info_with_its_day() -> None:
    result = judge().check(case(destination="KZ", end=date(2027, 6, 30), wage=wage(85000, "KZT"), hours_per_week=40))
    assert [(info.code, info.since) for info in result.infos] == [("MINIMUM_UNKNOWN_AFTER", date(2027, 1, 1))]
    assert result.checked_until == date(2026, 12, 31)


def test_a_minimum_that_differs_by_age_asks_for_the_age_and_is_not_called_unknown() -> None:
    pay = wage(13, "GBP", period="hour")
    contract = {"wage": pay, "hours_per_week": 40, "pay_interval": "month"}
    result = judge().check(case(destination="GB", **contract))
    assert result.infos == ()
    assert result.checked_until == date(2026, 12, 31)
    asked = next(found for found in result.cannot_tell if found.rule == "gb.pay.minimum")
    assert "worker_age" in asked.missing
    of_age = judge().check(case(destination="GB", worker_age=30, end=date(2027, 6, 30), **contract))
    assert [(info.since, info.field) for info in of_age.infos] == [(date(2027, 4, 1), "wage")]


def test_an_open_ended_contract_is_checked_until_the_last_day_known() -> None:
    assert judge().check(case(end=None, wage=wage(90000), hours_per_week=40)).checked_until == date(2026, 12, 31)


def test_a_disputed_rule_says_so() -> None:
    result = judge().check(case(stated_clauses=[]))
    assert {found.checked.state for found in result.broken if found.code == "MISSING_CLAUSE"} == {"disputed"}


def test_an_international_rule_is_silent_where_the_country_has_its_own() -> None:
    findings = judge().check(case(documents_held_by="employer")).broken
    assert [found.rule for found in findings if found.code == "PASSPORT_RETENTION"] == ["ru.documents.kept_by_worker"]


def test_many_contracts_are_judged_as_each_by_itself() -> None:
    cases = [case(worker_age=17), case(destination="KZ", worker_age=17), case(form="oral")]
    assert judge().check_many(cases) == [judge().check(one) for one in cases]


def test_a_country_without_a_pack_is_said_so() -> None:
    with pytest.raises(NoPackYet, match="no pack of laws yet for the country AE"):
        judge().check(case(destination="AE"))


@pytest.mark.parametrize(
    ("contract", "sentence"),
    [
        ({"wage": wage("62,000")}, r"wage.amount: '62,000' is not a number"),
        ({"start": "1 March"}, r"start: '1 March' is not a day"),
        ({"end": date(2026, 1, 1)}, r"end: 2026-01-01 is before the start"),
        ({"form": "spoken"}, r"form: 'spoken' is not known here; choose one of written, oral"),
        ({"deductions": [{"kind": "tax"}]}, r"deductions.kind: 'tax' is not known here"),
        ({"wage": wage(-5)}, r"wage.amount: -5 is out of range"),
    ],
)
def test_a_field_that_cannot_be_read_is_answered_with_a_sentence(contract: dict, sentence: str) -> None:
    with pytest.raises(InputRefused, match=sentence):
        judge().check(case(**contract))
