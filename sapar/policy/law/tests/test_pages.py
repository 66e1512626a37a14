"""The public law pages, through HTTP, without an account."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from sapar.foundation import clock
from sapar.policy.law.engine import judge
from sapar.policy.law.tests.typing_cases import NASTY, cases_of, codes_on, names_on, typed, walk

pytestmark = pytest.mark.django_db
LANGUAGES = ("ky", "ru", "en")
MOST_BYTES = 30_000


def on(day: str) -> Any:
    """Live on a day, which the file of cases writes as text."""
    return clock.at(datetime.fromisoformat(f"{day}T12:00:00+00:00"))


def reader(language: str = "en") -> Client:
    """Somebody without an account, reading in a language."""
    return Client(headers={"accept-language": language})


def result_of(answers: dict[str, Any], language: str = "en", day: str = "2026-11-24") -> str:
    """The result page for these answers."""
    client = reader(language)
    with on(day):
        walk(client, answers)
        return client.get("/check-contract/result").content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("case", cases_of("RU", "KZ", "KR", "TR", "GB"))
def test_a_contract_typed_into_the_pages_breaks_the_same_rules(case, language):
    html = result_of(typed(case), language, case["check_on"])
    engine = judge().check(case)
    assert codes_on(html, "broken") == engine.block_codes
    assert codes_on(html, "unknown") == {finding.code for finding in engine.cannot_tell}
    assert engine.block_codes == {violation["code"] for violation in case["expected"]["violations"]}
    assert any(finding.law_in(language) in html for finding in engine.findings)
    for finding in engine.findings:
        if finding.blocks:
            assert finding.law_in(language) in html
            assert finding.do(language) in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_even_the_worst_contract_makes_a_page_that_a_phone_can_load(language):
    html = result_of(NASTY, language)
    assert len(codes_on(html, "broken")) > 6
    assert len(html.encode()) < MOST_BYTES


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "url",
    [
        "/check-contract",
        "/steps",
        "/steps/ru?arrival=01.12.2026&agency=on&region=Moscow",
        "/steps/kz?arrival=01.12.2026",
        "/steps/tr",
    ],
)
def test_pages_are_small_and_work_without_javascript(url, language):
    page = reader(language).get(url)
    assert page.status_code == 200
    assert len(page.content) < MOST_BYTES
    assert "onclick" not in page.content.decode()


def test_every_question_page_is_small_and_opens_again_with_its_answer():
    client = reader("ru")
    for url in walk(client, NASTY):
        page = client.get(url)
        assert page.status_code == 200
        assert len(page.content) < MOST_BYTES, url
    assert 'value="25000"' in client.get("/check-contract/pay").content.decode()


def test_what_is_broken_stands_before_what_is_kept():
    html = result_of(NASTY)
    levels = [html.index(f'data-level="{level}"') for level in ("broken", "ask", "unknown", "kept")]
    assert levels == sorted(levels)
    assert "Parts of this contract break the law" in html
    assert "No lawyer has checked this rule yet" in html


def test_what_cannot_be_told_leads_to_the_question_that_is_missing():
    client = reader()
    walk(client, {"destination": "KZ"})
    html = client.get("/check-contract/result").content.decode()
    assert "We cannot tell: an answer is missing" in html
    assert 'href="/check-contract/permission?to=result"' in html
    page = client.post("/check-contract/permission?to=result", {"work_authorisation__residence_permit": "yes"})
    assert page["Location"] == "/check-contract/result"
    assert "STAY_NOT_COVERED" not in codes_on(client.get("/check-contract/result").content.decode(), "unknown")


def test_a_pay_that_can_hardly_be_is_asked_once_more_and_then_taken():
    client = reader()
    client.post("/check-contract", {"destination": "RU"})
    pay = {"wage__money_0": "450", "wage__money_1": "RUB", "wage__period": "month"}
    first = client.post("/check-contract/pay", pay)
    assert first.status_code == 200
    assert "Is this right? 450" in first.content.decode()
    sure = first.context["form"]["sure"].value()
    assert client.post("/check-contract/pay", pay | {"sure": sure}).status_code == 302
    other = client.post("/check-contract/pay", pay | {"wage__money_0": "460", "sure": sure})
    assert "Is this right? 460" in other.content.decode()


def test_wrong_dates_are_named_and_nothing_typed_is_lost():
    client = reader()
    client.post("/check-contract", {"destination": "RU"})
    page = client.post("/check-contract/dates", {"start": "31.12.2026", "end": "1.12.2026", "signed_on": "soon"})
    html = page.content.decode()
    assert "The end must come after the start" in html
    assert "Write the date like 31.12.2026" in html
    assert 'value="1.12.2026"' in html
    assert 'value="soon"' in html


def test_not_to_know_is_an_answer_and_takes_an_earlier_one_back():
    client = reader()
    client.post("/check-contract", {"destination": "RU"})
    client.post("/check-contract/age", {"worker_age": "17"})
    client.post("/check-contract/age", {"worker_age": "17", "unknown": "1"})
    assert "worker_age" not in client.session["contract_check"]["answers"]


def test_a_question_that_cannot_matter_is_not_asked():
    russia = walk(reader(), {"destination": "RU"})
    kazakhstan = walk(reader(), {"destination": "KZ"})
    assert "/check-contract/region" in russia
    assert "/check-contract/region" not in kazakhstan
    assert "/check-contract/permission" in kazakhstan
    assert "/check-contract/permission" not in russia
    assert "/check-contract/deducted" not in russia


def test_the_first_round_is_short_and_what_is_left_is_offered_after_it():
    client, pages, url = reader(), 0, "/check-contract"
    while url != "/check-contract/answers":
        url, pages = client.post(url, {"destination": "RU"})["Location"], pages + 1
    assert pages <= 10
    assert "data-more" in client.get("/check-contract/answers").content.decode()
    html = client.get("/check-contract/result").content.decode()
    assert 'href="/check-contract/work" data-more' in html


def test_a_country_without_a_pack_is_said_so_with_the_helpline():
    client = reader()
    page = client.post("/check-contract", {"destination": "other"}, follow=True).content.decode()
    assert "We do not have the law of this country yet" in page
    assert "+996" in page


def test_without_answers_the_later_pages_lead_to_the_first():
    for url in ("/check-contract/answers", "/check-contract/result", "/check-contract/region"):
        assert reader().get(url)["Location"] == "/check-contract"
    assert reader().get("/check-contract/nothing").status_code == 404


def test_somebody_who_comes_back_goes_on_where_they_stopped_or_starts_again():
    client = reader()
    client.post("/check-contract", {"destination": "KZ"})
    assert 'href="/check-contract/dates"' in client.get("/check-contract").content.decode()
    client.post("/check-contract/start-again")
    assert client.session["contract_check"]["answers"] == {}


def test_another_country_forgets_the_region():
    client = reader()
    client.post("/check-contract", {"destination": "RU"})
    client.post("/check-contract/region", {"region": "Москва"})
    assert client.session["contract_check"]["answers"]["region"] == "Moscow"
    client.post("/check-contract", {"destination": "KZ"})
    assert "region" not in client.session["contract_check"]["answers"]


def test_a_region_is_found_by_a_town_and_asked_again_when_it_could_be_several():
    client = reader()
    client.post("/check-contract", {"destination": "RU"})
    assert "Which of these do you mean?" in client.post("/check-contract/region", {"region": "ал"}).content.decode()
    assert "We do not know this region" in client.post("/check-contract/region", {"region": "xyz"}).content.decode()
    assert 'hx-get="/check-contract/regions?country=RU"' in client.get("/check-contract/region").content.decode()
    assert "<option" in client.get("/check-contract/regions?country=RU&region=mosc").content.decode()


def test_everything_on_one_page_gives_the_same_result():
    client = reader()
    client.post("/check-contract/all", {"destination": "RU"})
    for _more in range(2):  # ticked deductions and fees open their sums
        names = names_on(client.get("/check-contract/all").content.decode())
        page = client.post("/check-contract/all", {name: NASTY[name] for name in names if name in NASTY})
    assert page["Location"] == "/check-contract/result"
    html = client.get("/check-contract/result").content.decode()
    assert codes_on(html, "broken") == codes_on(result_of(NASTY), "broken")


def test_looking_at_the_result_writes_nothing():
    client = reader()
    walk(client, NASTY)
    before = client.session["contract_check"]
    client.get("/check-contract/result")
    assert client.session["contract_check"] == before
    assert client.post("/check-contract/result").status_code == 405


def test_steps_show_the_safe_day_the_last_day_and_the_article():
    html = reader().get("/steps/ru?arrival=01.03.2026").content.decode()
    assert "Do by: 30.03.2026" in html
    assert "Last day by law: 31.03.2026" in html
    assert "97(6)" in html
    assert "Free of charge" in html


def test_steps_without_a_date_say_what_the_time_counts_from():
    html = reader().get("/steps/kz").content.decode()
    assert "The time is counted from the day you enter" in html
    assert "calendar.ics" not in html


def test_a_wrong_date_is_named_and_the_steps_still_show():
    page = reader().get("/steps/ru?arrival=32.13.2026")
    assert "Write the date like 31.12.2026" in page.content.decode()
    assert page.context["parts"]


def test_an_agency_brings_its_own_step():
    alone, with_agency = (reader().get(url).context["parts"][0] for url in ("/steps/ru", "/steps/ru?agency=on"))
    assert len(with_agency.timeline.steps) == len(alone.timeline.steps) + 1


@pytest.mark.parametrize("country", ["kg", "zz", "atlantis"])
def test_there_are_no_steps_for_home_or_for_no_country(country):
    assert reader().get(f"/steps/{country}").status_code == 404


def test_the_calendar_file_can_be_read_by_a_calendar():
    with clock.at(datetime(2026, 2, 1, tzinfo=UTC)):
        page = reader("ky").get("/steps/ru/calendar.ics?arrival=01.03.2026")
    assert page["Content-Type"] == "text/calendar; charset=utf-8"
    lines = page.content.decode().split("\r\n")
    assert all(len(line.encode()) <= 75 for line in lines)
    unfolded = page.content.decode().replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20260330" in unfolded
    assert unfolded.count("BEGIN:VEVENT") == unfolded.count("END:VEVENT") > 3
    assert "DTSTAMP:20260201T000000Z" in unfolded
    described = [line for line in unfolded.split("\r\n") if line.startswith("DESCRIPTION:")]
    assert any("\\, " in line for line in described)
    assert not any(", " in line.replace("\\, ", "") for line in described)


def test_there_is_no_calendar_file_without_a_date():
    assert reader().get("/steps/ru/calendar.ics").status_code == 404
