"""The pages of services and reviews."""

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sapar.post_employment.reintegration.actions import propose_service, record_consent, refer_to_provider
from sapar.post_employment.reintegration.models import Review, ServiceReferral
from sapar.post_employment.reintegration.tasks import open_reviews, reviews_of
from sapar.post_employment.returns.actions import note_needs, register_return
from sapar.post_employment.returns.tests.travellers import OSH, came_home, traveller
from tests.cast import sign_in


def signed_in(actor):
    client = Client()
    sign_in(client, actor.account)
    return client


def test_a_service_is_proposed_from_the_page_of_the_return(cast, assessed):
    client, provider = signed_in(cast.bolot), cast.office("partner")
    assert f"/reintegration/returns/{assessed.ref}/propose" in client.get(f"/returns/{assessed.ref}").content.decode()
    answers = {"kind": "training", "provider": provider.ref, "told": "Ширетүүчү", "token": "t"}
    assert client.post(f"/reintegration/returns/{assessed.ref}/propose", answers).url == f"/returns/{assessed.ref}"
    assert ServiceReferral.objects.get().provider == provider


def test_the_person_finds_the_proposal_on_their_page_and_agrees(cast, assessed, nurlan):
    service = propose_service(assessed, by=cast.bolot, kind="job", provider=cast.office("partner")).record
    client = signed_in(nurlan.actor)
    assert service.ref in client.get(f"/returns/{assessed.ref}").content.decode()
    assert f"/do/accept-service/{service.ref}" in client.get(f"/reintegration/services/{service.ref}").content.decode()
    client.post(f"/do/accept-service/{service.ref}", {"token": "t", "seen": service.version})
    assert ServiceReferral.objects.get().state == "accepted"


def test_the_provider_reads_who_it_is_only_after_consent(cast, assessed):
    service = propose_service(assessed, by=cast.bolot, kind="job", provider=cast.office("partner")).record
    partner = signed_in(cast.ermek)
    assert partner.get(f"/reintegration/services/{service.ref}").status_code == 404
    record_consent(service, by=cast.bolot, how="spoken")
    assert partner.get(f"/reintegration/services/{service.ref}").status_code == 404
    refer_to_provider(service, by=cast.bolot)
    assert "Осмонов" in partner.get(f"/reintegration/services/{service.ref}").content.decode()
    assert partner.get(f"/returns/{assessed.ref}").status_code == 404


def test_a_review_has_its_page(cast, assessed):
    open_reviews(reviews_of(assessed)[0][1])
    page = signed_in(cast.bolot).get(f"/reintegration/reviews/{Review.objects.get().ref}")
    assert f"/do/record-review/{Review.objects.get().ref}" in page.content.decode()
    assert signed_in(cast.ermek).get(f"/reintegration/reviews/{Review.objects.get().ref}").status_code == 404


def test_a_list_asks_the_database_as_often_for_many_as_for_few(cast, assessed):
    client, counts = signed_in(cast.bolot), []
    for batch in range(2):
        for number in range(3):
            _somebody(cast, f"Киши{'абв'[number]}{'гд'[batch]}", f"+7916000{batch}{number}99")
        with CaptureQueriesContext(connection) as caught:
            assert client.get("/reintegration/").status_code == 200
        counts.append(len(caught))
    assert counts[0] == counts[1]


def _somebody(cast, name, phone):
    somebody = traveller(cast, name, phone)
    home = register_return(came_home(somebody), by=cast.bolot, lives_at=OSH, wish="stay").record
    needs = note_needs(home, by=cast.bolot, economic="none", social="none", psychosocial="none").record
    propose_service(needs, by=cast.bolot, kind="job", provider=cast.office("partner"))
