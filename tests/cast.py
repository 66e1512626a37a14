"""The cast: who is who in every test. Made through the actions, as everything is.

Aigul (employment officer, Bishkek), Samat (her head of office), Salima (hotline clerk), Nurlan (migrant worker),
Gulnara (his wife), Daniyar (labour attaché, Moscow), Zarina (labour attaché, Almaty), Ermek (NGO counsellor),
Kanykei (dispute officer), Bolot (reintegration officer, Osh), Meerim (employment officer, Osh), Asel (administrator),
Tilek (auditor), Aizada and Emil (jurists), Jyldyz (data protection officer), Chinara (permit officer), Almaz and
Nargiza (commission), Rustam (placement officer at the Centre), Begimai (trainer there), Bakyt (clerk of an agency),
Svetlana (acts for an employer in Moscow), and Timur, who must never see anything. Nurlan and Gulnara get their record
and their account when they are first asked for.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from django.test import Client

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor, Kind, System, visitor
from sapar.foundation.accounts.middleware import PASSED
from sapar.foundation.accounts.models import Account
from sapar.foundation.accounts.tokens import make_api_token
from sapar.registers.organizations.actions import add_member, open_organization
from sapar.registers.organizations.models import Organization, OrganizationKind, Role
from sapar.registers.organizations.standings import standings_of
from sapar.registers.people.actions import register_person
from sapar.registers.people.models import Person

FOUNDING = System("founding")


@dataclass(frozen=True)
class Seat:
    """Where somebody of the cast works."""

    name: str
    role: Role
    office: str
    phone: str


SEATS = {
    "aigul": Seat("Айгүл Асанова", Role.EMPLOYMENT_OFFICER, "bishkek", "+996700000001"),
    "samat": Seat("Самат Орозов", Role.OFFICE_HEAD, "bishkek", "+996700000002"),
    "salima": Seat("Салима Ибраева", Role.HOTLINE_CLERK, "bishkek", "+996700000003"),
    "meerim": Seat("Мээрим Токтосунова", Role.EMPLOYMENT_OFFICER, "osh", "+996700000004"),
    "bolot": Seat("Болот Жээнбеков", Role.REINTEGRATION_OFFICER, "osh", "+996700000005"),
    "daniyar": Seat("Данияр Мамытов", Role.LABOUR_ATTACHE, "moscow", "+79000000001"),
    "zarina": Seat("Зарина Эсенова", Role.LABOUR_ATTACHE, "almaty", "+77000000001"),
    "ermek": Seat("Эрмек Сыдыков", Role.NGO_COUNSELLOR, "partner", "+996700000006"),
    "kanykei": Seat("Каныкей Бекова", Role.DISPUTE_OFFICER, "disputes", "+996700000007"),
    "asel": Seat("Асель Турдубекова", Role.ADMINISTRATOR, "ministry", "+996700000008"),
    "chinara": Seat("Чынара Абдиева", Role.PERMIT_OFFICER, "ministry", "+996700000013"),
    "almaz": Seat("Алмаз Кожоев", Role.COMMISSION_MEMBER, "ministry", "+996700000014"),
    "nargiza": Seat("Наргиза Үсөнова", Role.COMMISSION_MEMBER, "ministry", "+996700000015"),
    "rustam": Seat("Рустам Исаков", Role.PLACEMENT_OFFICER, "centre", "+996700000016"),
    "begimai": Seat("Бегимай Токоева", Role.TRAINER, "centre", "+996700000017"),
    "bakyt": Seat("Бакыт Маматов", Role.AGENCY_CLERK, "agency", "+996700000018"),
    "svetlana": Seat("Светлана Орлова", Role.EMPLOYER_CLERK, "employer", "+79000000018"),
    "aizada": Seat("Айзада Кенжебаева", Role.JURIST, "ministry", "+996700000019"),
    "emil": Seat("Эмил Сатаров", Role.JURIST, "ministry", "+996700000020"),
    "jyldyz": Seat("Жылдыз Осмонова", Role.DATA_PROTECTION_OFFICER, "ministry", "+996700000012"),
    "tilek": Seat("Тилек Абдыраев", Role.AUDITOR, "ministry", "+996700000009"),
}

OFFICES: dict[str, dict[str, Any]] = {
    "bishkek": {"kind": OrganizationKind.OFFICE, "name": "Бишкек", "country": "KG", "place": "41711"},
    "osh": {"kind": OrganizationKind.OFFICE, "name": "Ош", "country": "KG", "place": "41721"},
    "moscow": {"kind": OrganizationKind.POST, "name": "Москва", "country": "RU", "time_zone": "Europe/Moscow"},
    "almaty": {"kind": OrganizationKind.POST, "name": "Алматы", "country": "KZ", "time_zone": "Asia/Almaty"},
    "partner": {"kind": OrganizationKind.PARTNER, "name": "Айкөл", "country": "KG"},
    "centre": {"kind": OrganizationKind.OFFICE, "name": "Борбор", "country": "KG"},
    "agency": {"kind": OrganizationKind.AGENCY, "name": "Ак-Жол Жумуш", "country": "KG", "phone": "+996312000018"},
    "employer": {"kind": OrganizationKind.EMPLOYER, "name": "Стройград", "country": "RU", "phone": "+74950000018"},
    "disputes": {"kind": OrganizationKind.DISPUTE_BODY, "name": "Комиссия", "country": "KG"},
}


WORKERS: dict[str, dict[str, Any]] = {
    "nurlan": {
        "family_name": "Өмүрбеков", "given_name": "Нурлан", "born_on": date(1994, 3, 12), "phone": "+996555777888",
        "home_place": "41721",
    },
    "gulnara": {
        "family_name": "Өмүрбекова", "given_name": "Гүлнара", "born_on": date(1996, 7, 1), "phone": "+996555777889",
        "home_place": "41721",
    },
}  # fmt: skip


class Cast:
    """The people and offices, each made when first asked for: ``cast.aigul`` is an actor, ``cast.office("osh")``."""

    def __init__(self) -> None:
        self._actors: dict[str, Actor] = {}
        self._offices: dict[str, Organization] = {"ministry": self.ministry}
        self._workers: dict[str, Person] = {}

    @cached_property
    def ministry(self) -> Organization:
        """The root of the tree."""
        return Organization.objects.filter(kind=OrganizationKind.MINISTRY).first() or found_ministry()

    def office(self, name: str) -> Organization:
        """Return an office, opening it on the first call."""
        if name not in self._offices:
            particulars = dict(OFFICES[name])
            label = particulars.pop("name")
            names = {f"name_{code}": label for code in ("ky", "ru", "en")}
            self._offices[name] = open_organization(self.ministry, by=FOUNDING, **names, **particulars).record
        return self._offices[name]

    def __getattr__(self, name: str) -> Actor:
        if name not in SEATS:
            raise AttributeError(name)
        if name not in self._actors:
            self._actors[name] = self._seated(SEATS[name])
        return self._actors[name]

    def _seated(self, seat: Seat) -> Actor:
        until = clock.today() + timedelta(days=365)
        membership = add_member(
            self.office(seat.office), by=FOUNDING, name=seat.name, contact=seat.phone, role=seat.role, until=until
        ).record
        return member(membership.account)

    def worker(self, name: str) -> Person:
        """Return Nurlan or Gulnara, registered at the office in Bishkek with an account on the first call."""
        if name not in self._workers:
            made = register_person(self.office("bishkek"), by=self.aigul, with_account=True, **WORKERS[name])
            self._workers[name] = made.record
        return self._workers[name]

    def holder(self, name: str) -> Actor:
        """Return Nurlan or Gulnara as they act with their own account."""
        return Actor(Kind.HOLDER, account=self.worker(name).account)

    def account_of(self, name: str) -> Account | None:
        """Return with which account somebody of the cast signs in; none for Timur."""
        return (self.holder(name) if name in WORKERS else getattr(self, name)).account

    def client_for(self, name: str, language: str = "en") -> Client:
        """Return a browser in which somebody of the cast is signed in."""
        client, account = Client(headers={"accept-language": language}), self.account_of(name)
        if account:
            sign_in(client, account)
        return client

    def token_for(self, name: str, *scopes: str) -> str:
        """Return a token of somebody of the cast for the API, as ``Authorization: Bearer`` takes it."""
        by, until = getattr(self, name), clock.today() + timedelta(days=90)
        made = make_api_token(by.account, by=by, name="test", scopes=" ".join(scopes), expires=until)
        return str(made.record.plain)

    @property
    def timur(self) -> Actor:
        """A visitor nobody knows."""
        return visitor("timur")

    def everyone(self) -> dict[str, Actor]:
        """Return all staff and Timur, by name."""
        return {name: getattr(self, name) for name in SEATS} | {"timur": self.timur}


def sign_in(client: Client, account: Account) -> None:
    """Sign a browser in with every step passed, now and for as long as the story takes."""
    client.force_login(account)
    session = client.session
    session[PASSED] = "9999-12-31T00:00:00+00:00"
    session.save()


def member(account: Account) -> Actor:
    """Return the member this account is today."""
    return Actor(Kind.MEMBER, account=account, standing=standings_of(account, clock.today())[0])


def found_ministry() -> Organization:
    """Found the ministry again, as the first migration does: emptying the tables after a test takes it away."""
    _seeded("sapar.registers.organizations.migrations.0002_ministry", "found_ministry")
    return Organization.objects.get(kind=OrganizationKind.MINISTRY)


def found_register() -> None:
    """Found the record of the law in use again, where it was taken away in the same manner."""
    _seeded("sapar.policy.law_review.migrations.0002_register", "found_register")


def _seeded(migration: str, seed: str) -> None:
    from importlib import import_module

    from django.apps import apps

    from tests.unguarded import unguarded

    with unguarded():
        getattr(import_module(migration), seed)(apps, None)
