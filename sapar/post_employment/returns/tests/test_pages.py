"""The pages of returns."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sapar.foundation import clock
from sapar.post_employment.returns.actions import register_return
from sapar.post_employment.returns.models import Return, ReturnState
from sapar.post_employment.returns.tests.travellers import OSH, came_home, traveller
from tests.cast import sign_in


def signed_in(actor):
    client = Client()
    sign_in(client, actor.account)
    return client


def test_the_worker_records_the_return_and_registers_on_two_pages(cast, nurlan):
    client, journey = signed_in(nurlan.actor), nurlan.journey
    assert client.get(f"/do/return-home/{journey.ref}").status_code == 200
    day = f"{clock.today():%d.%m.%Y}"
    client.post(f"/do/return-home/{journey.ref}", {"returned_on": day, "kind": "voluntary", "token": "a"})
    returning = Return.objects.get()
    page = client.get(f"/returns/{returning.ref}").content.decode()
    assert f"/do/register-return/{returning.ref}" in page
    client.post(f"/do/register-return/{returning.ref}", {"lives_at": "город Ош", "wish": "go_again", "token": "b"})
    assert Return.objects.get().state == ReturnState.REGISTERED


def test_the_officer_sees_the_needs_and_the_attache_does_not(cast, assessed):
    for somebody, sees in ((cast.bolot, True), (cast.daniyar, False)):
        page = signed_in(somebody).get(f"/returns/{assessed.ref}").content.decode()
        assert ("Жумуш" in page.partition("<main")[2].partition("</main>")[0]) is sees


def test_money_still_owed_leads_to_a_complaint(cast, home):
    register_return(home, by=cast.bolot, lives_at=OSH, wish="stay", unpaid=True)
    assert "finding" in signed_in(cast.bolot).get(f"/returns/{home.ref}").content.decode()


def test_for_a_stranger_there_is_no_return(cast, home):
    assert signed_in(cast.zarina).get(f"/returns/{home.ref}").status_code == 404
    assert Client().get(f"/returns/{home.ref}")["Location"].startswith("/sign-in")
    assert Client().get("/returns/")["Location"].startswith("/sign-in")


def test_a_return_is_found_by_number_and_name(cast, home):
    client = signed_in(cast.bolot)
    for text in (home.number, "осмонов"):
        assert home.number in client.get("/returns/", {"q": text}).content.decode()
    assert home.number not in client.get("/returns/", {"q": "Петров"}).content.decode()


def test_a_list_asks_the_database_as_often_for_many_as_for_few(cast):
    client, counts = signed_in(cast.bolot), []
    for batch in range(2):
        for number in range(3):
            came_home(traveller(cast, f"Киши{'абв'[number]}{'гд'[batch]}", f"+7916000{batch}{number}99"))
        with CaptureQueriesContext(connection) as caught:
            assert client.get("/returns/").status_code == 200
        counts.append(len(caught))
    assert counts[0] == counts[1]


def test_what_is_wrong_in_the_form_is_said_and_kept(cast, nurlan):
    answers = {"returned_on": "31.12.2999", "kind": "voluntary", "token": "a"}
    page = signed_in(nurlan.actor).post(f"/do/return-home/{nurlan.journey.ref}", answers)
    assert page.status_code == 422
    assert "31.12.2999" in page.content.decode()
