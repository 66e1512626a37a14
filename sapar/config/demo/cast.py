"""The cast: whom one can sign in as in the demo, what each of them does, and who else works in the offices."""

import random
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from sapar.config.demo.names import MEN, WOMEN, invent
from sapar.config.demo.offices import FOUNDING, SEATS
from sapar.foundation import clock
from sapar.foundation.accounts import factors
from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.accounts.models import Account
from sapar.foundation.accounts.securing import add_code_app, make_recovery_codes
from sapar.registers.organizations.actions import add_member
from sapar.registers.organizations.models import Organization, OrganizationKind, Role
from sapar.registers.organizations.standings import standings_of

WORKERS, OFFICES, PERMITS, POSTS, PARTNERS, BUSINESS, OVERSIGHT = (
    _("Workers and family"), _("Offices"), _("Permits and jobs abroad"), _("Posts abroad"),
    _("Partner organisations"), _("Agencies and employers"), _("Oversight"),
)  # fmt: skip
LONGEST = timedelta(days=1000)  # memberships in the demo last until long after it


@dataclass(frozen=True)
class Named:
    """Somebody of the cast: how the demo calls them, phone, name, what they do, and their section on the page."""

    key: str
    phone: str
    name: str
    does: Any
    section: Any
    office: str = ""
    role: Role | None = None


R = Role
CAST = (
    Named("nurlan", "+996700000101", "Нурлан Өмүрбеков", _("Works on a building site in Moscow"), WORKERS),
    Named("gulnara", "+996700000102", "Гүлнара Өмүрбекова", _("Nurlan's wife, in Osh"), WORKERS),
    Named("adilet", "+996700000103", "Адилет Жумабеков", _("Registered yesterday, plans nothing yet"), WORKERS),
    Named("aigul", "+996700000001", "Айгүл Асанова", _("Employment officer, Bishkek"), OFFICES, "bishkek",
        R.EMPLOYMENT_OFFICER),
    Named("samat", "+996700000002", "Самат Орозов", _("Head of office, Bishkek"), OFFICES, "bishkek", R.OFFICE_HEAD),
    Named("salima", "+996700000003", "Салима Ибраева", _("Hotline clerk, Bishkek"), OFFICES, "bishkek",
        R.HOTLINE_CLERK),
    Named("meerim", "+996700000004", "Мээрим Токтосунова", _("Employment officer, Osh"), OFFICES, "osh",
        R.EMPLOYMENT_OFFICER),
    Named("bolot", "+996700000005", "Болот Жээнбеков", _("Reintegration officer, Osh"), OFFICES, "osh",
        R.REINTEGRATION_OFFICER),
    Named("kanykei", "+996700000007", "Каныкей Бекова", _("Dispute officer"), OFFICES, "disputes", R.DISPUTE_OFFICER),
    Named("temir", "+996700000010", "Темир Алиев", _("Second dispute officer: grave decisions take two"), OFFICES,
        "disputes", R.DISPUTE_OFFICER),
    Named("roza", "+996700000011", "Роза Кадырова", _("Head of the dispute commission"), OFFICES, "disputes",
        R.OFFICE_HEAD),
    Named("chinara", "+996700000013", "Чынара Абдиева", _("Permit officer"), PERMITS, "ministry", R.PERMIT_OFFICER),
    Named("almaz", "+996700000014", "Алмаз Кожоев", _("Permit commission"), PERMITS, "ministry", R.COMMISSION_MEMBER),
    Named("nargiza", "+996700000015", "Наргиза Үсөнова", _("Permit commission, second member"), PERMITS, "ministry",
        R.COMMISSION_MEMBER),
    Named("rustam", "+996700000016", "Рустам Исаков", _("Placement officer"), PERMITS, "centre", R.PLACEMENT_OFFICER),
    Named("begimai", "+996700000017", "Бегимай Токоева", _("Trainer: orientation before departure"), PERMITS, "centre",
        R.TRAINER),
    Named("daniyar", "+79000000001", "Данияр Мамытов", _("Labour attaché, Moscow"), POSTS, "moscow", R.LABOUR_ATTACHE),
    Named("zarina", "+77000000001", "Зарина Эсенова", _("Labour attaché, Almaty"), POSTS, "almaty", R.LABOUR_ATTACHE),
    Named("ermek", "+996700000006", "Эрмек Сыдыков", _("Counsellor of the Aikol Foundation"), PARTNERS, "ngo_aikol",
        R.NGO_COUNSELLOR),
    Named("bakyt", "+996700000018", "Бакыт Маматов", _("Clerk of the Ak-Jol Jumush agency"), BUSINESS, "agency_akjol",
        R.AGENCY_CLERK),
    Named("svetlana", "+79000000018", "Светлана Орлова", _("Acts for Stroygrad, an employer in Moscow"), BUSINESS,
        "employer_stroygrad", R.EMPLOYER_CLERK),
    Named("asel", "+996700000008", "Асель Турдубекова", _("Administrator"), OVERSIGHT, "ministry", R.ADMINISTRATOR),
    Named("tilek", "+996700000009", "Тилек Абдыраев", _("Auditor"), OVERSIGHT, "ministry", R.AUDITOR),
    Named("aizada", "+996700000019", "Айзада Кенжебаева", _("Jurist: confirms the law against the acts"), OVERSIGHT,
        "ministry", R.JURIST),
    Named("emil", "+996700000020", "Эмил Сатаров", _("Jurist, the second person"), OVERSIGHT, "ministry", R.JURIST),
    Named("jyldyz", "+996700000012", "Жылдыз Осмонова", _("Data protection officer"), OVERSIGHT, "ministry",
        R.DATA_PROTECTION_OFFICER),
)  # fmt: skip


def demo_cast() -> list[tuple[str, str, Any, Any]]:
    """Return (account, name, what they do, section) of everybody one can sign in as, in the reader's language."""
    phones = [somebody.phone for somebody in CAST]
    refs = dict(Account.objects.filter(phone__in=phones).values_list("phone", "ref"))
    return [(refs[each.phone], each.name, each.does, each.section) for each in CAST if each.phone in refs]


def named(key: str) -> Named:
    """Return somebody of the cast."""
    return next(each for each in CAST if each.key == key)


class Staff:
    """Who works where: the cast by key, and everybody by role and office."""

    def __init__(self, offices: dict[str, Organization], chance: random.Random) -> None:
        self.offices = offices
        self.by_key: dict[str, Actor] = {}
        self.at: dict[tuple[Role, str], list[Actor]] = {}
        for each in CAST:
            if each.role:
                self.by_key[each.key] = self._seat(each.office, each.role, each.name, each.phone)
        for key, role in _vacant(self.at):
            number = len(self.at)
            name = f"{invent(number, chance, clock.today()).family_name} {chance.choice(MEN + WOMEN)}"
            self._seat(key, role, name, f"+9967001{number:05d}")

    def __getattr__(self, key: str) -> Actor:
        try:
            return self.__dict__["by_key"][key]
        except KeyError as error:
            raise AttributeError(key) from error

    def one(self, role: Role, office: str) -> Actor:
        """Return who has a role at an office."""
        return self.at[role, office][0]

    def attache(self, country: str) -> Actor | None:
        """Return the attaché for a country; None where there is no post."""
        found = (each for each in SEATS if each.kind == OrganizationKind.POST and each.country == country)
        return next((self.one(R.LABOUR_ATTACHE, each.key) for each in found), None)

    def at_home_in(self, office: Organization) -> Actor:
        """Return who receives people at an office at home: reintegration before employment; Aigul for the others."""
        key = next((key for key, each in self.offices.items() if each.pk == office.pk), "bishkek")
        found = self.at.get((R.REINTEGRATION_OFFICER, key)) or self.at.get((R.EMPLOYMENT_OFFICER, key))
        return found[0] if found else self.by_key["aigul"]

    def _seat(self, office: str, role: Role, name: str, phone: str) -> Actor:
        membership = add_member(
            self.offices[office], by=FOUNDING, name=name, contact=phone, role=role, until=clock.today() + LONGEST
        ).record
        standing = next(
            each for each in standings_of(membership.account, clock.today()) if each.membership.pk == membership.pk
        )
        actor = Actor(Kind.MEMBER, account=membership.account, standing=standing)
        if any(each.phone == phone for each in CAST):
            _give_app(actor)
        self.at.setdefault((role, office), []).append(actor)
        return actor


def _give_app(member: Actor) -> None:
    """Give one of the cast an app with codes, as staff have: the sign-in page shows what it shows."""
    secret = factors.new_secret()
    add_code_app(member.account, by=member, secret=secret, code=factors.code_of(secret))
    make_recovery_codes(member.account, by=member)


NEEDED = {
    OrganizationKind.OFFICE: (R.EMPLOYMENT_OFFICER, R.OFFICE_HEAD),
    OrganizationKind.POST: (R.LABOUR_ATTACHE,),
    OrganizationKind.PARTNER: (R.NGO_COUNSELLOR,),
    OrganizationKind.AGENCY: (R.AGENCY_CLERK,),
    OrganizationKind.EMPLOYER: (R.EMPLOYER_CLERK,),
}


def _vacant(held: dict[tuple[Role, str], list[Actor]]) -> list[tuple[str, Role]]:
    """Return the seats that nobody of the cast has: every office has an officer and a head, every post an attaché."""
    seats = [(seat.key, role) for seat in SEATS for role in NEEDED.get(seat.kind, ())]
    seats += [("jalal_abad", R.REINTEGRATION_OFFICER), ("batken", R.REINTEGRATION_OFFICER)]
    return [(key, role) for key, role in seats if (role, key) not in held]
