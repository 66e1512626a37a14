"""The pages: the clerk offers, the worker reads and signs, the officer attests; worse terms are one tap from a
complaint; everybody else finds nothing."""

import pytest
from django.test import Client

from sapar.foundation.reading.models import OpenedRecord
from sapar.pre_employment.applications.tests.applicants import accepted
from sapar.pre_employment.contracts.models import ContractOffer
from sapar.pre_employment.contracts.tests.signings import (
    attested,
    now,
    of_another_business,
    offer_again,
    offered,
    read,
    signed,
    terms_like,
    worse,
)
from sapar.registers.journeys.contracts import record_contract
from sapar.throughout.complaints.models import Complaint
from tests.cast import sign_in

COMPLAIN = "This is not what I agreed to: complain"


@pytest.fixture(autouse=True)
def in_english(settings):
    settings.LANGUAGE_CODE = "en"


def text(answer, status=200):
    assert answer.status_code == status, answer.content.decode()[:400]
    return answer.content.decode()


def sent(client, url, **given):
    """Send the form of a page, filled in as it was shown."""
    form = client.get(url).context["form"]
    data = {field.html_name: field.value() for field in form if field.value() not in (None, "")}
    for part in form:
        if hasattr(part.field.widget, "decompress"):
            shown = part.field.widget.decompress(part.value())
            data |= {f"{part.html_name}_{n}": value for n, value in enumerate(shown) if value is not None}
    return client.post(url, data | given)


def test_the_clerk_offers_from_the_page_of_the_application(cast):
    application, client = accepted(cast), cast.client_for("bakyt")
    cast.office("moscow")
    url = f"/applications/{application.ref}/contract"
    assert url in text(client.get(f"/applications/{application.ref}"))
    assert application.person.name in text(client.get(url))
    answer = sent(client, url)
    offer = ContractOffer.objects.get()
    assert answer.url == f"/contracts/{offer.ref}"
    agreed = application.order.terms["contract"]
    assert {name: offer.offered.terms["contract"][name] for name in ("wage", "fees")} == {
        name: agreed[name] for name in ("wage", "fees")
    }
    assert "What the contract says" in text(client.get(answer.url))


def test_what_breaks_the_law_is_said_on_the_form(cast):
    application, client = accepted(cast), cast.client_for("bakyt")
    url = f"/applications/{application.ref}/contract"
    assert "This contract breaks the law" in text(sent(client, url, hours_per_week="70"), 422)
    assert not ContractOffer.objects.exists()


def test_the_worker_reads_then_signs(cast):
    offer, client = offered(cast), cast.client_for("nurlan")
    url = f"/contracts/{offer.ref}"
    page = text(client.get(url))
    assert "60\N{NO-BREAK SPACE}000" in page
    assert "What the law says" in page
    assert f"{url}/sign" not in page
    assert COMPLAIN not in page
    assert client.get(f"{url}/sign").status_code == 409
    sent(client, f"/do/read-contract/{offer.ref}")
    assert f"{url}/sign" in text(client.get(url))
    sent(client, f"{url}/sign")
    assert now(offer).state == "signed"


def test_the_officer_attests(cast):
    offer, client = signed(cast), cast.client_for("daniyar")
    url = f"/contracts/{offer.ref}"
    assert f"{url}/attest" in text(client.get(url))
    sent(client, f"{url}/attest")
    assert now(offer).state == "attested"
    assert OpenedRecord.objects.exists()


def test_worse_terms_stand_clause_by_clause_with_the_button(cast):
    offer = offer_again(cast, attested(cast))
    page = text(cast.client_for("nurlan").get(f"/contracts/{offer.ref}"))
    assert COMPLAIN in page
    assert "Worse for you" in page
    assert "55\N{NO-BREAK SPACE}000" in page
    officers = text(cast.client_for("daniyar").get(f"/contracts/{offer.ref}"))
    assert "Worse than what was agreed" in officers
    assert COMPLAIN not in officers


def test_one_tap_opens_a_complaint_that_is_filled_in(cast):
    cast.office("disputes")
    offer, client = offered(cast, terms=worse), cast.client_for("nurlan")
    answer = client.post(f"/contracts/{offer.ref}/complain")
    assert answer.url == "/complain/check"
    page = text(client.get(answer.url))
    assert cast.office("agency").name in page
    assert offer.number in page
    client.post(answer.url, {"kept": client.get(answer.url).context["kept"]})
    complaint = Complaint.objects.get()
    assert (complaint.journey, complaint.all_kinds) == (offer.journey, ["contract_substitution"])
    assert "55" in complaint.what_happened


def test_nobody_else_opens_the_complaint(cast):
    offer = offered(cast, terms=worse)
    assert cast.client_for("bakyt").post(f"/contracts/{offer.ref}/complain").status_code == 403


def test_worse_work_than_attested_is_shown_where_it_was_recorded(cast):
    offer = attested(cast)
    by = cast.holder("nurlan")
    version = record_contract(offer.journey, by=by, stage="worked", terms=worse(offer.application)).record
    client = cast.client_for("nurlan")
    assert COMPLAIN in text(client.get(f"/journeys/contracts/{version.ref}"))
    assert client.post(f"/contracts/recorded/{version.ref}/complain").url == "/complain/check"
    assert "60" in text(client.get("/complain/check"))
    same = terms_like(offer.application, paid_leave={"amount": 30, "unit": "calendar_days"})
    better = record_contract(offer.journey, by=by, stage="worked", terms=same).record
    assert COMPLAIN not in text(client.get(f"/journeys/contracts/{better.ref}"))


def test_signing_worse_terms_takes_a_second_yes(cast):
    offer, client = read(cast, terms=worse), cast.client_for("nurlan")
    url = f"/contracts/{offer.ref}/sign"
    assert "I know that it is worse" in text(client.get(url))
    assert sent(client, url).status_code == 422
    sent(client, url, knowing="on")
    assert now(offer).state == "signed"


@pytest.mark.parametrize("who", ["bakyt", "svetlana", "daniyar", "rustam"])
def test_lists_show_the_contracts_of_those_who_have_a_part_in_them(cast, who):
    offer = signed(cast)
    page = text(cast.client_for(who).get("/contracts/"))
    assert offer.ref in page
    assert offer.ref in text(cast.client_for(who).get(f"/contracts/?q={offer.ref}"))
    assert offer.ref not in text(cast.client_for(who).get("/contracts/?state=ended"))


@pytest.mark.parametrize("role", ["agency_clerk", "employer_clerk"])
def test_another_business_sees_nothing(cast, role):
    offer = offered(cast)
    client = Client()
    sign_in(client, of_another_business(cast, role).account)
    assert client.get(f"/contracts/{offer.ref}").status_code == 404
    assert offer.ref not in text(client.get("/contracts/"))


def test_another_country_another_worker_and_visitors_see_nothing(cast):
    offer = offered(cast)
    cast.worker("gulnara")
    for who in ("zarina", "gulnara", "begimai", "chinara"):
        assert cast.client_for(who).get(f"/contracts/{offer.ref}").status_code == 404, who
    assert Client().get(f"/contracts/{offer.ref}").url.startswith("/sign-in")


def test_the_way_leads_from_the_application_and_my_journey(cast):
    offer, client = offered(cast), cast.client_for("nurlan")
    for page in (f"/applications/{offer.application.ref}", f"/journeys/{offer.journey.ref}", "/my-journey"):
        assert f"/contracts/{offer.ref}" in text(client.get(page)), page
