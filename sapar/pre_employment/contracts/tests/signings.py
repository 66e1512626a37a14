"""Contracts at every stage, made through the actions, for the tests of this room and of those above it.

from sapar.pre_employment.contracts.tests.signings import attested
offer = attested(cast)                      # Bakyt offered it, Nurlan signed it, Daniyar attested it
"""

from copy import deepcopy
from datetime import timedelta

from sapar.foundation import clock
from sapar.foundation.notices.models import OutboxMessage
from sapar.pre_employment.applications.tests.applicants import accepted
from sapar.pre_employment.contracts.actions import attest_contract, offer_contract, read_contract, sign_contract
from sapar.pre_employment.contracts.models import ContractOffer
from sapar.registers.organizations.actions import add_member, open_organization
from tests.cast import FOUNDING, member

__all__ = [
    "accepted",
    "attested",
    "now",
    "of_another_business",
    "offer_again",
    "offered",
    "read",
    "signed",
    "terms_like",
    "told",
    "worse",
]


def terms_like(application, **changes):
    """Return the terms of the job, with some clauses changed."""
    contract = deepcopy(dict(application.order.terms["contract"]))
    return {"contract": contract | changes}


def worse(application):
    """Return terms that keep the law and are worse than the job: less pay."""
    return terms_like(application, wage={"amount": 55000, "currency": "RUB", "period": "month", "basis": "gross"})


def offered(cast, application=None, by="bakyt", terms=None):
    """Bakyt offers the contract of an accepted job."""
    cast.office("moscow")
    cast.daniyar
    application = application or accepted(cast)
    given = terms(application) if terms else terms_like(application)
    return offer_contract(application, by=getattr(cast, by), terms=given).record


def offer_again(cast, offer, terms=worse):
    """Bakyt offers another contract for the same job."""
    return offer_contract(offer.application, by=cast.bakyt, terms=terms(offer.application)).record


def read(cast, **given):
    """Nurlan reads it."""
    return read_contract(offered(cast, **given), by=cast.holder("nurlan")).record


def signed(cast, **given):
    """Nurlan signs it."""
    offer = read(cast, **given)
    return sign_contract(offer, by=cast.holder("nurlan"), knowing="terms" in given).record


def attested(cast):
    """Daniyar attests it."""
    return attest_contract(signed(cast), by=cast.daniyar).record


def of_another_business(cast, role):
    """Return somebody with the same role at another agency or employer."""
    kind, country = ("agency", "KG") if role == "agency_clerk" else ("employer", "RU")
    office = open_organization(
        cast.ministry, by=FOUNDING, kind=kind, country=country, phone="+996312000099", name_ky="Башка", name_ru="Башка",
        name_en="Other",
    ).record  # fmt: skip
    until = clock.today() + timedelta(days=365)
    given = {"name": "Эрмек Токтосунов", "contact": "+996700000099", "role": role, "until": until}
    return member(add_member(office, by=FOUNDING, **given).record.account)


def now(offer):
    """Return a contract as it stands in the database."""
    return ContractOffer.objects.get(pk=offer.pk)


def told(notice):
    """Return where a notice went."""
    return [message.address for message in OutboxMessage.objects.filter(notice=notice).order_by("pk")]
