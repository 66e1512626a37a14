"""The pages: anyone asks, whoever asked follows, staff work; a list costs the same at any length."""

import pytest
from django.test import Client
from django.urls import reverse

from sapar.employment.assistance.actions import take_case
from sapar.employment.assistance.asking import ask_for_help
from sapar.employment.assistance.models import AssistanceCase, Referral
from sapar.employment.assistance.referring import refer_case
from sapar.employment.assistance.tests.conftest import colleague
from sapar.foundation.audit.models import Refusal
from tests.cast import sign_in


def signed_in(actor):
    client = Client()
    sign_in(client, actor.account)
    return client


ANSWERS = {"need": "ill", "country": "RU", "story": "Сынган бут", "token": "t1"}


def test_a_relative_without_an_account_asks_and_follows_in_the_same_browser(cast):
    client = Client()
    assert client.get("/help/").status_code == 200
    sent = client.post("/help/", ANSWERS | {"about": "Асан, Ош", "asked_as": "relative"})
    case = AssistanceCase.objects.get()
    assert sent.url == f"/cases/{case.ref}"
    assert case.number in client.get(sent.url).content.decode()
    assert Client().get(sent.url)["Location"].startswith("/sign-in")


def test_whoever_asks_again_and_again_is_told_when_to_go_on_and_loses_nothing(cast):
    client = Client(headers={"accept-language": "en"})
    asking = ANSWERS | {"about": "Асан, Ош", "asked_as": "relative"}
    for number in range(10):
        assert client.post("/help/", asking | {"token": f"t{number}"}).status_code == 302
    slow = client.post("/help/", asking | {"token": "t", "story": "He does not answer"})
    assert slow.status_code == 422
    assert "Minutes to wait: 1" in slow.content.decode()
    assert "He does not answer" in slow.content.decode()
    assert AssistanceCase.objects.count() == 10
    neighbour = Client()  # the same address: the test client has one
    assert neighbour.post("/help/", asking | {"token": "u"}).status_code == 302


def test_the_worker_asks_and_sees_who_helps_and_not_what_officers_wrote(cast, nurlan):
    client = signed_in(nurlan.actor)
    client.post("/help/", ANSWERS)
    case = AssistanceCase.objects.get()
    assert case.person == nurlan.person
    take_case(case, by=cast.daniyar)
    page = client.get(f"/cases/{case.ref}").content.decode()
    assert "Данияр" in page
    assert "Сынган" not in page


def test_the_worker_may_ask_for_somebody_else(cast, nurlan):
    client = signed_in(nurlan.actor)
    client.post("/help/?other", ANSWERS | {"about": "Бакыт", "asked_as": "witness"})
    assert AssistanceCase.objects.get().person is None


def test_a_country_that_is_not_listed_is_written_by_name(cast):
    Client().post(
        "/help/", ANSWERS | {"about": "A", "asked_as": "witness", "country": "other", "other_country": "Катар"}
    )
    assert AssistanceCase.objects.get().country == "QA"


def test_what_is_missing_is_said_and_nothing_typed_is_lost(cast):
    page = Client().post("/help/", ANSWERS | {"about": "", "asked_as": "relative", "country": "other"})
    assert page.status_code == 422
    assert "Сынган" in page.content.decode()


def test_the_same_form_twice_is_one_case(cast, nurlan):
    client = signed_in(nurlan.actor)
    client.post("/help/", ANSWERS)
    client.post("/help/", ANSWERS)
    assert AssistanceCase.objects.count() == 1


def test_staff_who_press_urgent_help_write_a_call_down(cast):
    client = signed_in(cast.daniyar)
    assert client.get("/help/").url == reverse("assistance:new_call")
    client.post("/cases/new-call", ANSWERS | {"about": "Белгисиз киши"})
    assert AssistanceCase.objects.get().asked_by == cast.daniyar.account


def test_nobody_else_has_the_page_of_calls(cast, nurlan):
    assert signed_in(nurlan.actor).get("/cases/new-call").status_code == 404
    assert signed_in(cast.tilek).get("/cases/new-call").status_code == 404


def test_the_attache_sees_the_story_the_history_and_the_buttons(cast, case):
    page = signed_in(cast.daniyar).get(f"/cases/{case.ref}").content.decode()
    assert "Эмне болду" in page
    assert f"/do/note-step/{case.ref}" in page
    assert f"/cases/{case.ref}/refer" in page


@pytest.mark.parametrize("who", ["zarina", "aigul", "tilek", "ermek"])
def test_for_others_the_page_of_a_case_is_not_there(cast, case, who):
    assert signed_in(getattr(cast, who)).get(f"/cases/{case.ref}").status_code == 404


def test_a_case_is_found_by_number_and_by_name(cast, case):
    client = signed_in(cast.daniyar)
    for text in (case.number, "осмонов"):
        assert case.number in client.get("/cases/", {"q": text}).content.decode()
    assert case.number not in client.get("/cases/", {"q": "Петров"}).content.decode()


def test_a_referral_is_made_and_read_on_its_pages(cast, case):
    cast.office("partner")
    client = signed_in(cast.daniyar)
    assert client.get(f"/cases/{case.ref}/refer").status_code == 200
    sent = client.post(f"/cases/{case.ref}/refer", {
        "to": cast.office("partner").ref, "purpose": "Жатакана", "consent": "spoken", "passed_on": ["name"],
        "token": "t",
    })  # fmt: skip
    assert sent.status_code == 302
    referral = Referral.objects.get()
    partner = signed_in(cast.ermek)
    page = partner.get(f"/cases/referrals/{referral.ref}").content.decode()
    assert "Нурлан" in page
    assert "Химки" not in page
    assert referral.number in partner.get("/cases/referrals").content.decode()


def test_who_works_alone_is_offered_no_colleague(cast, case):
    client, offer = signed_in(cast.daniyar), f"/cases/{case.ref}/colleague/name-team-member"
    assert offer not in client.get(f"/cases/{case.ref}").content.decode()
    colleague(cast)
    assert offer in client.get(f"/cases/{case.ref}").content.decode()


def test_a_colleague_is_named_from_the_page(cast, case):
    membership, _ = colleague(cast)
    client = signed_in(cast.daniyar)
    assert "Айбек" in client.get(f"/cases/{case.ref}/colleague/name-team-member").content.decode()
    client.post(f"/cases/{case.ref}/colleague/name-team-member", {"member": membership.ref, "token": "t"})
    assert case.team.get().account == membership.account


def test_the_page_of_an_act_refuses_and_records(cast, hidden):
    _, other = colleague(cast)
    assert signed_in(other).get(f"/do/note-step/{hidden.ref}").status_code == 404
    assert Refusal.objects.filter(action="note_step", code="not_visible").exists()


def test_a_list_asks_the_database_as_often_for_many_as_for_few(cast, nurlan, django_assert_num_queries):
    client = signed_in(cast.daniyar)
    counts = []
    for _ in range(2):
        for number in range(4):
            ask_for_help(nurlan.person, by=nurlan.actor, need="unpaid", country="RU", story=str(number))
        counts.append(_queries(client, "/cases/"))
    assert counts[0] == counts[1]


def test_the_page_of_a_case_asks_as_often_with_many_steps(cast, case):
    from sapar.employment.assistance.actions import note_step

    client, counts = signed_in(cast.daniyar), []
    for _ in range(2):
        note_step(case, by=cast.daniyar, kind="contact", what="x")
        counts.append(_queries(client, f"/cases/{case.ref}"))
    assert counts[1] - counts[0] <= 2  # the sealed words of a step are opened one by one


def _queries(client, url):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as caught:
        assert client.get(url).status_code == 200
    return len(caught)


def test_a_receiver_may_not_see_a_referral_of_others(cast, case):
    refer_case(case, by=cast.daniyar, to=cast.office("partner"), purpose="x", consent="spoken", need=True)
    assert signed_in(cast.kanykei).get(f"/cases/referrals/{Referral.objects.get().ref}").status_code == 404
