"""The pages: the list with the law beside it, one press to a complaint, what officers see."""

import pytest
from django.test import Client
from django.urls import reverse

from sapar.foundation.reading.models import Reading
from sapar.throughout.complaints.drafts import Draft
from sapar.throughout.costs.actions import note_refund
from sapar.throughout.costs.models import CostKind, Payee
from sapar.throughout.costs.tests.paid import journey_of, paid
from sapar.throughout.costs.tests.test_seeing import complained
from tests.cast import sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def nurlans(cast):
    """Nurlan's browser, in English."""
    browser = Client(headers={"accept-language": "en"})
    sign_in(browser, cast.holder("nurlan").account)
    return browser


def listed(browser, cast):
    """Return the text of the list."""
    return browser.get(reverse("costs:ledger", args=[journey_of(cast).ref])).content.decode()


def test_an_unlawful_fee_stands_beside_its_article(cast, nurlans):
    paid(cast)
    page = listed(nurlans, cast)
    assert "Complain about this" in page
    assert "C181" in page or "181" in page


def test_a_medical_examination_paid_to_a_clinic_is_listed(cast, nurlans):
    paid(cast, 1500, kind=CostKind.MEDICAL, payee=Payee.OTHER)
    assert "Medical examination" in listed(nurlans, cast)


def test_what_came_back_is_no_breach_any_more(cast, nurlans):
    note_refund(paid(cast), by=cast.holder("nurlan"))
    assert "Complain about this" not in listed(nurlans, cast)


def test_one_press_begins_a_complaint_that_says_it_all(cast, nurlans):
    paid(cast)
    answer = nurlans.post(reverse("costs:complain", args=[journey_of(cast).ref]), follow=True)
    page = answer.content.decode()
    assert "45" in page
    assert "Агент Асан" in page
    assert Draft.of(answer.wsgi_request).answers["kinds"] == {"kinds": ["recruitment_fee"]}


def test_an_officer_on_his_complaint_opens_it_and_he_sees_that(cast):
    paid(cast)
    complained(cast)
    browser = Client(headers={"accept-language": "en"})
    sign_in(browser, cast.kanykei.account)
    assert "For finding the job" in listed(browser, cast)
    assert Reading.objects.exists()


@pytest.mark.parametrize("name", ["bakyt", "svetlana", "aigul"])
def test_others_find_nothing_there(cast, name):
    paid(cast)
    browser = Client()
    sign_in(browser, getattr(cast, name).account)
    assert browser.get(reverse("costs:ledger", args=[journey_of(cast).ref])).status_code == 404


def test_his_own_page_leads_there(cast, nurlans):
    paid(cast)
    assert (
        reverse("costs:ledger", args=[journey_of(cast).ref]) in nurlans.get(reverse("portal:journey")).content.decode()
    )
