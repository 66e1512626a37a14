"""What two jurists found stands wherever the law is shown, and goes when they withdraw it."""

from datetime import date

import pytest
from django.test import Client

from sapar.foundation.ui.words import say
from sapar.policy.law.book import LawBook
from sapar.policy.law.engine import judge
from sapar.policy.law.reviewed import reviewed_by
from sapar.policy.law_review.actions import withdraw_review
from sapar.policy.law_review.known import reviews_known
from sapar.policy.law_review.models import LawEntry
from sapar.policy.law_review.tests.conftest import TWO_WAYS, confirmed, record

UNDERPAID = {
    "origin": "KG", "destination": "RU", "check_on": date(2026, 3, 1),
    "contract": {"start": date(2026, 3, 1), "wage": {"money": {"amount": 9000, "currency": "RUB"}}},
}  # fmt: skip


def checked_contract(language="en"):
    """Return the page on a contract with pay below the minimum."""
    client = Client(headers={"accept-language": language})
    client.post("/check-contract", {"destination": "RU"})
    pay = {"wage__money_0": "9 000", "wage__money_1": "RUB", "wage__period": "month", "wage__basis": "gross"}
    client.post("/check-contract/pay", pay)
    return client.get("/check-contract/result").content.decode()


def finding_about_pay(page):
    return page.split('data-code="WAGE_BELOW_MINIMUM"')[1].split("data-code")[0]


def test_a_confirmed_rule_is_confirmed_on_the_page_of_a_checked_contract(cast, rule):
    assert "No lawyer has checked this rule yet" in finding_about_pay(checked_contract())
    review = confirmed(cast, rule)
    shown = finding_about_pay(checked_contract())
    by = say("Checked against the act: {office}, {day}", office=cast.ministry.names["en"], day=review.decided_on)
    assert str(by) in shown
    assert "No lawyer has checked this rule yet" not in shown


@pytest.mark.parametrize("language", ["ky", "ru"])
def test_the_office_is_named_in_the_readers_language(cast, rule, language):
    confirmed(cast, rule)
    assert cast.ministry.names[language] in finding_about_pay(checked_contract(language))


def test_what_is_withdrawn_is_gone_at_once(cast, rule):
    review = confirmed(cast, rule)
    assert "No lawyer" not in finding_about_pay(checked_contract())
    withdraw_review(review, by=cast.aizada, reason="Doubt")
    assert "No lawyer has checked this rule yet" in finding_about_pay(checked_contract())


def test_a_dispute_shows_both_readings_and_the_one_applied(cast, law):
    entry = LawEntry.objects.get(pack="ru", name="minimum_wage_month@2026-01-01")
    confirmed(cast, entry, **TWO_WAYS)
    page = Client(headers={"accept-language": "ru"}).get("/law/ru?on=01.03.2026").content.decode()
    assert "Первое прочтение" in page
    applied = page.split("Второе прочтение")[1].split("</li>")[0]
    assert "(" in applied


def test_steps_show_who_confirmed_them(cast, law):
    confirmed(cast, LawEntry.objects.get(pack="ru", kind="step", name="arrival.register"))
    assert cast.ministry.names["en"] in Client(headers={"accept-language": "en"}).get("/steps/ru").content.decode()


def test_the_home_countrys_numbers_know_it_too(cast, db):
    record("kg")
    entry = LawEntry.objects.filter(pack="kg", kind="number", name__startswith="agency_permit.term").first()
    confirmed(cast, entry)
    key = entry.name.partition("@")[0]
    with reviewed_by(reviews_known):
        assert LawBook().value(key, date(2026, 3, 1)).checked == "confirmed"
    assert LawBook().value(key, date(2026, 3, 1)).checked != "confirmed"


def test_the_engine_alone_asks_no_database():
    found = judge().check(UNDERPAID).broken
    assert {each.checked.state for each in found} <= {"unverified", "seen", "disputed"}


def test_a_page_asks_once_and_a_second_one_reads_nothing_anew(cast, rule, django_assert_num_queries):
    confirmed(cast, rule)
    reviews_known()
    with django_assert_num_queries(1):
        reviews_known()
