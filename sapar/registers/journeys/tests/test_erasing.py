"""What erasing a traveller does to their journeys."""

import pytest

from sapar.registers.journeys.actions import record_contract
from sapar.registers.journeys.erasing import somebody_abroad
from sapar.registers.journeys.models import ContractVersion, Journey, JourneyState, Stage
from sapar.registers.journeys.tests.travellers import TODAY, planned
from sapar.registers.organizations.models import Role
from sapar.registers.people.erasing import erase_person
from tests.cast import FOUNDING, member
from tests.unguarded import unguarded

pytestmark = pytest.mark.usefixtures("law")


def _data_protection_officer(cast):
    from datetime import timedelta

    from sapar.registers.organizations.actions import add_member

    until = TODAY + timedelta(days=9)
    contact, role = "+996700000077", Role.DATA_PROTECTION_OFFICER
    added = add_member(cast.ministry, by=FOUNDING, name="Д", contact=contact, role=role, until=until)
    return member(added.record.account)


def test_terms_dates_and_occupation_go_and_the_count_stays(cast):
    journey, nurlan = planned(cast, occupation="9313", leaves_on=TODAY)
    record_contract(journey, by=nurlan, stage=Stage.SIGNED, terms={"contract": {"start": TODAY, "employer": "Строй"}})
    erase_person(journey.person, by=_data_protection_officer(cast), reason="asked")
    journey, version = Journey.objects.get(), ContractVersion.objects.get()
    assert (journey.destination, journey.occupation, journey.leaves_on) == ("RU", "", None)
    assert version.terms == {}


def test_nobody_is_erased_while_abroad(cast):
    journey, _ = planned(cast)
    assert somebody_abroad(journey.person) is None
    journey.state = JourneyState.WORKING
    with unguarded():
        journey.save()
    assert journey.number in str(somebody_abroad(journey.person))
