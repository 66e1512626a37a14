"""The list of a certificate: each requirement with its answer, who gave it and when."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language

from sapar.foundation.ui.words import Words
from sapar.pre_employment.clearance.choices import YesNo
from sapar.pre_employment.clearance.facts_on_record import told_by_record
from sapar.pre_employment.clearance.models import Clearance, Confirmation
from sapar.pre_employment.clearance.requirements import Requirement, requirements_for


@dataclass(frozen=True)
class Item:
    """One line of the list. ``met`` is None while nobody has looked."""

    requirement: Requirement
    met: bool | None
    says: Words = ""
    by_hand: Confirmation | None = None

    @property
    def title(self) -> str:
        """Return what is asked, in the reader's language."""
        return self.requirement.title((get_language() or "ky")[:2])

    @property
    def source(self) -> str:
        """Return act and article, in the reader's language."""
        return self.requirement.source((get_language() or "ky")[:2])

    @property
    def may_be_confirmed(self) -> bool:
        """Say whether it is for an officer to look: the record itself does not answer."""
        return self.by_hand is not None or self.met is None


def items_of(clearance: Clearance, on: date) -> list[Item]:
    """Return every line of the list on a day."""
    confirmed: dict[str, Confirmation] = {}
    for row in clearance.confirmations.select_related("confirmed_by").order_by("pk"):
        confirmed[row.requirement] = row
    asked = requirements_for(clearance.journey.pathway, clearance.destination, on)
    return [_item(clearance, each, confirmed.get(each.id), on) for each in asked]


def _item(clearance: Clearance, requirement: Requirement, row: Confirmation | None, on: date) -> Item:
    told = told_by_record(requirement.id, clearance.journey, on)
    if told.met is not None:
        return Item(requirement, told.met, told.says)
    return Item(requirement, row.answer == YesNo.YES if row else None, by_hand=row)


def missing(items: list[Item]) -> list[Item]:
    """Return the lines that stand in the way: not so, or not looked at."""
    return [item for item in items if not item.met]
