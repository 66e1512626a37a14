"""The pages: filing without an account and without JavaScript, following with number and code, working on a file."""

import re
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse

from sapar.foundation import clock
from sapar.foundation.limits.limit import Limit
from sapar.throughout.complaints import codes
from sapar.throughout.complaints.actions import (
    acknowledge_complaint,
    escalate_complaint,
    give_notice,
    protect_complaint,
    write_to_complainant,
)  # fmt: skip
from sapar.throughout.complaints.drafts import SESSION
from sapar.throughout.complaints.models import Complaint
from sapar.throughout.complaints.tests.conftest import CODE
from tests.cast import sign_in

ANSWERS = {
    "danger": {"danger": "no"},
    "whom": {"for_whom": "me"},
    "named": {"named": "no"},
    "kinds": {"kinds": ["unpaid_wages", "passport_held"]},
    "happened": {"what_happened": "Two months without pay"},
    "other-side": {"respondent_name": "Stroy Ltd"},
    "where": {"country": "RU", "place": "Khimki"},
    "when": {"happened_on": "01.09.2026"},
    "money": {"money_0": "90 000,50", "money_1": "RUB"},
    "contact": {"phone": "0555 100 200", "safe_contact": "Sundays"},
}


@pytest.fixture
def visitor(cast):
    """A browser without an account, and an office that takes complaints."""
    cast.office("disputes")
    return Client(headers={"accept-language": "en"})


def signed_in(actor, language="en"):
    """Return a browser in which this member is signed in."""
    client = Client(headers={"accept-language": language})
    sign_in(client, actor.account)
    return client


def answer(client, **changes):
    """Answer every question, following the pages as a browser does. Returns the page on which answers are checked."""
    answers = ANSWERS | changes
    page = reverse("complaints:file")
    for _ in range(20):
        slug = page.rsplit("/", 1)[1] or "danger"
        if slug == "check":
            return client.get(page)
        kept = re.search(r'name="kept" value="([^"]+)"', client.get(page).content.decode()).group(1)
        response = client.post(page, {"kept": kept, **answers[slug]})
        assert response.status_code == 302, response.content.decode()
        page = response.url
    raise AssertionError("the questions never end")


def kept_of(response):
    """Return the sealed draft a page carries."""
    return re.search(r'name="kept" value="([^"]+)"', response.content.decode()).group(1)


def test_a_complaint_without_a_name_is_filed_and_opened_again(visitor):
    check = answer(visitor)
    assert "90 000,50" in check.content.decode().replace("\u00a0", " ")
    sent = visitor.post(reverse("complaints:check"), {"kept": kept_of(check)})
    complaint = Complaint.objects.get()
    code = re.search(r"\d{4} \d{4} \d{4}", sent.content.decode()).group()
    assert complaint.number in sent.content.decode()
    assert (complaint.claims.get().amount, complaint.phone) == (complaint.claims.get().amount, "+996555100200")
    other = Client(headers={"accept-language": "en"})
    opened = other.post(reverse("complaints:track"), {"number": complaint.number, "code": code}, follow=True)
    assert "We received it" in opened.content.decode()


def test_sent_twice_it_is_one_complaint_with_the_same_code(visitor):
    kept = kept_of(answer(visitor))
    pages = [visitor.post(reverse("complaints:check"), {"kept": kept}).content.decode() for _ in range(2)]
    shown = {re.search(r"\d{4} \d{4} \d{4}", page).group() for page in pages}
    assert (Complaint.objects.count(), len(shown)) == (1, 1)


def test_an_expired_session_loses_nothing(visitor):
    kept = kept_of(answer(visitor))
    afresh = Client(headers={"accept-language": "en"})
    assert afresh.post(reverse("complaints:check"), {"kept": kept}).status_code == 200
    assert Complaint.objects.get().what_happened == "Two months without pay"


def test_a_draft_leaves_nothing_readable_in_the_session(visitor):
    answer(visitor)
    assert "Two months" not in str(dict(visitor.session))
    visitor.post(reverse("complaints:leave"))
    assert SESSION not in visitor.session


def test_what_is_wrong_is_said_and_what_was_typed_stays(visitor):
    page = visitor.post(reverse("complaints:ask", args=["when"]), {"happened_on": "31.02.2026"})
    assert page.status_code == 422
    assert "31.02.2026" in page.content.decode()
    assert "Write the date like" in page.content.decode()


def test_the_quick_exit_is_there_for_those_at_risk_only(visitor):
    calm = answer(visitor)
    assert "data-quick-exit" not in calm.content.decode()
    risky = answer(Client(headers={"accept-language": "en"}), kinds={"kinds": ["violence"]})
    assert "data-quick-exit" in risky.content.decode()


def test_other_questions_follow_from_the_answers(visitor):
    answers = {
        "whom": {"for_whom": "other"},
        "them": {"their_name": "Beka"},
        "named": {"named": "yes"},
        "name": {"name": "Gulnara"},
    }
    kept = kept_of(answer(visitor, **answers))
    visitor.post(reverse("complaints:check"), {"kept": kept})
    complaint = Complaint.objects.get()
    assert (complaint.name, complaint.workers.get().name, complaint.for_whom) == ("Gulnara", "Beka", "other")


def test_the_check_page_leads_to_what_is_missing(visitor):
    assert visitor.get(reverse("complaints:check")).url == reverse("complaints:ask", args=["danger"])


def _try(client, number, code):
    return client.post(reverse("complaints:track"), {"number": number, "code": code})


def test_a_wrong_number_and_a_wrong_code_read_the_same(visitor, filed):
    complaint = filed()
    wrong = [
        _try(visitor, complaint.number, "111111111111"),
        _try(visitor, "111-111-111", CODE),
        _try(visitor, "x", "y"),
    ]
    sentences = {re.search(r"Number and code do not match[^<]*", page.content.decode()).group() for page in wrong}
    assert len(sentences) == 1
    assert _try(visitor, complaint.number, codes.spoken(CODE)).status_code == 302


def test_after_many_wrong_codes_one_waits_but_the_neighbour_does_not(visitor, filed):
    complaint, other = filed(), filed(code="999999999999")
    for _ in range(5):
        _try(visitor, complaint.number, "111111111111")
    assert _try(visitor, complaint.number, CODE).status_code == 429
    neighbour = Client(headers={"accept-language": "en"})
    assert _try(neighbour, complaint.number, CODE).status_code == 429
    assert _try(neighbour, other.number, "999999999999").status_code == 302


def test_the_page_says_when_the_head_was_told(visitor, people, filed):
    from datetime import timedelta

    complaint = filed()
    with clock.at(clock.now() + timedelta(days=10)):
        from sapar.throughout.complaints.tasks import ROUND

        escalate_complaint(complaint, by=ROUND)
        _try(visitor, complaint.number, CODE)
        page = visitor.get(reverse("complaints:tracking", args=[complaint.ref])).content.decode()
    assert "We are late. The head of office was told on" in page


def test_the_complainant_writes_pays_attention_and_closes_the_page(cast, visitor, filed):
    complaint = filed()
    write_to_complainant(complaint, by=cast.kanykei, text="Send the payslip")
    _try(visitor, complaint.number, CODE)
    page = visitor.get(reverse("complaints:tracking", args=[complaint.ref])).content.decode()
    assert "Send the payslip" in page
    assert "Каныкей" not in page
    write = reverse("actions:do", args=["write-to-officer", complaint.ref])
    token = re.search(r'name="token" value="(\w+)"', visitor.get(write).content.decode()).group(1)
    assert visitor.post(write, {"token": token, "text": "Here it is"}).status_code == 302
    visitor.post(reverse("complaints:leave"))
    assert visitor.get(reverse("complaints:tracking", args=[complaint.ref])).url == reverse("complaints:track")


def test_without_number_and_code_nothing_is_shown(visitor, filed):
    complaint = filed()
    assert visitor.get(reverse("complaints:tracking", args=[complaint.ref])).status_code == 302
    assert visitor.get(reverse("complaints:detail", args=[complaint.ref]))["Location"].startswith("/sign-in")


def test_an_officer_sees_the_file_with_the_limitation_period(cast, filed, django_assert_max_num_queries):
    complaint = filed(happened_on="2026-09-01")
    client = signed_in(cast.kanykei)
    with django_assert_max_num_queries(60):
        page = client.get(reverse("complaints:detail", args=[complaint.ref])).content.decode()
    assert "Three months without pay" in page
    assert "Safe by: 01.09.2027" in page
    assert "Acknowledge" in page


def test_the_list_finds_by_number_and_filters_and_hides_the_protected(cast, people, filed, examined, employer):
    wages, other = filed(), examined(respondent=employer)
    hidden = protect_complaint(filed(kinds="violence"), by=cast.kanykei, kind="violence", reason="x").record
    client = signed_in(people.second)
    everything = client.get(reverse("complaints:list")).content.decode()
    assert wages.number in everything
    assert hidden.number not in everything
    assert other.number not in client.get(reverse("complaints:list"), {"q": wages.number}).content.decode()
    assert wages.number not in client.get(reverse("complaints:list"), {"q": "строй"}).content.decode()
    assert wages.number not in client.get(reverse("complaints:list"), {"state": "triaged"}).content.decode()
    assert client.get(reverse("complaints:detail", args=[hidden.ref])).status_code == 404


def test_the_list_asks_the_same_number_of_queries_at_any_length(cast, filed, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = signed_in(cast.kanykei)
    counts = []
    for _ in range(2):
        for _ in range(3):
            filed()
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(reverse("complaints:list"))
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_the_letter_is_previewed_before_it_goes(cast, examined, employer):
    complaint = examined(respondent=employer)
    client, url = signed_in(cast.kanykei), reverse("complaints:letter", args=[complaint.ref])
    first = client.get(url).content.decode()
    answers = {"text": "Please pay", "answer_by": "31.12.2999", "token": "t1", "seen": Complaint.objects.get().version}
    assert "Send the letter" not in first
    assert "As they will read it" in client.post(url, answers).content.decode()
    assert Complaint.objects.get().state == "triaged"
    assert client.post(url, answers | {"text": "Call 0555100200"}).status_code == 422
    assert client.post(url, answers | {"send": "1"}).status_code == 302
    assert Complaint.objects.get().state == "noticed"


def test_others_get_no_letter_page(cast, people, examined, employer):
    complaint = examined(respondent=employer)
    assert signed_in(cast.aigul).get(reverse("complaints:letter", args=[complaint.ref])).status_code == 404


def test_whoever_prepared_reads_that_another_must_decide(cast, people, examined):
    from sapar.throughout.complaints.actions import prepare_decision

    complaint = examined()
    prepare_decision(complaint, by=people.second, result="upheld", reasons="Timesheets")
    page = signed_in(people.second).get(reverse("complaints:detail", args=[complaint.ref])).content.decode()
    assert "Another person must decide" in page
    assert reverse("actions:do", args=["decide-complaint", complaint.ref]) not in page


def test_many_complaints_against_one_employer_show(cast, examined, employer, monkeypatch):
    many = {"complaint.pattern_count": 3, "complaint.pattern_days": 90}
    book = SimpleNamespace(value=lambda key, on: SimpleNamespace(value=many[key], citation="SV16"))
    monkeypatch.setattr("sapar.throughout.complaints.queries.lawbook", lambda: book)
    for _ in range(3):
        complaint = examined(respondent=employer)
    page = signed_in(cast.kanykei).get(reverse("complaints:detail", args=[complaint.ref])).content.decode()
    assert "Several complaints" in page


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
@pytest.mark.parametrize("name", ["complaints:file", "complaints:track"])
def test_public_pages_are_light_and_in_every_language(visitor, language, name):
    page = visitor.get(reverse(name), headers={"accept-language": language})
    assert page.status_code == 200
    assert len(page.content) < 30_000


def test_an_agreement_shows_its_payments_to_both_sides(cast, visitor, examined, employer):
    from decimal import Decimal

    from sapar.throughout.settlements.actions import record_settlement

    complaint = examined(respondent=employer)
    give_notice(complaint, by=cast.kanykei, text="Please pay", answer_by="2999-01-01")
    record_settlement(
        complaint, by=cast.kanykei, terms="Parts", schedule="31.12.2998 45000", currency="RUB",
        legally_due=Decimal(45000), agreed=True,
    )  # fmt: skip
    _try(visitor, complaint.number, CODE)
    for page in (
        visitor.get(reverse("complaints:tracking", args=[complaint.ref])),
        signed_in(cast.kanykei).get(reverse("complaints:detail", args=[complaint.ref])),
    ):
        assert "31.12.2998" in page.content.decode()
        assert "45\u00a0000\u00a0RUB" in page.content.decode()


def test_another_country_is_written_by_its_name(visitor):
    kept = kept_of(answer(visitor, where={"country": "other", "other_country": "Германия"}))
    visitor.post(reverse("complaints:check"), {"kept": kept})
    assert Complaint.objects.get().country == "DE"
    page = visitor.post(reverse("complaints:ask", args=["where"]), {"country": "other", "other_country": "Narnia"})
    assert "Write the name of the country" in page.content.decode()


def test_each_page_is_called_by_its_own_question(visitor):
    answer(visitor)
    pages = {slug: visitor.get(reverse("complaints:ask", args=[slug])).context["title"] for slug in ANSWERS}
    assert pages["where"] == "Where did it happen?"
    assert len(set(pages.values())) == len(pages)


def test_an_officer_chooses_what_it_is_about_and_writes_no_code(cast, filed):
    complaint = filed()
    acknowledge_complaint(complaint, by=cast.kanykei)
    page = signed_in(cast.kanykei).get(reverse("actions:do", args=["triage-complaint", complaint.ref]))
    assert '<option value="unpaid_wages"' in page.content.decode()


def test_whoever_hears_a_complaint_on_the_phone_is_led_to_the_questions(cast):
    assert reverse("complaints:file") in signed_in(cast.salima).get(reverse("complaints:list")).content.decode()


def test_filing_again_and_again_waits(visitor, monkeypatch):
    monkeypatch.setattr("sapar.throughout.complaints.counter.FILINGS", Limit("filings", free=1, first=2, longest=2))
    first, second = kept_of(answer(visitor)), None
    visitor.post(reverse("complaints:check"), {"kept": first})
    second = kept_of(answer(visitor, happened={"what_happened": "Again"}))
    page = visitor.post(reverse("complaints:check"), {"kept": second})
    assert page.status_code == 429
    assert "Minutes to wait: 2" in page.content.decode()
