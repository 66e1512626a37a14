"""The tests of stays live on one noon, in English, under an invented law."""

import pytest
from django.utils import translation

from sapar.foundation import clock
from sapar.registers.journeys import planning
from sapar.registers.journeys.tests.travellers import NOON, fake_law


@pytest.fixture(autouse=True)
def _noon():
    with clock.at(NOON), translation.override("en"):
        yield


@pytest.fixture
def law(monkeypatch):
    """An invented law with few steps, so that no edit of a country's pack changes what is tested here."""
    monkeypatch.setattr(planning, "law_steps", fake_law)
