"""Checks of stays: on both sides of each edge day, and the public pages."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from sapar.policy.law.deadlines import deadline
from sapar.policy.law.form import InputRefused
from sapar.policy.law.library import library
from sapar.policy.law.policy_commands import law
from sapar.policy.law.stays.checking import check_stay
from sapar.policy.law.tests.test_pages import on, reader

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
RU = {"country": "RU", "citizenship": "KG", "purpose": "work", "entered": "2026-11-02"}
KZ = {"country": "KZ", "citizenship": "KG", "purpose": "work", "entered": "2026-09-01"}


def answer(rule: str, told: dict[str, Any], day: str | date) -> str:
    """What one rule says of a stay on a day."""
    found = check_stay(told, day if isinstance(day, date) else date.fromisoformat(day))
    return next((each.answer for each in found.findings if each.rule == rule), "none")


# 30 days from 2 November 2026 end on Wednesday 2 December; the safe day counts the day of entry too.
@pytest.mark.parametrize(("told", "day", "expected"), [
    ({"registered": False}, "2026-12-02", "due"),
    ({"registered": False}, "2026-12-03", "broken"),
    ({"registered": True, "registered_on": "2026-12-02"}, "2026-12-20", "kept"),
    ({"registered": True, "registered_on": "2026-12-03"}, "2026-12-20", "broken"),
    ({"registered": True}, "2026-12-02", "kept"),
    ({"registered": True}, "2026-12-03", "cannot_tell"),
    ({}, "2026-11-10", "cannot_tell"),
    ({"registered": False, "left_on": "2026-12-02"}, "2026-12-20", "kept"),
    ({"registered": False, "left_on": "2026-12-03"}, "2026-12-20", "broken"),
    ({"registered": False, "entered": None}, "2026-11-10", "cannot_tell"),
    ({"registered": False, "citizenship": "UZ"}, "2026-12-20", "none"),
])  # fmt: skip
def test_registration_in_russia_is_due_within_thirty_days(told, day, expected) -> None:
    assert answer("ru.registration", RU | told, day) == expected


def test_days_left_and_the_safe_day_are_told() -> None:
    found = check_stay(RU | {"registered": False}, date(2026, 11, 30)).of("due")[0]
    assert (found.last_day, found.safe_by, found.days_left) == (date(2026, 12, 2), date(2026, 12, 1), 2)


@pytest.mark.parametrize(("told", "day", "expected"), [
    # 90 days of a calendar year, both ends counted: 1 October is the first of 90 that end on 29 December.
    ({"entered": "2026-10-01", "has_contract": False}, "2026-12-29", "due"),
    ({"entered": "2026-10-01", "has_contract": False}, "2026-12-30", "broken"),
    ({"entered": "2026-10-01", "has_contract": False, "left_on": "2026-12-29"}, "2027-01-20", "kept"),
    ({"entered": "2026-10-01", "has_contract": False, "left_on": "2026-12-30"}, "2027-01-20", "broken"),
    # ten days in spring leave eighty
    ({"entered": "2026-10-01", "has_contract": False, "stays": [["2026-03-01", "2026-03-10"]]}, "2026-12-19", "due"),
    ({"entered": "2026-10-01", "has_contract": False, "stays": [["2026-03-01", "2026-03-10"]]}, "2026-12-20", "broken"),
    # from 3 October on there are ninety days left to the end of the year, and the count begins anew
    ({"entered": "2026-10-03", "has_contract": False}, "2027-03-31", "due"),
    ({"entered": "2026-10-03", "has_contract": False}, "2027-04-01", "broken"),
    ({"entered": "2026-10-01"}, "2026-12-30", "cannot_tell"),
    ({"entered": "2026-10-01", "has_contract": True}, "2026-12-30", "none"),
])  # fmt: skip
def test_ninety_days_of_a_year_in_russia_without_a_contract(told, day, expected) -> None:
    assert answer("ru.days_in_a_year", RU | told, day) == expected


@pytest.mark.parametrize(("day", "expected"), [("2027-03-31", "due"), ("2027-04-01", "broken")])
def test_a_stay_in_russia_ends_with_the_contract(day, expected) -> None:
    assert answer("ru.contract_end", RU | {"has_contract": True, "contract_end": "2027-03-31"}, day) == expected


@pytest.mark.parametrize(("told", "day", "expected"), [
    ({"contract_ended": "2027-02-20"}, "2027-03-09", "due"),  # 7 March 2027 is a Sunday, 8 March a holiday
    ({"contract_ended": "2027-02-20"}, "2027-03-10", "broken"),
    ({"contract_ended": "2027-02-20", "new_contract_on": "2027-03-09"}, "2027-04-01", "kept"),
])  # fmt: skip
def test_a_new_contract_in_russia_within_fifteen_days(told, day, expected) -> None:
    assert answer("ru.new_contract", RU | told, day) == expected


# 90 days in any 180: 1 September is the first of 90 that end on 29 November.
@pytest.mark.parametrize(("told", "day", "expected"), [
    ({"has_permit": False}, "2026-11-29", "due"),
    ({"has_permit": False}, "2026-11-30", "broken"),
    ({"has_permit": False, "left_on": "2026-11-29"}, "2026-12-30", "kept"),
    ({"has_permit": False, "left_on": "2026-11-30"}, "2026-12-30", "broken"),
    ({"has_permit": False, "stays": [["2026-07-01", "2026-07-10"]]}, "2026-11-19", "due"),
    ({"has_permit": False, "stays": [["2026-07-01", "2026-07-10"]]}, "2026-11-20", "broken"),
    ({"has_permit": False, "stays": [["2026-04-01", "2026-06-29"]]}, "2026-09-01", "broken"),
    ({"has_permit": True}, "2026-11-30", "none"),
    ({}, "2026-11-30", "cannot_tell"),
])  # fmt: skip
def test_ninety_days_in_a_hundred_and_eighty_in_kazakhstan(told, day, expected) -> None:
    assert answer("kz.days_in_window", KZ | told, day) == expected


@pytest.mark.parametrize(("rule", "told", "last"), [
    ("kz.host_notice", {"notified": False}, "2026-09-04"),
    ("kz.residence_permit", {"has_permit": False}, "2026-10-01"),
    ("kz.permit_end", {"has_permit": True, "permit_until": "2027-05-09"}, "2027-05-09"),
    ("kz.new_contract", {"contract_ended": "2026-10-05"}, "2026-10-20"),
])  # fmt: skip
def test_each_last_day_in_kazakhstan_has_two_sides(rule, told, last) -> None:
    edge = date.fromisoformat(last)
    assert [answer(rule, KZ | told, day) for day in (edge, edge + DAY)] == ["due", "broken"]


@pytest.mark.parametrize("country", ["TR", "KR"])
def test_other_countries_with_rules_answer_too(country) -> None:
    told = {"country": country, "citizenship": "KG", "purpose": "work", "entered": "2026-09-01", "has_permit": True,
            "permit_until": "2026-12-01", "registered": False}  # fmt: skip
    assert answer(f"{country.lower()}.permit_end", told, "2026-12-01") == "due"
    assert answer(f"{country.lower()}.permit_end", told, "2026-12-02") == "broken"


def test_a_country_without_rules_says_that_it_has_none() -> None:
    assert not check_stay({"country": "UZ", "entered": "2026-09-01"}, date(2026, 9, 2)).covered


def test_a_stay_that_ends_before_it_begins_is_refused_with_a_sentence() -> None:
    with pytest.raises(InputRefused, match="left_on"):
        check_stay(RU | {"left_on": "2026-11-01"}, date(2026, 11, 30))


@settings(max_examples=30, deadline=None)
@given(
    st.integers(0, 300), st.integers(0, 120), st.integers(0, 60), st.sampled_from(["has_permit", "notified", "purpose"])
)
def test_what_is_not_told_is_never_kept_where_it_would_be_broken(shift, stayed, before, name) -> None:
    entered = date(2026, 1, 10) + timedelta(days=shift)
    earlier = [[entered - timedelta(days=before + 20), entered - timedelta(days=20)]]
    told = KZ | {"entered": entered, "has_permit": False, "notified": False, "stays": earlier}
    day = entered + timedelta(days=stayed)
    broken = {each.rule for each in check_stay(told, day).of("broken")}
    silent = check_stay({fact: value for fact, value in told.items() if fact != name}, day)
    assert not broken & {each.rule for each in silent.of("kept")}


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 360), st.integers(0, 80))
def test_the_last_day_of_ninety_in_a_year_is_the_last_with_at_most_ninety(shift, before) -> None:
    entered = date(2026, 1, 1) + timedelta(days=shift)
    earlier = [[entered - timedelta(days=before), entered - DAY]] if before else []
    last = deadline("ru.stay.days_in_a_year", {"entry": entered, "stays": earlier}).last_day
    first = entered - timedelta(days=before)

    def used(day: date) -> int:
        return (day - max(first, date(day.year, 1, 1))).days + 1

    assert last is None or used(last) <= 90 < used(last + DAY)


def test_every_rule_of_a_stay_has_words_in_each_language() -> None:
    rules = [rule for pack in library().packs.values() for rule in pack.stays]
    assert len(rules) > 10
    assert all(text for rule in rules for texts in (rule.ask, rule.do, rule.deadline.title) for text in texts.values())


def go(client: Any, url: str, *answers: dict[str, str]) -> str:
    """Answer one page after the other, and return the address of the result."""
    for given_here in answers:
        page = client.post(url, given_here)
        assert page.status_code == 302, page.content.decode()
        url = page["Location"]
    return url


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_a_stay_is_checked_a_few_questions_at_a_time_and_leads_to_days_and_articles(language) -> None:
    client = reader(language)
    with on("2026-11-30"):
        first = {"entered": "02.11.2026", "citizenship": "KG", "purpose": "work"}
        contract = {"has_contract": "yes", "contract_end": "31.03.2027"}
        url = go(client, "/check-stay/ru", first, {"unknown": "1"}, {"registered": "no"}, contract)
        page = client.get(url)
        calendar = client.get(page.context["calendar_url"])
    html = page.content.decode()
    assert "02.12.2026" in html
    assert "97(6)" in html
    assert html.count('data-answer="due"') == 2
    assert len(page.content) < 30_000
    assert "DTSTART;VALUE=DATE:20261201" in calendar.content.decode()


def test_only_what_some_rule_reads_is_asked() -> None:
    html = reader().get("/check-stay/kr?entered=2026-11-02&at=permit").content.decode()
    assert "Question 3 of 3" in html
    assert 'name="permit_on"' not in html


def test_what_cannot_be_told_leads_to_its_question() -> None:
    with on("2026-11-30"):
        html = reader().get("/check-stay/ru?entered=2026-11-02&purpose=work&at=result").content.decode()
    assert "at=done" in html
    assert "at=contract" in html


def test_wrong_days_are_asked_again_and_a_garbled_address_is_no_error() -> None:
    page = reader().post("/check-stay/ru", {"entered": "02.11.2026", "left_on": "01.11.2026"})
    assert "The end must come after the start" in page.content.decode()
    for query in (
        "entered=soon&at=result",
        "entered=2026-11-02&left_on=2026-10-01&at=result",
        "at=rubbish",
        "at=result",
    ):
        assert reader().get(f"/check-stay/ru?{query}").status_code == 200


def test_a_country_without_rules_and_a_citizen_without_rules_are_told_plainly() -> None:
    assert "We do not have the rules about stays of this country yet" in reader().get("/check-stay/uz").content.decode()
    html = reader().get("/check-stay/ru?citizenship=UZ&entered=2026-11-02&at=result").content.decode()
    assert "We have no rules for citizens of your country there" in html
    assert reader().get("/check-stay/kg").status_code == 404
    assert reader().get("/check-stay/uz/calendar.ics?entered=2026-11-02").status_code == 404


def test_nothing_of_a_stay_is_kept() -> None:
    client = reader()
    go(client, "/check-stay/ru", {"entered": "02.11.2026"}, {"unknown": "1"})
    assert "sessionid" not in client.cookies


def test_the_command_says_the_same_and_ends_with_one_where_something_is_late(tmp_path) -> None:
    file = tmp_path / "stays.yaml"
    file.write_text("stay_cases:\n- {id: a, country: RU, citizenship: KG, entered: 2026-11-02, registered: false}\n")
    late = CliRunner().invoke(law, ["stay", str(file), "--on", "2026-12-03", "--json"])
    in_time = CliRunner().invoke(law, ["stay", str(file), "--on", "2026-12-02"])
    assert (late.exit_code, in_time.exit_code) == (1, 0)
    assert json.loads(late.stdout)["cases"][0]["findings"][0]["last_day"] == "2026-12-02"
    assert "last day 2026-12-02, safe by 2026-12-01" in in_time.stdout
