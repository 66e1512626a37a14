"""Emergency access: a reason, hours, a second person; and nothing protected."""

from datetime import timedelta

import pytest
from django.urls import reverse

from sapar.foundation import clock
from sapar.foundation.actions.errors import Refused
from sapar.foundation.worklists.models import Task
from sapar.registers.data_rights.actions import find_justified, find_not_justified
from sapar.registers.data_rights.models import AccessState, EmergencyAccess
from sapar.registers.people.models import Person

pytestmark = pytest.mark.django_db
HOURS = 4


def take(cast, name, person, reason="He called from a locked room"):
    cast.jyldyz
    client = cast.client_for(name)
    return client.post(reverse("data_rights:take_emergency"), {"token": "t", "number": person.ref, "reason": reason})


def sees(actor, person) -> bool:
    return Person.visible_to(actor).filter(pk=person.pk).exists()


def test_an_attache_of_another_country_opens_a_record_for_hours(cast):
    person = cast.worker("nurlan")
    assert not sees(cast.zarina, person)
    assert take(cast, "zarina", person).status_code == 302
    assert sees(cast.zarina, person)
    with clock.at(clock.now() + timedelta(hours=HOURS, minutes=1)):
        assert not sees(cast.zarina, person)


def test_a_second_person_is_told_and_must_examine_it(cast):
    take(cast, "zarina", cast.worker("nurlan"))
    assert Task.objects.filter(role="data_protection_officer", asks="find_justified").exists()


def test_without_a_reason_nothing_opens(cast):
    assert take(cast, "zarina", cast.worker("nurlan"), reason="").status_code == 422
    assert not EmergencyAccess.objects.exists()


def test_not_justified_ends_it_at_once(cast):
    person = cast.worker("nurlan")
    take(cast, "zarina", person)
    find_not_justified(EmergencyAccess.objects.get(), by=cast.jyldyz, finding="Curiosity")
    assert not sees(cast.zarina, person)


def test_nobody_examines_their_own(cast):
    take(cast, "zarina", cast.worker("nurlan"))
    with pytest.raises(Refused):
        find_justified(EmergencyAccess.objects.get(), by=cast.zarina, finding="Fine")
    assert EmergencyAccess.objects.get().state == AccessState.TAKEN


@pytest.mark.parametrize("name", ["bakyt", "svetlana", "asel", "tilek"])
def test_businesses_and_whoever_never_works_with_people_open_nothing(cast, name):
    assert take(cast, name, cast.worker("nurlan")).status_code == 403
    assert not EmergencyAccess.objects.exists()


def test_the_person_reads_who_and_why(cast):
    take(cast, "zarina", cast.worker("nurlan"))
    url = reverse("data_rights:emergency", args=[EmergencyAccess.objects.get().ref])
    assert "locked room" in cast.client_for("nurlan").get(url).content.decode()


def test_a_wrong_number_says_so(cast):
    class Nobody:
        ref = "123456789"

    page = take(cast, "zarina", Nobody)
    assert page.status_code == 422
