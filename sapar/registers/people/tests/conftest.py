"""People for tests: Nurlan at the Bishkek office, and as whom he acts."""

from datetime import date

import pytest
from django.utils import translation

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.registers.people.actions import register_person

BORN = date(1994, 3, 12)
PHONE = "+996555777888"


def registered(cast, by=None, office="bishkek", **given):
    """Register somebody, Nurlan Omurbekov unless told otherwise, and return the record."""
    particulars = {"family_name": "Өмүрбеков", "given_name": "Нурлан", "born_on": BORN} | given
    return register_person(cast.office(office), by=by or cast.aigul, **particulars).record


def holder(person):
    """Return the person as they act with their own account."""
    return Actor(Kind.HOLDER, account=person.account)


@pytest.fixture
def nurlan(cast):
    """Nurlan's record, with an account."""
    return registered(cast, patronymic="Асанович", phone=PHONE, with_account=True, home_place="41721")


@pytest.fixture(autouse=True)
def _bare_frame(settings):
    """Look at this room's pages without the rooms above, which fill the frame around them."""
    settings.SAPAR_FRAME = ""


@pytest.fixture(autouse=True)
def _in_english():
    """Read sentences in English, whatever the test before left behind."""
    with translation.override("en"):
        yield
