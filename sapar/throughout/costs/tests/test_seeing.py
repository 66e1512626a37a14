"""Who may know what somebody paid: the worker, and who works on a complaint of theirs. No business, ever."""

import pytest

from sapar.throughout.complaints.actions import file_complaint
from sapar.throughout.costs.models import CostDeclaration, CostItem
from sapar.throughout.costs.tests.paid import declared, journey_of, paid

pytestmark = pytest.mark.django_db
OTHERS = ("bakyt", "svetlana", "aigul", "rustam", "chinara", "tilek", "jyldyz", "asel", "ermek")


def complained(cast):
    """Nurlan complains about the payment."""
    return file_complaint(
        cast.office("disputes"), by=cast.holder("nurlan"), kinds="recruitment_fee", what_happened="They took money",
        country="RU", respondent_name="Агент", phone="+996555777888",
    ).record  # fmt: skip


def test_the_worker_sees_it(cast):
    item, said = paid(cast), declared(cast)
    nurlan = cast.holder("nurlan")
    assert list(CostItem.visible_to(nurlan)) == [item]
    assert list(CostDeclaration.visible_to(nurlan)) == [said]
    assert not CostItem.visible_to(cast.holder("gulnara")).exists()


@pytest.mark.parametrize("name", OTHERS)
def test_neither_businesses_nor_offices_see_it_even_when_he_complains(cast, name):
    paid(cast)
    declared(cast)
    complained(cast)
    assert not CostItem.visible_to(getattr(cast, name)).exists()
    assert not CostDeclaration.visible_to(getattr(cast, name)).exists()


def test_who_works_on_his_complaint_sees_it_and_not_before(cast):
    item = paid(cast)
    assert not CostItem.visible_to(cast.kanykei).exists()
    complained(cast)
    assert list(CostItem.visible_to(cast.kanykei)) == [item]
    assert list(CostItem.visible_to(cast.daniyar)) == [item]
    assert not CostItem.visible_to(cast.zarina).exists()


def test_a_complaint_of_somebody_else_opens_nothing(cast):
    paid(cast)
    file_complaint(
        cast.office("disputes"), by=cast.holder("gulnara"), kinds="recruitment_fee", what_happened="x", country="RU",
        respondent_name="y", phone="+996555777889",
    )  # fmt: skip
    assert not CostItem.visible_to(cast.kanykei).filter(journey=journey_of(cast)).exists()
