"""Two records of one person: Nurlan at the counter in Bishkek, and again, in Latin letters, in Osh."""

import pytest

from sapar.foundation.accounts.actors import System
from sapar.registers.duplicates.candidates import Candidate, candidates_found
from sapar.registers.duplicates.models import PossibleSame
from sapar.registers.people.tests.conftest import PHONE, registered

FINDING = System("linkage")
WHY = ("same_name", "same_birth")
REASON = {"reason": "Same passport photo"}


def paired(first, second, score=80, reasons=WHY, source="linkage"):
    """Put two people on the list and return the pair."""
    candidates_found([Candidate(first.pk, second.pk, score, reasons)], source=source, by=FINDING)
    return PossibleSame.objects.get(first__in=(first, second), second__in=(first, second))


@pytest.fixture
def older(cast):
    """The older record, with an account."""
    return registered(cast, phone=PHONE, with_account=True, home_place="41721")


@pytest.fixture
def newer(cast):
    """The newer record: Latin letters, a patronymic, no way to sign in."""
    return registered(
        cast, by=cast.meerim, office="osh", family_name="Omurbekov", given_name="Nurlan", patronymic="Asanovich",
        phone="+996555000111", not_the_same=True, born_on="1994-12-03",
    )  # fmt: skip


@pytest.fixture
def pair(older, newer):
    """The two on the list."""
    return paired(older, newer)
