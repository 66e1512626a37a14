"""A merge moves every kind of row there is, and its undo puts every one back: tried with a record of every kind."""

from decimal import Decimal

import pytest

from sapar.foundation.actions.registry import ACTIONS
from sapar.foundation.money import Money
from sapar.registers.data_rights.actions import ask_about_data
from sapar.registers.duplicates.models import Keep, PossibleSame
from sapar.registers.duplicates.reviewing import confirm_merge, propose_merge, undo_merge
from sapar.registers.duplicates.tests.conftest import REASON, paired
from sapar.registers.journeys.actions import plan_journey
from sapar.registers.people.belongings import add_document, add_skill, add_spelling, name_relative
from sapar.registers.people.merging import relations
from sapar.registers.people.models import Person
from sapar.registers.people.tests.conftest import holder, registered
from sapar.throughout.costs.actions import add_cost
from tests.access.specimens import Specimens
from tests.merging.everything import difference, everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def full(cast):
    """Somebody with a record of every kind."""
    made = Specimens(cast)
    for model in dict.fromkeys(action.subject for action in ACTIONS.values()):
        made.of(model)
    return made


@pytest.fixture
def double(cast, full):
    """The same person again, registered in Osh, with an account and things of their own."""
    made = registered(cast, by=cast.meerim, office="osh", patronymic="Асанович", phone="+996555000044",
                      with_account=True)  # fmt: skip
    add_document(made, by=cast.meerim, kind="passport", doc_number="AC7654321")
    add_skill(made, by=cast.meerim, occupation="7212", years=4)
    name_relative(made, by=cast.meerim, tie="parent", name="Асан", phone="+996555000045")
    add_spelling(made, by=cast.meerim, family_name="Omurbekoff", given_name="Nurlan")
    ask_about_data(made, by=holder(made), kind="who_looked", words="Who?")
    journey = plan_journey(made, by=holder(made), destination="TR").record
    add_cost(journey, by=holder(made), kind="placement", money=Money(Decimal(5000), "KGS"), payee="agency")
    return made


def merged(cast, full, double, keep=Keep.SECOND) -> PossibleSame:
    """Make the two one; unless said otherwise, all moves to the newer record."""
    pair = paired(full.people["nurlans"], double)
    propose_merge(pair, by=cast.aigul, keep=keep, **REASON)
    confirm_merge(pair, by=cast.samat)
    return PossibleSame.objects.get(pk=pair.pk)


def test_every_relation_to_a_person_is_decided():
    assert {relation.following.moves for relation in relations()} == {True, False}
    assert all(relation.following.moves or relation.following.because for relation in relations())


@pytest.mark.parametrize("keep", Keep.values)
def test_an_undo_restores_both_exactly(cast, full, double, keep):
    before = everything()
    pair = merged(cast, full, double, keep)
    assert difference(before, everything())
    undo_merge(pair, by=cast.aigul, **REASON)
    assert difference(before, everything()) == {}


def test_nothing_that_follows_stays_behind(cast, full, double):
    pair = merged(cast, full, double)
    gone = Person.objects.get(merged_into__isnull=False)
    left = {
        relation.name for relation in relations()
        if relation.following.moves and relation.model._base_manager.filter(**{relation.field: gone}).exists()
    }  # fmt: skip
    assert (left, pair.state) == (set(), "same")
