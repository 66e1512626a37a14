"""What the tests of this room start from: a second officer, a head, a worker with an account, and a complaint."""

from dataclasses import dataclass
from datetime import timedelta
from types import SimpleNamespace

import pytest

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor, Kind, visitor
from sapar.foundation.accounts.models import Account
from sapar.registers.organizations.actions import add_member, name_employer
from sapar.registers.organizations.models import Role
from sapar.throughout.complaints.actions import acknowledge_complaint, file_complaint, triage_complaint
from tests.cast import FOUNDING, member

CODE = "482173065519"
WAGES = {
    "kinds": "unpaid_wages",
    "what_happened": "Three months without pay on the site",
    "country": "RU",
    "respondent_name": "Stroy Ltd",
    "place": "Khimki, Lenina 5",
    "phone": "+996555100200",
    "safe_contact": "Sunday after 18, no calls",
}


@dataclass
class People:
    """Those around one complaint who are not in the cast."""

    second: Actor  # another dispute officer of the same office
    head: Actor
    caller: Actor  # a visitor at the public page


@pytest.fixture(autouse=True)
def _afresh():
    """Read sentences in English."""
    from django.utils import translation

    with translation.override("en"):
        yield


@pytest.fixture
def people(cast):
    """The second officer, the head of the dispute body, and a caller without an account."""

    def seat(name, role, phone):
        until = clock.today() + timedelta(days=400)
        made = add_member(cast.office("disputes"), by=FOUNDING, name=name, contact=phone, role=role, until=until)
        return member(made.record.account)

    return People(
        seat("Темир Алиев", Role.DISPUTE_OFFICER, "+996700000077"),
        seat("Роза Кадырова", Role.OFFICE_HEAD, "+996700000078"),
        visitor("caller"),
    )


@pytest.fixture
def filed(cast, people):
    """File a complaint as a caller; answers can be replaced. Returns the complaint."""

    def file(by=None, **answers):
        given = {**WAGES, "code": CODE, **answers}
        return file_complaint(cast.office("disputes"), by=by or people.caller, **given).record

    return file


@pytest.fixture
def examined(cast, filed):
    """A complaint that Kanykei acknowledged and examined, against a registered employer with an address."""

    def examine(**answers):
        complaint = filed(**answers)
        acknowledge_complaint(complaint, by=cast.kanykei)
        return triage_complaint(complaint, by=cast.kanykei, finding="Wages of three months").record

    return examine


@pytest.fixture
def employer(cast):
    """A registered employer that has an e-mail address."""
    from sapar.registers.organizations.actions import correct_organization

    made = name_employer(cast.office("disputes"), by=cast.kanykei, kind="employer", name="Строй", country="RU").record
    names = {"name_ky": "Строй", "name_ru": "Строй", "name_en": "Stroy"}
    correct_organization(made, by=FOUNDING, email="office@stroy.example", **names)
    made.refresh_from_db()
    return made


def holder_of(complaint):
    """Return the visitor who opened this complaint with number and code."""
    return visitor("caller", frozenset({complaint.ref}))


@pytest.fixture
def worker(cast):
    """Nurlan, a worker with an account and a person's record."""
    from sapar.registers.people.actions import register_person

    person = register_person(
        cast.office("bishkek"), by=cast.aigul, family_name="Омурбеков", given_name="Нурлан", born_on="1994-03-12",
        phone="+996555777888", with_account=True,
    ).record  # fmt: skip
    account = person.account or Account.objects.filter(phone="+996555777888").first()
    return SimpleNamespace(person=person, actor=Actor(Kind.HOLDER, account=account))
