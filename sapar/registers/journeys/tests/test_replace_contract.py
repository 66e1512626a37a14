"""Setting an earlier version aside: an act of its own in the trail."""

import pytest

from sapar.foundation.audit.models import AuditEvent
from sapar.registers.journeys.actions import record_contract
from sapar.registers.journeys.models import Stage
from sapar.registers.journeys.tests.travellers import planned

pytestmark = pytest.mark.usefixtures("law")


def test_replacing_leaves_its_own_event_by_the_same_person(cast):
    journey, nurlan = planned(cast)
    terms = {"contract": {"start": "2026-04-01", "hours_per_week": 40}}
    first = record_contract(journey, by=nurlan, stage=Stage.SIGNED, terms=terms).record
    record_contract(
        journey, by=nurlan, stage=Stage.SIGNED, terms={"contract": terms["contract"] | {"hours_per_week": 48}}
    )
    event = AuditEvent.objects.get(action="replace_contract")
    assert (event.subject_ref, event.actor_key) == (first.ref, nurlan.key)
