"""drop_contract: whoever withdraws from a job before leaving is bound by no contract for it."""

import pytest

from sapar.foundation.actions.errors import Refused
from sapar.foundation.worklists.models import Task
from sapar.pre_employment.applications.actions import withdraw_from_job
from sapar.pre_employment.contracts.following import drop_contract
from sapar.pre_employment.contracts.queries import attested_contract
from sapar.pre_employment.contracts.tests.signings import attested, now, offered, read, signed


@pytest.mark.parametrize("stage", [offered, read, signed, attested])
def test_it_falls_with_the_job(cast, stage):
    offer = stage(cast)
    withdraw_from_job(offer.application, by=cast.holder("nurlan"))
    assert now(offer).state == "dropped"
    assert not Task.objects.filter(subject_ref__in=(offer.ref, offer.application.ref), state="open").exists()
    assert attested_contract(offer.journey) is None


@pytest.mark.parametrize("name", ["bakyt", "svetlana", "rustam", "daniyar"])
def test_only_the_system_drops_it(cast, name):
    offer = attested(cast)
    with pytest.raises(Refused):
        drop_contract(offer, by=getattr(cast, name))
