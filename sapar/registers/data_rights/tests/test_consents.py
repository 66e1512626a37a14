"""Consents: with a purpose and an end, and what they open while they live."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from sapar.foundation import clock
from sapar.foundation.actions.errors import Refused
from sapar.policy.law.calendars import add_months
from sapar.registers.data_rights.actions import give_consent, withdraw_consent
from sapar.registers.data_rights.models import ConsentState, GivenHow, Purpose
from sapar.registers.data_rights.tasks import end_consents
from sapar.registers.people.models import Person

pytestmark = pytest.mark.django_db
MONTHS = 24


def tomorrow() -> date:
    return clock.today() + timedelta(days=1)


def help_of_partner(cast, until=None):
    given = {"purpose": Purpose.PARTNER_HELP, "organization": cast.office("partner"), "until": until or tomorrow()}
    return give_consent(cast.worker("nurlan"), by=cast.holder("nurlan"), **given).record


def sees(actor, person) -> bool:
    return Person.visible_to(actor).filter(pk=person.pk).exists()


def test_a_partner_sees_the_person_from_consent_to_withdrawal(cast):
    person = cast.worker("nurlan")
    assert not sees(cast.ermek, person)
    consent = help_of_partner(cast)
    assert sees(cast.ermek, person)
    withdraw_consent(consent, by=cast.holder("nurlan"))
    assert not sees(cast.ermek, person)


def test_it_ends_after_its_last_day_even_before_the_nightly_job(cast):
    help_of_partner(cast, tomorrow())
    with clock.at(clock.now() + timedelta(days=1)):
        assert sees(cast.ermek, cast.worker("nurlan"))
    with clock.at(clock.now() + timedelta(days=2)):
        assert not sees(cast.ermek, cast.worker("nurlan"))


def test_the_nightly_job_ends_it_and_says_so(cast):
    consent = help_of_partner(cast, tomorrow())
    assert end_consents(tomorrow()) == 0
    with clock.at(clock.now() + timedelta(days=2)):
        assert end_consents(clock.today()) == 1
    consent.refresh_from_db()
    assert consent.state == ConsentState.ENDED


@pytest.mark.parametrize(("days", "fits"), [(-1, False), (0, False), (1, True)])
def test_no_consent_without_an_end_ahead(cast, days, fits):
    given = {"purpose": Purpose.SURVEY, "until": clock.today() + timedelta(days=days)}
    if fits:
        assert give_consent(cast.worker("nurlan"), by=cast.holder("nurlan"), **given)
    else:
        with pytest.raises(ValidationError):
            give_consent(cast.worker("nurlan"), by=cast.holder("nurlan"), **given)


def test_the_longest_time_is_the_laws(cast):
    last = add_months(clock.today(), MONTHS)
    give_consent(cast.worker("nurlan"), by=cast.holder("nurlan"), purpose=Purpose.SURVEY, until=last)
    with pytest.raises(ValidationError):
        give_consent(
            cast.worker("nurlan"), by=cast.holder("nurlan"), purpose=Purpose.SURVEY, until=last + timedelta(days=1)
        )


def test_an_officer_says_how_the_person_agreed(cast):
    given = {"purpose": Purpose.SURVEY, "until": tomorrow()}
    with pytest.raises(ValidationError):
        give_consent(cast.worker("nurlan"), by=cast.aigul, **given)
    assert give_consent(cast.worker("nurlan"), by=cast.aigul, how=GivenHow.PAPER, **given).record.how == "paper"


def test_an_officer_cannot_withdraw_for_the_person(cast):
    consent = help_of_partner(cast)
    with pytest.raises(Refused):
        withdraw_consent(consent, by=cast.aigul)


def test_only_help_names_a_partner(cast):
    with pytest.raises(ValidationError):
        give_consent(cast.worker("nurlan"), by=cast.holder("nurlan"), purpose=Purpose.PARTNER_HELP, until=tomorrow())
