"""Single values of the home country's law, as actions cite them."""

from datetime import date

import pytest

from sapar.policy.law.book import LawBook, NoLawInForce

DAY = date(2026, 3, 2)


def test_a_value_comes_with_unit_citation_state_and_digest() -> None:
    value = LawBook().value("complaint.triage_working_days", on=DAY)
    assert (value.value, value.unit, value.checked) == (5, "working days", "unverified")
    assert value.citation == "Sapar service standard (proposal), SV16"
    assert value.digest == LawBook().digest


def test_several_days_come_as_whole_numbers() -> None:
    assert LawBook().value("check_in.days_after_arrival", on=DAY).value == (14, 30, 90)


def test_an_act_is_cited_in_the_readers_language() -> None:
    assert LawBook().citation("appeal.reply_working_days", language="ru").endswith("статья 8")


def test_recorded_citations_are_told_in_the_readers_language() -> None:
    recorded = LawBook().citations("orientation", on=DAY)
    assert LawBook().in_words("orientation", recorded, "ky") == ["Sapar кызмат стандарты (сунуш), SV11"]
    assert LawBook().in_words("orientation", recorded, "en") == recorded


def test_a_citation_that_the_pack_no_longer_holds_stays_as_it_was_recorded() -> None:
    assert LawBook().in_words("orientation", ["An act of old, article 1"], "ky") == ["An act of old, article 1"]


def test_all_citations_of_a_matter_are_listed_once() -> None:
    assert LawBook().citations("complaint", on=DAY) == ["Sapar service standard (proposal), SV16"]


def test_an_unknown_key_is_answered_with_a_sentence() -> None:
    with pytest.raises(NoLawInForce, match=r"no value named 'complaint.speed'. Known here: complaint.acknowledge"):
        LawBook().value("complaint.speed", on=DAY)


def test_a_day_before_the_law_has_no_value() -> None:
    with pytest.raises(NoLawInForce, match="in force on 2018-01-01"):
        LawBook().value("agency_permit.fee", on=date(2018, 1, 1))


def test_another_country_can_be_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAPAR_HOME_COUNTRY", "KZ")
    assert LawBook().value("new_contract_days", on=DAY).value == 15


def test_a_home_without_a_pack_is_said_so() -> None:
    with pytest.raises(NoLawInForce, match="no pack of laws for the country ZZ"):
        LawBook("zz").value("complaint.triage_working_days", on=DAY)
