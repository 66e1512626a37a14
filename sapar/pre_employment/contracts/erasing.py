"""What happens to contracts when their person is erased: one on its way speaks against it, then words go."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sapar.foundation.ui.words import say
from sapar.pre_employment.contracts.choices import S
from sapar.pre_employment.contracts.models import ContractOffer
from sapar.registers.people.erasing import blank
from sapar.registers.people.erasure import blanks_on_erasure, objects_to_erasure
from sapar.registers.people.models import Person


@objects_to_erasure
def signed_contract(person: Person) -> Any:
    """Say that a signed contract is being checked; None where none is."""
    waiting = ContractOffer.objects.filter(journey__person=person, state=S.SIGNED).first()
    return say(_("Contract being checked: {number}"), number=waiting.number) if waiting else None


@blanks_on_erasure
def blank_offers(person: Person) -> None:
    """Empty the words; that there was a contract stays counted."""
    for offer in ContractOffer.objects.filter(journey__person=person):
        blank(offer)
        offer.save()
