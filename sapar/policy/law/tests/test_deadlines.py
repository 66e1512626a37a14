"""Last days: counted from the day after, moved by days off, and the day that no reading calls late."""

from datetime import date

import pytest

from sapar.policy.law.calendars import add_months
from sapar.policy.law.deadlines import UnknownDeadline, claim_limits, deadline, working_days_after
from sapar.policy.law.form import InputRefused


def days(rule: str, **given: object) -> dict[str, object]:
    return deadline(rule, given).computed()


@pytest.mark.parametrize(
    ("rule", "given", "nominal", "last_day", "safe_by"),
    [
        ("ru.stay.registration", {"entry": "2026-03-01"}, "2026-03-31", "2026-03-31", "2026-03-30"),
        # 2 May 2026 is a Saturday: forward to Monday by the widest reading, back over 1 May by the narrowest
        ("ru.stay.registration", {"entry": "2026-04-02"}, "2026-05-02", "2026-05-04", "2026-04-30"),
        ("ru.claim.wages", {"wage_due": "2025-12-31"}, "2026-12-31", "2027-01-11", "2026-12-30"),
        ("ru.claim.dismissal", {"order_handed": "2026-01-31"}, "2026-02-28", "2026-03-02", "2026-02-27"),
        (
            "kz.claim.reinstatement",
            {"act_received": "2026-03-02", "employer_size": "small"},
            "2026-06-02",
            "2026-06-02",
            "2026-06-02",
        ),
        (
            "kz.claim.reinstatement",
            {"act_received": "2026-03-02", "employer_size": "large"},
            "2026-04-02",
            "2026-04-02",
            "2026-04-02",
        ),
        ("kz.stay.host_notice", {"arrival": "2026-03-20"}, "2026-03-30", "2026-03-30", "2026-03-27"),
        (
            "ru.stay.new_contract_after_early_end",
            {"entry": "2026-01-10", "contract_ended": "2026-07-31"},
            "2026-08-15",
            "2026-08-17",
            "2026-08-14",
        ),
        (
            "kg.agency_permit.term",
            {"issued": "2026-02-28", "term_months": 12},
            "2027-02-28",
            "2027-02-28",
            "2027-02-26",
        ),
    ],
)
def test_a_deadline_is_counted_as_the_law_says(
    rule: str, given: dict, nominal: str, last_day: str, safe_by: str
) -> None:
    computed = days(rule, **given)
    assert (computed["nominal"], computed["last_day"], computed["safe_by"]) == (nominal, last_day, safe_by)


def test_a_contract_that_ends_in_the_first_ninety_days_leaves_the_rest_of_them() -> None:
    assert (
        days("ru.stay.new_contract_after_early_end", entry="2026-01-10", contract_ended="2026-03-01")["last_day"]
        == "2026-04-10"
    )


def test_a_reply_to_an_appeal_counts_working_days_over_the_may_holidays() -> None:
    assert days("kg.appeal.reply", registered="2026-04-24")["last_day"] == "2026-05-22"


def test_a_permit_names_the_day_it_expires() -> None:
    assert days("kg.agency_permit.term", issued="2026-01-31", term_months=1)["expires"] == "2026-02-28"


def test_without_earlier_stays_the_ninetieth_day_is_the_last() -> None:
    computed = days("kz.stay.90_in_180", stays=[], planned_entry="2026-03-01")
    assert (computed["days_used_at_entry"], computed["days_left_at_entry"], computed["last_day"]) == (
        0,
        90,
        "2026-05-29",
    )


def test_with_no_days_left_there_is_no_last_day() -> None:
    computed = days("kz.stay.90_in_180", stays=[["2026-01-01", "2026-03-31"]], planned_entry="2026-04-02")
    assert (computed["days_left_at_entry"], computed["last_day"]) == (0, None)


def test_beyond_the_years_of_the_calendar_a_date_carries_a_warning() -> None:
    assert "2029" in deadline("ru.claim.wages", {"wage_due": "2028-03-01"}).calendar_warning
    assert deadline("ru.claim.wages", {"wage_due": "2026-03-02"}).calendar_warning == ""


def test_a_working_saturday_is_a_working_day() -> None:
    assert working_days_after("RU", date(2027, 2, 19), 1) == date(2027, 2, 20)
    assert working_days_after("KG", date(2027, 2, 19), 1) == date(2027, 2, 22)


def test_months_without_the_day_end_on_their_last_day() -> None:
    assert add_months(date(2027, 10, 31), 4) == date(2028, 2, 29)
    assert add_months(date(2026, 3, 31), -1) == date(2026, 2, 28)


def test_limits_of_a_claim_are_found_by_country_and_kind() -> None:
    limits = claim_limits("RU", "wages", {"wage_due": date(2026, 3, 2)})
    assert [(limit.rule, limit.last_day) for limit in limits] == [("ru.claim.wages", date(2027, 3, 2))]
    assert limits[0].citation.text("ru") == "Трудовой кодекс РФ, статья 392"


def test_an_unknown_rule_is_answered_with_those_there_are() -> None:
    with pytest.raises(UnknownDeadline, match=r"The rules are: .*ru\.claim\.wages"):
        deadline("ru.claim.wage", {})


@pytest.mark.parametrize("given", [{}, {"wage_due": "soon"}])
def test_a_missing_or_unreadable_day_is_asked_for(given: dict) -> None:
    with pytest.raises(InputRefused, match=r"ru\.claim\.wages: wage_due"):
        deadline("ru.claim.wages", given)


@pytest.mark.parametrize(
    ("given", "last_day", "stopped"),
    [
        ({}, "2026-06-14", None),
        # the clock stands still from the day after the first day to the last: 39 days
        ({"acas_day_a": "2026-06-01", "acas_day_b": "2026-07-10"}, "2026-08-10", "2026-07-23"),
        ({"acas_day_a": "2026-04-01", "acas_day_b": "2026-04-10"}, "2026-06-23", "2026-06-23"),
        # a month after the last day, where the counted day would come earlier; 31 July has no 31 June
        ({"acas_day_a": "2026-06-14", "acas_day_b": "2026-06-14"}, "2026-07-14", "2026-06-14"),
        ({"acas_day_a": "2026-05-01", "acas_day_b": "2026-05-31"}, "2026-07-14", "2026-07-14"),
        # too late to stop anything
        ({"acas_day_a": "2026-06-15", "acas_day_b": "2026-07-01"}, "2026-06-14", "2026-06-14"),
        # begun before the pay was cut: only the days from 15 March to 24 March, ten, were days of the limit
        ({"acas_day_a": "2026-03-02", "acas_day_b": "2026-03-24"}, "2026-06-24", "2026-06-24"),
        ({"acas_day_a": "2026-03-02", "acas_day_b": "2026-03-10"}, "2026-06-14", "2026-06-14"),
    ],
)
def test_conciliation_stops_the_clock_of_a_british_claim(given: dict, last_day: str, stopped: str | None) -> None:
    computed = days("gb.claim.wages", last_deduction="2026-03-15", **given)
    assert (computed["last_day"], computed.get("after_stopped_clock")) == (last_day, stopped)
    assert computed["nominal"] == "2026-06-14" == computed.get("without_acas", "2026-06-14")


@pytest.mark.parametrize(
    ("deduction", "last_day"),
    [("2026-11-30", "2027-02-28"), ("2026-11-29", "2027-02-28"), ("2026-12-01", "2027-02-28"),
     ("2026-05-31", "2026-08-30"), ("2026-03-31", "2026-06-30"), ("2026-03-01", "2026-05-31"),
     ("2026-10-01", "2026-12-31"), ("2027-11-30", "2028-02-29")],
)  # fmt: skip
def test_three_months_less_a_day_begin_with_the_day_itself(deduction: str, last_day: str) -> None:
    assert days("gb.claim.wages", last_deduction=deduction)["last_day"] == last_day


def test_a_month_end_that_can_be_read_in_two_ways_is_safe_on_the_earlier_day() -> None:
    # 31 March: three months on is 30 June, less a day the 29th. 1 March: the day before is 28 February, so 28 May.
    assert days("gb.claim.wages", last_deduction="2026-03-31")["safe_by"] == "2026-06-29"
    assert days("gb.claim.wages", last_deduction="2026-03-01")["safe_by"] == "2026-05-28"


def test_a_pause_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(InputRefused, match="2026-06-01 is before 2026-06-10"):
        days("gb.claim.wages", last_deduction="2026-03-15", acas_day_a="2026-06-10", acas_day_b="2026-06-01")


@pytest.mark.parametrize(
    ("rule", "given", "expected"),
    [
        ("kr.entitlement.departure_guarantee", {"departed": "2026-05-10"},
         {"pay_by": "2026-05-24", "prescribes": "2029-05-10"}),
        # 10 May 2026 is a Sunday; 19 April too
        ("kr.claim.unfair_dismissal", {"dismissed": "2026-02-10"},
         {"nominal": "2026-05-10", "last_day": "2026-05-11", "safe_by": "2026-05-08"}),
        ("tr.claim.reinstatement_mediation", {"notice_served": "2026-03-19"},
         {"nominal": "2026-04-19", "last_day": "2026-04-20"}),
    ],
)  # fmt: skip
def test_the_deadlines_of_other_countries(rule: str, given: dict, expected: dict[str, str]) -> None:
    assert expected.items() <= days(rule, **given).items()
