"""The pages: anybody reads open jobs without an account; makers, posts and offices work on orders and employers."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sapar.pre_employment.agency_permits.models import AgencyPermit
from sapar.pre_employment.agency_permits.tests.permits import granted, suspended
from sapar.pre_employment.job_orders.actions import cancel_order, return_order, suspend_order
from sapar.pre_employment.job_orders.choices import Cost
from sapar.pre_employment.job_orders.models import EmployerVetting, JobOrder
from sapar.pre_employment.job_orders.tests.orders import (
    ABOUT,
    FEES,
    approved,
    being_checked,
    checked,
    claimed,
    day,
    drafted,
    now,
    opened,
    submitted,
    terms,
    verified_employer,
)


def text(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def english():
    return Client(headers={"accept-language": "en"})


# the public list


def test_anybody_reads_the_open_jobs_with_pay_place_and_places_left(cast):
    order = opened(cast)
    page = text(english().get("/jobs/"))
    assert f"/jobs/{order.ref}" in page
    for said in ("Bricklayers", "60\u00a0000 RUB", "Химки", "Places left: 12", "Hours a week: 40", "Housing given"):
        assert said in page


def test_what_is_not_open_is_not_listed(cast):
    approved(cast)
    suspend_order(opened(cast), by=cast.rustam, reason="x")
    cancel_order(opened(cast), by=cast.bakyt, reason="x")
    assert "No job is open now" in text(english().get("/jobs/"))


def test_jobs_are_found_by_words_in_any_language_country_work_and_housing(cast):
    opened(cast, terms=terms(accommodation={"provided": False}))
    for query, there in (
        ("q=bricklayer", True), ("q=каменщик", True), ("q=химки", True), ("q=стройград", True), ("q=welder", False),
        ("country=RU", True), ("work=7", True), ("work=9", False), ("housing=on", False),
    ):  # fmt: skip
        assert ("Places left" in text(english().get(f"/jobs/?{query}"))) is there, query


def test_when_filters_hide_all_each_can_be_removed(cast):
    opened(cast)
    page = text(english().get("/jobs/?q=welder&country=RU"))
    assert "No jobs match. Remove a filter" in page
    assert "Remove the filter. Work, place or employer: welder" in page
    assert "?country=RU" in page


def test_the_list_costs_the_same_at_any_length(cast):
    opened(cast)
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as caught:
            text(Client().get("/jobs/"))
        counts.append(len(caught))
        for _more in range(3):
            opened(cast)
    with CaptureQueriesContext(connection) as caught:
        text(Client().get("/jobs/"))
    assert {*counts, len(caught)} == {counts[0]}


# the public job


def test_the_job_says_pay_who_pays_what_who_checked_it_and_what_the_law_says(cast):
    page = text(english().get(f"/jobs/{opened(cast).ref}"))
    for said in (
        "60\u00a0000 RUB", "Who pays what", "You pay the agency: nothing", "Checked by the labour attaché on",
        "Employer checked on", "Ак-Жол Жумуш", "Valid", "Permit is for: Russia", "You lay the walls", "Apply",
        "What the law says", "By skills and experience",
    ):  # fmt: skip
        assert said in page, said


@pytest.mark.parametrize(("language", "about"), [("ky", "тургузасыз"), ("ru", "Кладка"), ("en", "walls of houses")])
def test_the_work_is_told_in_the_readers_language(cast, language, about):
    order = opened(cast)
    assert about in text(Client(headers={"accept-language": language}).get(f"/jobs/{order.ref}"))


def test_a_cost_of_the_worker_is_shown_with_its_sum(cast):
    fees = [
        fee | {"payer": "worker", "amount": 3000, "currency": "KGS"} if fee["kind"] == "medical" else fee
        for fee in FEES
    ]
    page = text(english().get(f"/jobs/{opened(cast, terms=terms(fees=fees)).ref}"))
    assert "The worker: 3\u00a0000\u00a0KGS" in page
    assert "You pay the agency: nothing" not in page


def test_a_suspended_job_has_a_sentence_instead_of_the_button(cast):
    order = opened(cast)
    suspended(cast, AgencyPermit.objects.get())
    page = text(english().get(f"/jobs/{order.ref}"))
    assert "This job stands still for now" in page
    assert "No permit in force" in page
    assert f"/jobs/{order.ref}/apply" not in page


def test_after_its_last_day_a_job_has_no_button_even_before_the_daily_job(cast):
    from datetime import UTC, datetime, time

    from sapar.foundation import clock

    order = opened(cast)
    with clock.at(datetime.combine(day(41), time(3), UTC)):
        page = text(english().get(f"/jobs/{order.ref}"))
    assert "The time to apply is over" in page
    assert f"/jobs/{order.ref}/apply" not in page


def test_an_unpublished_job_has_no_page(cast):
    assert Client().get(f"/jobs/{approved(cast).ref}").status_code == 404


def test_a_public_scheme_names_the_office(cast):
    page = text(english().get(f"/jobs/{opened(cast, by='rustam').ref}"))
    assert "The state itself, without an agency" in page


# making an order

ANSWERS = {
    "token": "t1", "occupation": "Bricklayers and related workers", "place": "Химки", "headcount": "12",
    "chosen_by": "skills", "wage__money_0": "60 000", "wage__money_1": "RUB", "wage__period": "month",
    "wage__basis": "gross", "hours_per_week": "40", "form": "written", "languages": ["ru", "ky"],
    "documents_held_by": "worker", "deductions__kinds": ["none"], "accommodation__provided": "yes",
    "papers": ["passport"],
    "region": "Moscow oblast", **{f"cost_{cost}": "employer" for cost in Cost}, **ABOUT,
}  # fmt: skip


def dated():
    return ANSWERS | {
        "valid_until": f"{day(40):%d.%m.%Y}", "start": f"{day(60):%d.%m.%Y}", "end": f"{day(400):%d.%m.%Y}",
    }  # fmt: skip


def test_an_agency_drafts_an_order_on_one_page_after_choosing_the_employer(cast):
    granted(cast)
    verified_employer(cast)
    client = cast.client_for("bakyt")
    address = f"/orders/new?employer={cast.office('employer').ref}"
    assert "Стройград" in text(client.get("/orders/new"))
    assert "Who pays what" in text(client.get(address))
    sent = client.post(address, dated())
    order = JobOrder.objects.get()
    assert sent.url == f"/orders/{order.ref}"
    assert (order.occupation, order.region, order.headcount, order.papers) == (
        "7112",
        "Moscow oblast",
        12,
        ["passport"],
    )
    assert order.terms["contract"]["wage"] == {"amount": 60000, "basis": "gross", "currency": "RUB", "period": "month"}
    assert {fee["payer"] for fee in order.terms["contract"]["fees"]} == {"employer"}
    assert order.terms["contract"]["deductions"] == []


def test_what_is_to_mend_is_said_and_nothing_typed_is_lost(cast):
    granted(cast)
    verified_employer(cast)
    address = f"/orders/new?employer={cast.office('employer').ref}"
    page = text(cast.client_for("bakyt").post(address, dated() | {"occupation": "xyzxyz", "cost_visa": "worker"}), 422)
    assert "xyzxyz" in page
    assert "Write how much the worker pays" in page
    assert "Кладка стен" in page


def test_without_a_checked_employer_one_is_asked_to_have_one_checked(cast):
    page = text(cast.client_for("bakyt").get("/orders/new"))
    assert "No employer is checked yet" in page
    assert "/employers/claim" in page


def test_who_drafts_no_orders_has_no_such_page(cast):
    for who in ("svetlana", "daniyar", "chinara", "aigul"):
        assert cast.client_for(who).get("/orders/new").status_code == 404


def test_a_draft_shows_findings_and_words_and_no_button_to_send_it(cast):
    order = drafted(cast, terms=terms(wage={"amount": 9000, "currency": "RUB", "period": "month", "basis": "gross"}),
                    about_en="Men wanted")  # fmt: skip
    page = text(cast.client_for("bakyt").get(f"/orders/{order.ref}"))
    assert "Leave out “Men”" in page
    assert "The pay is below the minimum" in page
    assert "Not while a finding below breaks a rule" in page
    assert f"/do/submit-order/{order.ref}" not in page


def test_a_clean_draft_has_the_button_to_send_it(cast):
    order = drafted(cast)
    page = text(cast.client_for("bakyt").get(f"/orders/{order.ref}"))
    assert f"/do/submit-order/{order.ref}" in page
    sent = cast.client_for("bakyt").post(f"/do/submit-order/{order.ref}", {"token": "t", "seen": order.version,
                                                                          "strike": "no"})  # fmt: skip
    assert sent.status_code == 302
    assert now(order).state == "submitted"


def test_amended_the_page_shows_what_changed(cast):
    order = return_order(submitted(cast), by=cast.daniyar, reason="Less pay was said").record
    client = cast.client_for("bakyt")
    form = text(client.get(f"/orders/{order.ref}/amend"))
    assert "60000" in form
    assert "Химки" in form
    assert client.post(f"/orders/{order.ref}/amend", dated() | {"wage__money_0": "55000"}).status_code == 302
    page = text(client.get(f"/orders/{order.ref}"))
    assert "What changed" in page
    assert "Worse for you" in page


def test_others_do_not_amend(cast):
    order = submitted(cast)
    assert cast.client_for("daniyar").get(f"/orders/{order.ref}/amend").status_code == 404


def test_the_desks_ask_the_attache_then_the_placement_officer_then_the_agency(cast):
    for make, who, asked in ((submitted, "daniyar", "The order is checked"), (checked, "rustam", "Approve the order"),
                             (approved, "bakyt", "Publish the job")):  # fmt: skip
        order = make(cast)
        desk = text(cast.client_for(who).get("/desk"))
        assert order.number in desk
        assert asked in desk
        assert f"/orders/{order.ref}" in desk


@pytest.mark.parametrize("who", ["bakyt", "svetlana", "daniyar", "rustam", "chinara", "tilek"])
def test_each_sees_the_orders_they_work_on_in_a_list(cast, who):
    order = submitted(cast)
    client = cast.client_for(who)
    assert order.number in text(client.get("/orders/"))
    assert order.number in text(client.get(f"/orders/?q={order.number}"))
    assert order.number not in text(client.get("/orders/?q=welder"))
    assert "Bricklayers" in text(client.get(f"/orders/{order.ref}"))


def test_workers_are_led_to_the_public_page_and_have_no_list(cast):
    order = opened(cast)
    client = cast.client_for("nurlan")
    assert client.get(f"/orders/{order.ref}").url == f"/jobs/{order.ref}"
    assert client.get("/orders/").status_code == 404
    assert client.get("/employers/").status_code == 404


def test_the_attache_sees_why_the_order_came_and_the_law_below(cast):
    page = text(cast.client_for("daniyar").get(f"/orders/{submitted(cast).ref}"))
    for said in ("The order is checked", "Return for correction", "Findings", "Kyrgyz", "Days left"):
        assert said in page


# employers


def test_an_agency_names_an_employer_with_its_papers_on_one_page(cast):
    cast.office("moscow")
    client = cast.client_for("bakyt")
    text(client.get("/employers/claim"))
    sent = client.post("/employers/claim", {
        "token": "t", "name": "Мебельград", "country": "RU", "registration_number": "77", "sector": "C",
        "workforce": "40", "papers": ["registration"],
    })  # fmt: skip
    vetting = EmployerVetting.objects.get()
    assert sent.url == f"/employers/{vetting.ref}"
    assert (vetting.state, vetting.papers, vetting.employer.country) == ("documents", ["registration"], "RU")


def test_an_employer_names_itself_and_hands_in_papers_later(cast):
    client = cast.client_for("svetlana")
    assert "Name of the employer" not in text(client.get("/employers/claim"))
    client.post("/employers/claim", {"token": "t", "registration_number": "77", "sector": "C"})
    vetting = EmployerVetting.objects.get()
    assert vetting.employer == cast.office("employer")
    assert f"/employers/{vetting.ref}/papers" in text(client.get(f"/employers/{vetting.ref}"))
    client.post(f"/employers/{vetting.ref}/papers", {"token": "u", "papers": ["taxes"]})
    assert EmployerVetting.objects.get().papers == ["taxes"]


def test_what_is_missing_in_a_claim_is_said(cast):
    page = text(cast.client_for("bakyt").post("/employers/claim", {"token": "t", "name": "X"}), 422)
    assert "There is a problem" in page


def test_the_attache_has_it_on_the_desk_and_the_page_has_the_buttons(cast):
    vetting = being_checked(cast)
    client = cast.client_for("daniyar")
    assert vetting.number in text(client.get("/desk"))
    page = text(client.get(f"/employers/{vetting.ref}"))
    for slug in ("verify-employer", "refuse-employer", "bar-employer"):
        assert f"/do/{slug}/{vetting.ref}" in page
    assert "Extract from the state register: at the post" in page


def test_employers_are_found_by_number_and_name(cast):
    vetting = claimed(cast)
    client = cast.client_for("bakyt")
    for query in ("", f"?q={vetting.number}", "?q=строй", "?state=claimed"):
        assert vetting.number in text(client.get(f"/employers/{query}"))
    assert vetting.number not in text(client.get("/employers/?q=мебель"))
    assert cast.client_for("aigul").get("/employers/claim").status_code == 404


def test_lists_of_desks_cost_the_same_at_any_length(cast):
    submitted(cast)
    client, counts = cast.client_for("rustam"), []
    for _ in range(2):
        for address in ("/orders/", "/employers/"):
            with CaptureQueriesContext(connection) as caught:
                text(client.get(address))
            counts.append(len(caught))
        submitted(cast)
    assert counts[:2] == counts[2:]
