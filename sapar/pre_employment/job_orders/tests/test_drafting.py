"""An order is drafted, amended before it is approved, and sent only when all is stated and the law is kept."""

import pytest
from django.core.exceptions import ValidationError

from sapar.foundation.actions.errors import NotVisible, Refused, WrongState
from sapar.foundation.worklists.tasks import open_tasks
from sapar.pre_employment.agency_permits.checks import NoPermitInForce
from sapar.pre_employment.agency_permits.tests.permits import granted, suspended
from sapar.pre_employment.job_orders.actions import (
    amend_order,
    bar_employer,
    draft_order,
    return_order,
    submit_order,
)
from sapar.pre_employment.job_orders.errors import (
    EmployerNotVerified,
    ReplacesStrikers,
    TermsBreakLaw,
    TermsIncomplete,
    WordsToMend,
)
from sapar.pre_employment.job_orders.models import EmployerVetting, JobOrder
from sapar.pre_employment.job_orders.tests.orders import (
    ABOUT,
    FEES,
    approved,
    checked,
    day,
    drafted,
    now,
    submitted,
    terms,
    told,
    verified_employer,
)
from sapar.registers.journeys.terms import clause


def rewritten(cast, order, **changes):
    given = {
        "occupation": "7112", "place": "Химки", "headcount": 12, "valid_until": day(40), "terms": terms(), **ABOUT,
    }  # fmt: skip
    return amend_order(order, by=cast.bakyt, **given | changes).record


def test_a_draft_belongs_to_the_agency_and_names_employer_and_work(cast):
    order = drafted(cast)
    assert (order.state, order.agency, order.country) == ("draft", cast.office("agency"), "RU")
    assert clause(order.terms, "employer") == "Стройград"
    assert (order.housing, order.starts_on, order.places) == (True, day(60), 0)


def test_a_draft_of_the_centre_is_a_public_scheme(cast):
    order = drafted(cast, by="rustam")
    assert order.is_public_scheme
    assert order.drafted_at == cast.office("centre")


def test_others_do_not_know_of_a_draft(cast):
    order = drafted(cast)
    for who in ("daniyar", "rustam", "chinara", "timur", "aigul"):
        assert not JobOrder.visible_to(getattr(cast, who)).filter(pk=order.pk).exists()


def test_without_a_permit_for_the_country_there_is_no_draft(cast):
    verified_employer(cast)
    with pytest.raises(NoPermitInForce):
        draft_order(cast.office("agency"), by=cast.bakyt, employer=cast.office("employer"), occupation="7112",
                    place="Химки", headcount=1, valid_until=day(40), terms=terms())  # fmt: skip


@pytest.mark.parametrize(
    "changes",
    [
        {"headcount": 0}, {"occupation": "71"}, {"occupation": "xxxx"}, {"region": "Almaty"}, {"papers": ["diary"]},
        {"terms": {"contract": {}}}, {"terms": terms(start=day(-1).isoformat())}, {"valid_until": day(0)},
        {"valid_until": day(61)}, {"terms": terms(end=day(10).isoformat())}, {"terms": terms(colour="red")},
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_beside_its_field(cast, changes):
    with pytest.raises(ValidationError):
        drafted(cast, **changes)


def test_people_can_apply_until_the_first_day_of_work_and_no_longer_than_the_law_allows(cast):
    assert drafted(cast, valid_until=day(60)).valid_until == day(60)
    far = terms(start=day(300).isoformat())
    assert drafted(cast, valid_until=day(180), terms=far).valid_until == day(180)
    with pytest.raises(ValidationError):
        drafted(cast, valid_until=day(181), terms=far)


def test_sent_it_waits_at_the_post_seven_working_days(cast):
    order = submitted(cast)
    task = open_tasks(order).get()
    assert (order.state, task.asks, task.role, task.country) == ("submitted", "verify_order", "labour_attache", "RU")
    assert "+79000000001" in told("job_orders/order_waits")
    assert order.law_digest


def test_sent_it_is_known_to_the_post_of_the_country_alone(cast):
    order = submitted(cast)
    assert JobOrder.visible_to(cast.daniyar).filter(pk=order.pk).exists()
    assert not JobOrder.visible_to(cast.zarina).filter(pk=order.pk).exists()


def test_where_there_is_no_post_placement_officers_check(cast):
    from sapar.registers.organizations.actions import close_organization

    order = drafted(cast)
    close_organization(cast.office("moscow"), by=cast.asel, reason="x")
    submit_order(order, by=cast.bakyt, strike=False)
    assert open_tasks(order).get().role == "placement_officer"


def test_a_suspended_permit_stops_the_sending(cast):
    order = drafted(cast)
    from sapar.pre_employment.agency_permits.models import AgencyPermit

    suspended(cast, AgencyPermit.objects.get())
    with pytest.raises(NoPermitInForce):
        submit_order(order, by=cast.bakyt, strike=False)


def test_an_employer_no_longer_checked_stops_the_sending(cast):
    order = drafted(cast)
    bar_employer(EmployerVetting.objects.get(), by=cast.daniyar, reason="x")
    with pytest.raises(EmployerNotVerified):
        submit_order(order, by=cast.bakyt, strike=False)


def test_nobody_is_sent_in_place_of_strikers(cast):
    with pytest.raises(ReplacesStrikers):
        submit_order(drafted(cast), by=cast.bakyt, strike=True)


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"terms": terms(hours_per_week=None)}, "Hours a week"), ({"place": " "}, "Town"), ({"about_en": ""}, "text"),
        ({"terms": terms(fees=FEES[1:])}, "Who pays what"), ({"terms": terms(wage={"amount": 60000})}, "Currency"),
    ],
)  # fmt: skip
def test_what_a_vacancy_may_not_lack_is_named(cast, changes, named):
    with pytest.raises(TermsIncomplete) as refused:
        submit_order(drafted(cast, **changes), by=cast.bakyt, strike=False)
    assert named in str(refused.value)


def low(amount):
    return terms(wage={"amount": amount, "currency": "RUB", "period": "month", "basis": "gross"})


def test_a_pay_below_the_minimum_stops_the_order_and_says_what_the_law_asks(cast):
    with pytest.raises(TermsBreakLaw) as refused:
        submit_order(drafted(cast, terms=low(15000)), by=cast.bakyt, strike=False)
    assert "minimum" in str(refused.value)


def test_a_fee_for_the_job_stops_the_order(cast):
    paid = [fee | {"payer": "worker"} if fee["kind"] == "placement" else fee for fee in FEES]
    with pytest.raises(TermsBreakLaw):
        submit_order(drafted(cast, terms=terms(fees=paid)), by=cast.bakyt, strike=False)


def test_a_word_about_sex_stops_the_order_and_is_named(cast):
    order = drafted(cast, about_ru="Нужны мужчины на стройку")
    with pytest.raises(WordsToMend) as refused:
        submit_order(order, by=cast.bakyt, strike=False)
    assert "мужчины" in str(refused.value)


def test_a_lawful_ground_excuses_a_wish_but_no_asking_for_money(cast):
    order = drafted(cast, about_ru="Нужны мужчины на стройку", lawful_ground="Labour Code, article 253")
    assert submit_order(order, by=cast.bakyt, strike=False).record.state == "submitted"
    with pytest.raises(WordsToMend):
        submit_order(drafted(cast, about_en="Pay us first", lawful_ground="x"), by=cast.bakyt, strike=False)


def test_an_amended_order_is_a_new_version_and_must_be_sent_again(cast):
    order = rewritten(cast, checked(cast), headcount=20)
    assert (order.state, order.number_of_version, order.verified_on) == ("draft", 2, None)
    assert order.versions.get().headcount == 12
    assert list(open_tasks(order).values_list("asks", flat=True)) == ["submit_order"]


def test_an_approved_order_is_not_amended(cast):
    with pytest.raises(WrongState):
        rewritten(cast, approved(cast))


def test_an_order_that_came_back_is_amended_by_its_maker_alone(cast):
    order = return_order(submitted(cast), by=cast.daniyar, reason="The site is in Tver").record
    assert (order.state, order.reason) == ("draft", "The site is in Tver")
    with pytest.raises(Refused):
        amend_order(order, by=cast.daniyar, occupation="7112", place="Тверь", headcount=1, valid_until=day(40),
                    terms=terms())  # fmt: skip
    assert rewritten(cast, order, place="Тверь").reason == ""


def test_another_agency_does_not_see_it(cast):
    order = submitted(cast)
    with pytest.raises(NotVisible):
        submit_order(order, by=cast.zarina, strike=False)
    assert now(order).state == "submitted"


def test_the_employer_sees_its_own_order(cast):
    assert JobOrder.visible_to(cast.svetlana).filter(pk=drafted(cast).pk).exists()


def test_the_permit_is_asked_for_that_very_country(cast):
    granted(cast, country="KZ")
    verified_employer(cast)
    with pytest.raises(NoPermitInForce):
        draft_order(cast.office("agency"), by=cast.bakyt, employer=cast.office("employer"), occupation="7112",
                    place="Химки", headcount=1, valid_until=day(40), terms=terms())  # fmt: skip
