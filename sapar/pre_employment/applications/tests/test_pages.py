"""The pages: a worker applies and answers, a recruiter sees what article 6 allows, officers call workers."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sapar.foundation.reading.models import OpenedRecord
from sapar.pre_employment.agency_permits.models import AgencyPermit
from sapar.pre_employment.agency_permits.tests.permits import suspended
from sapar.pre_employment.applications.models import AffectedWorker, Application
from sapar.pre_employment.applications.tests.applicants import (
    EXPERIENCE,
    accepted,
    applied,
    crowd,
    now,
    offered,
    shortlisted,
)
from sapar.pre_employment.job_orders.tests.orders import opened
from sapar.registers.people.belongings import add_document, add_skill

ANSWERS = {"token": "t1", "languages": ["ky", "ru"], "experience": EXPERIENCE}
PASSPORT = "AC1234567"


def text(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def queries(client, url):
    with CaptureQueriesContext(connection) as caught:
        text(client.get(url))
    return len(caught)


def test_only_the_button_asks_to_sign_in(cast):
    order = opened(cast)
    assert f"/jobs/{order.ref}/apply" in text(Client().get(f"/jobs/{order.ref}"))
    sent = Client().get(f"/jobs/{order.ref}/apply")
    assert sent.url == f"/sign-in?next=%2Fjobs%2F{order.ref}%2Fapply"


def test_a_worker_applies_and_sees_where_it_stands(cast):
    order, client = opened(cast), cast.client_for("nurlan")
    form = text(client.get(f"/jobs/{order.ref}/apply"))
    assert "Applying is free" in form
    assert "The agency and the employer see your name" in form
    sent = client.post(f"/jobs/{order.ref}/apply", ANSWERS)
    application = Application.objects.get()
    assert sent.url == f"/applications/{application.ref}"
    page = text(client.get(sent.url))
    assert "We have your application" in page
    assert f"/do/withdraw-from-job/{application.ref}" in page
    assert "You applied on" in text(client.get(f"/jobs/{order.ref}"))


def test_the_same_form_twice_is_one_application(cast):
    order, client = opened(cast), cast.client_for("nurlan")
    client.post(f"/jobs/{order.ref}/apply", ANSWERS)
    assert client.post(f"/jobs/{order.ref}/apply", ANSWERS).status_code == 302
    assert Application.objects.count() == 1


def test_a_second_application_is_told_its_number(cast):
    application = applied(cast)
    page = text(cast.client_for("nurlan").post(f"/jobs/{application.order.ref}/apply", ANSWERS | {"token": "t2"}), 422)
    assert application.number in page


def test_whoever_is_not_registered_registers_first(cast):
    from sapar.foundation.accounts.models import Account
    from tests.unguarded import unguarded

    order = opened(cast)
    with unguarded():
        account = Account.opened_for("Somebody", "+996700999999", "ky")
    client = Client()
    client.force_login(account)
    assert client.get(f"/jobs/{order.ref}/apply").url == "/people/register-myself"


def test_an_officer_registers_somebody_by_their_number(cast):
    order, person, client = opened(cast), cast.worker("nurlan"), cast.client_for("aigul")
    assert "Register somebody for this job" in text(client.get(f"/jobs/{order.ref}"))
    wrong = client.post(f"/jobs/{order.ref}/apply", ANSWERS | {"person": "123456782"})
    assert wrong.status_code == 422
    sent = client.post(f"/jobs/{order.ref}/apply", ANSWERS | {"token": "t2", "person": person.number})
    assert sent.status_code == 302
    assert Application.objects.get().person == person


@pytest.mark.parametrize("who", ["bakyt", "svetlana", "daniyar", "chinara"])
def test_others_have_neither_button_nor_page(cast, who):
    order, client = opened(cast), cast.client_for(who)
    assert f"/jobs/{order.ref}/apply" not in text(client.get(f"/jobs/{order.ref}"))
    assert client.get(f"/jobs/{order.ref}/apply").status_code == 404


def test_an_offer_stands_first_with_its_last_day_and_the_button(cast):
    application = offered(cast)
    client = cast.client_for("nurlan")
    page = text(client.get(f"/applications/{application.ref}"))
    assert "A place is offered to you" in page
    assert f"{application.expires_on:%d.%m.%Y}" in page
    assert page.index("Accept the job") < page.index("Decline the offer")
    sent = client.post(f"/do/accept-job/{application.ref}", {"token": "t", "seen": application.version})
    assert sent.status_code == 302
    assert "Next comes the contract" in text(client.get(f"/applications/{application.ref}"))


def private(cast):
    """Give Nurlan a passport, a skill and a phone, and return his application."""
    person = cast.worker("nurlan")
    add_document(person, by=cast.aigul, kind="passport", doc_number=PASSPORT)
    add_skill(person, by=cast.aigul, occupation="7112", years=5)
    return shortlisted(cast)


def test_the_agency_sees_what_the_work_calls_for_and_nothing_else(cast):
    application = private(cast)
    page = text(cast.client_for("bakyt").get(f"/applications/{application.ref}"))
    for said in ("Өмүрбеков Нурлан", "1994", "Bricklayers", "Kyrgyz", EXPERIENCE):
        assert said in page
    for hidden in (PASSPORT, "12.03.1994", "555777888", "Ош", "/people/", "/do/add-document"):
        assert hidden not in page, hidden


def test_the_record_of_the_person_does_not_exist_for_the_agency(cast):
    application = private(cast)
    client = cast.client_for("bakyt")
    for address in (f"/people/{application.person.ref}", f"/people/search?q={application.person.family_name}"):
        answer = client.get(address)
        assert answer.status_code in (403, 404) or "1994" not in answer.content.decode()


def test_a_phone_is_shown_once_the_job_is_accepted(cast):
    application = accepted(cast)
    assert "+996555777888" in text(cast.client_for("bakyt").get(f"/applications/{application.ref}"))
    assert "555777888" not in text(cast.client_for("svetlana").get(f"/applications/{application.ref}"))


def test_the_employer_sees_who_is_shortlisted_and_not_who_applied(cast):
    waiting, chosen = applied(cast), shortlisted(cast, who="gulnara")
    client = cast.client_for("svetlana")
    assert client.get(f"/applications/{waiting.ref}").status_code == 404
    assert "Өмүрбекова" in text(client.get(f"/applications/{chosen.ref}"))


def test_whoever_opens_it_stands_in_the_read_log(cast):
    application = applied(cast)
    cast.client_for("bakyt").get(f"/applications/{application.ref}")
    seen = OpenedRecord.objects.get(subject_ref=application.ref)
    assert (seen.owner, seen.reading.role) == (application.person.key, "agency_clerk")


def test_another_worker_and_a_visitor_find_nothing(cast):
    application = applied(cast)
    cast.worker("gulnara")
    assert cast.client_for("gulnara").get(f"/applications/{application.ref}").status_code == 404
    assert Client().get(f"/applications/{application.ref}").url.startswith("/sign-in")


def test_the_agency_has_its_applicants_on_the_order_and_in_a_list(cast):
    application = applied(cast)
    client = cast.client_for("bakyt")
    for address in (f"/orders/{application.order.ref}", "/applications/", f"/applications/?q={application.order.ref}",
                    f"/applications/?q={application.number}&state=applied"):  # fmt: skip
        assert application.number in text(client.get(address))
    assert application.number not in text(client.get("/applications/?q=nobody"))
    assert application.order.number in text(client.get("/desk"))


def test_lists_cost_the_same_at_any_length(cast):
    order = opened(cast)
    applied(cast, order)
    client = cast.client_for("bakyt")
    addresses = ("/applications/", f"/orders/{order.ref}")
    before = [queries(client, address) for address in addresses]
    crowd(cast, order, 30)
    assert [queries(client, address) for address in addresses] == before


def test_the_worker_sees_own_jobs_on_their_journey(cast):
    application = applied(cast)
    client = cast.client_for("nurlan")
    assert f"/applications/{application.ref}" in text(client.get("/my-journey"))


def test_the_officer_sees_them_on_the_page_of_the_person(cast):
    application = applied(cast)
    page = text(cast.client_for("aigul").get(f"/people/{application.person.ref}"))
    assert "Jobs applied for" in page
    assert application.number in page


def test_my_journey_costs_the_same_with_many_applications(cast):
    applied(cast)
    client = cast.client_for("nurlan")
    before = queries(client, "/my-journey")
    for _ in range(3):
        applied(cast, opened(cast))
    assert queries(client, "/my-journey") == before


def test_officers_call_the_workers_of_a_stopped_agency(cast):
    applied(cast)
    suspended(cast, AgencyPermit.objects.get())
    worker = AffectedWorker.objects.get()
    client = cast.client_for("rustam")
    assert worker.number in text(client.get("/desk"))
    assert worker.number in text(client.get("/applications/affected"))
    page = text(client.get(f"/applications/affected/{worker.ref}"))
    assert "+996555777888" in page
    assert f"/do/settle-affected-worker/{worker.ref}" in page
    client.post(f"/do/settle-affected-worker/{worker.ref}", {"token": "t", "settlement": "waits", "words": ""})
    assert "Nobody is waiting for a call" in text(client.get("/applications/affected"))
    assert worker.number in text(client.get("/applications/affected?state=all"))


@pytest.mark.parametrize("who", ["bakyt", "chinara", "aigul", "nurlan"])
def test_others_have_no_such_page(cast, who):
    applied(cast)
    suspended(cast, AgencyPermit.objects.get())
    client = cast.client_for(who)
    assert client.get("/applications/affected").status_code == 404
    assert client.get(f"/applications/affected/{AffectedWorker.objects.get().ref}").status_code == 404


def test_while_a_job_stands_still_the_worker_reads_so(cast):
    application = applied(cast)
    suspended(cast, AgencyPermit.objects.get())
    assert "This job stands still for now" in text(cast.client_for("nurlan").get(f"/applications/{application.ref}"))
    assert now(application).state == "applied"


def test_an_offer_of_a_job_that_stands_still_cannot_be_accepted_and_says_why(cast):
    application = offered(cast)
    suspended(cast, AgencyPermit.objects.get())
    page = text(cast.client_for("nurlan").get(f"/applications/{application.ref}"))
    assert "This job stands still for now" in page
    assert f"/do/accept-job/{application.ref}" not in page
    assert f"/do/decline-job/{application.ref}" in page
