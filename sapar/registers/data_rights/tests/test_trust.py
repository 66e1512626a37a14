"""Trusted people: chosen by the worker, told where they are and nothing else, ended with one press."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from sapar.foundation.actions.errors import Refused
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.reading.models import OpenedRecord
from sapar.registers.data_rights.actions import decline_trust, stop_trusting, trust_person
from sapar.registers.data_rights.models import TrustState
from sapar.registers.journeys.actions import plan_journey

pytestmark = pytest.mark.django_db


@pytest.fixture
def trusted(cast):
    """Gulnara, whom Nurlan trusts, and his journey."""
    plan_journey(cast.worker("nurlan"), by=cast.holder("nurlan"), destination="RU")
    phone = cast.worker("gulnara").phone
    return trust_person(
        cast.worker("nurlan"), by=cast.holder("nurlan"), name="Гүлнара", tie="spouse", phone=phone
    ).record


def family(cast, name="gulnara") -> str:
    return cast.client_for(name).get(reverse("data_rights:family")).content.decode()


def test_the_trusted_one_sees_the_country_and_the_stage(cast, trusted):
    page = family(cast)
    assert "Нурлан" in page
    assert "Russian Federation" in page or "Russia" in page
    assert "Planned" in page


def test_and_nothing_else(cast, trusted):
    person = cast.worker("nurlan")
    assert person.phone not in family(cast)
    assert cast.client_for("gulnara").get(reverse("people:detail", args=[person.ref])).status_code == 404


def test_each_look_is_written_down_for_the_worker(cast, trusted):
    family(cast)
    assert OpenedRecord.objects.filter(owner=cast.worker("nurlan").key).exists()


def test_whoever_is_not_trusted_sees_nobody(cast, trusted):
    assert "Нурлан" not in family(cast, "nurlan").partition("<h1>")[2].partition("</main>")[0]


@pytest.mark.parametrize("end", ["stop", "decline"])
def test_either_ends_it_at_once(cast, trusted, end):
    if end == "stop":
        stop_trusting(trusted, by=cast.holder("nurlan"))
    else:
        cast.client_for("gulnara").post(reverse("data_rights:decline", args=[trusted.ref]))
    trusted.refresh_from_db()
    assert trusted.state == TrustState.ENDED
    assert "Нурлан" not in family(cast)


def test_nobody_declines_for_another(cast, trusted):
    with pytest.raises(Refused):
        decline_trust(trusted, by=cast.holder("nurlan"))


def test_officers_cannot_name_somebody_for_a_worker(cast):
    with pytest.raises(Refused):
        trust_person(cast.worker("nurlan"), by=cast.aigul, name="X", tie="spouse", phone="+996555000111")


def test_the_message_says_nothing_about_whom(cast, trusted):
    message = OutboxMessage.objects.filter(notice="data_rights/trusted").get()
    assert "Нурлан" not in str(message.body)


def test_the_own_phone_and_a_second_time_are_refused(cast, trusted):
    for phone in (cast.worker("nurlan").phone, cast.worker("gulnara").phone):
        with pytest.raises(ValidationError):
            trust_person(cast.worker("nurlan"), by=cast.holder("nurlan"), name="X", tie="friend", phone=phone)
