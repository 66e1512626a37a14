"""One record of every kind for each owner that makes a difference.

*nurlans* and *gulnaras* are clients of the Bishkek office on their way to Russia; *theirs_in_osh* is a client of the
Osh office in Kazakhstan. *hidden* is what is protected (class P4) about Nurlan: only its team may know that it is
there. Whoever may do something for one and not for another shows in the matrix.
"""

from datetime import timedelta
from decimal import Decimal
from typing import Any

from sapar.employment.assistance.actions import take_case
from sapar.employment.assistance.asking import ask_for_help
from sapar.employment.assistance.models import AssistanceCase, Referral
from sapar.employment.assistance.referring import refer_case
from sapar.employment.stays.check_ins import open_check_in
from sapar.employment.stays.models import CheckIn
from sapar.employment.stays.moving import arrive
from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor, Kind, System
from sapar.foundation.accounts.models import Account, ApiToken
from sapar.foundation.actions.guarded import Subject
from sapar.foundation.files.inspecting import inspected
from sapar.foundation.files.models import StoredFile
from sapar.foundation.files.tests import hostile
from sapar.foundation.money import Money
from sapar.foundation.worklists.models import Task
from sapar.policy.law_review.actions import propose_confirmation
from sapar.policy.law_review.models import LawEntry, LawRegister, LawReview
from sapar.policy.law_review.recording import record_law
from sapar.policy.trials.actions import try_change
from sapar.policy.trials.models import Trial
from sapar.post_employment.reintegration.actions import open_review, propose_service
from sapar.post_employment.reintegration.models import ReintegrationPlan, Review, ServiceReferral
from sapar.post_employment.reintegration.planning import draft_plan
from sapar.post_employment.returns.actions import note_needs, register_return, return_home
from sapar.post_employment.returns.models import Return
from sapar.pre_employment.applications.models import AffectedWorker, Application
from sapar.pre_employment.clearance.models import Clearance
from sapar.pre_employment.contracts.models import ContractOffer
from sapar.pre_employment.orientation.models import OrientationSession, Seat
from sapar.registers.data_rights.actions import ask_about_data, give_consent, take_emergency_access, trust_person
from sapar.registers.data_rights.models import Consent, DataQuestion, EmergencyAccess, Purpose, TrustedPerson
from sapar.registers.duplicates.candidates import Candidate, candidates_found
from sapar.registers.duplicates.models import PossibleSame
from sapar.registers.imports.actions import begin_import
from sapar.registers.imports.models import Import
from sapar.registers.imports.sheets import inspected as sheet
from sapar.registers.journeys.contracts import record_contract
from sapar.registers.journeys.models import ContractVersion, Journey, Placement
from sapar.registers.organizations.models import Membership, Organization
from sapar.registers.people.actions import register_person
from sapar.registers.people.models import Person
from sapar.registers.retention.actions import announce_end
from sapar.registers.retention.models import RetentionEnd
from sapar.throughout.complaints.actions import add_proof, file_complaint
from sapar.throughout.complaints.models import Complaint
from sapar.throughout.costs.actions import add_cost, declare_costs
from sapar.throughout.costs.models import CostDeclaration, CostItem, CostKind, Payee
from tests.access.organised import OF_BUSINESS, Organised
from tests.cast import Cast

WHOSE = ("nurlans", "gulnaras", "theirs_in_osh", "bishkeks", "oshs", "daniyars", "agencys", "everybodys", "hidden")
OF_LAW = (LawRegister, LawEntry, LawReview)
PEOPLE = {
    "nurlans": ("Мамытов", "Нурлан", "+996555000001", "bishkek", "aigul", "RU"),
    "gulnaras": ("Мамытова", "Гүлнара", "+996555000002", "bishkek", "aigul", "RU"),
    "theirs_in_osh": ("Исаев", "Темир", "+996555000003", "osh", "meerim", "KZ"),
}


class Specimens:
    """Makes each record once for a test."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.system = System("specimens")
        cast.everyone()
        self.organised = Organised(cast)
        self.people: dict[str, Person] = {whose: self._person(*facts) for whose, facts in PEOPLE.items()}

    def _person(self, family: str, given: str, phone: str, office: str, clerk: str, country: str) -> Person:
        born = clock.today() - timedelta(days=30 * 365)
        person: Person = register_person(
            self.cast.office(office), by=getattr(self.cast, clerk), family_name=family, given_name=given, born_on=born,
            phone=phone, with_account=True,
        ).record  # fmt: skip
        holder = holder_of(person)
        journey = self.organised.journey_of(person, country, by=holder)
        arrive(journey, by=holder, entered_on=clock.today() - timedelta(days=20))
        return person

    def holder(self, whose: str) -> Actor:
        """Return this person signed in with their own account."""
        return holder_of(self.people[whose])

    def of(self, model: type[Subject]) -> dict[str, Subject]:
        """Return a record of this kind for each owner there is."""
        if model in OF_BUSINESS:
            return self.organised.of_business(model)
        if model in OF_OFFICES:
            return OF_OFFICES[model](self)
        if model in OF_LAW:
            return {"everybodys": self._of_law(model)}
        made = {whose: _MAKERS[model](self, person) for whose, person in self.people.items()}
        if model in PROTECTED:
            made["hidden"] = PROTECTED[model](self, self.people["nurlans"])
        return {whose: record for whose, record in made.items() if record is not None}

    def memberships(self) -> dict[str, Any]:
        """Return a member of an office and one of a post."""
        return {"bishkeks": self._membership("aigul"), "daniyars": self._membership("daniyar")}

    def accounts(self) -> dict[str, Any]:
        """Return the accounts of those members, and a worker's."""
        members = {whose: member.account for whose, member in self.memberships().items()}
        return members | {"nurlans": self.people["nurlans"].account}

    def _of_law(self, model: type[Subject]) -> Subject:
        register = LawRegister.objects.get()
        if model is LawRegister:
            return register
        if not LawEntry.objects.exists():
            record_law(register, by=self.system, pack="uz")
        entry: LawEntry = LawEntry.objects.filter(pack="uz").first()
        if model is LawEntry:
            return entry
        review: LawReview = propose_confirmation(
            entry, by=self.cast.aizada, source_read="x", place_read="1", quote="x", read_on=clock.today()
        ).record
        return review

    def _membership(self, name: str) -> Any:
        return Membership.objects.get(account=getattr(self.cast, name).account)

    def trial(self) -> Trial:
        """Return a trial of a change of the law, asked for by the head of an office."""
        proposal = "overlay: {country: RU, title: {en: a, ru: a, ky: a}}\nwithout: [overtime.limit]"
        trial: Trial = try_change(self.cast.samat.account, by=self.cast.samat, proposal=proposal).record
        return trial

    def imported(self, office: str, clerk: str) -> Import:
        """Return the import of a list, which belongs to the office that sent it."""
        file = sheet(f"Фамилия;Имя\n{office};Айбек".encode(), "list.csv")
        made: Import = begin_import(
            self.cast.office(office), by=getattr(self.cast, clerk), kind="people", file=file
        ).record
        return made

    def token(self, name: str) -> ApiToken:
        """Return the token of a member for a program."""
        self.cast.token_for(name, "read")
        return ApiToken.objects.get(account=getattr(self.cast, name).account)

    def pair(self) -> PossibleSame:
        """Return the question whether Nurlan and Gulnara are one person."""
        both = [self.people["nurlans"].pk, self.people["gulnaras"].pk]
        candidates_found([Candidate(*both, 60, ["same_place"])], source="linkage", by=self.system)
        return PossibleSame.objects.get(first__in=both, second__in=both)

    def journey(self, person: Person) -> Journey:
        """Return the person's journey."""
        return Journey.objects.get(person=person)

    def returning(self, person: Person) -> Return:
        """Return the person's return, made on the first call."""
        found = Return.objects.filter(journey__person=person).first()
        if found is None:
            return_home(self.journey(person), by=holder_of(person), returned_on=clock.today(), kind="voluntary")
            found = Return.objects.get(journey__person=person)
            register_return(found, by=self.cast.meerim, lives_at="41706", wish="stay")
            note_needs(
                found, by=self.cast.meerim, economic="now", economic_what="Work", social="none", psychosocial="none"
            )
            found.refresh_from_db()
        return found


OF_OFFICES: dict[type[Subject], Any] = {
    Organization: lambda of: {"bishkeks": of.cast.office("bishkek"), "oshs": of.cast.office("osh")},
    Membership: Specimens.memberships,
    Account: Specimens.accounts,
    OrientationSession: lambda of: {"everybodys": of.organised.session("RU")},
    Trial: lambda of: {"bishkeks": of.trial()},
    Import: lambda of: {"bishkeks": of.imported("bishkek", "aigul"), "oshs": of.imported("osh", "meerim")},
    PossibleSame: lambda of: {"nurlans": of.pair()},
    ApiToken: lambda of: {"bishkeks": of.token("aigul"), "daniyars": of.token("daniyar")},
}


def holder_of(person: Person) -> Actor:
    """Return the person signed in with their own account."""
    return Actor(Kind.HOLDER, account=person.account)


def _complaint(made: Specimens, person: Person, kinds: str = "unpaid_wages") -> Subject:
    complaint: Complaint = file_complaint(
        made.cast.office("disputes"), by=holder_of(person), kinds=kinds, what_happened="No pay",
        country=made.journey(person).destination, respondent_name="Stroy", phone=person.phone,
    ).record  # fmt: skip
    return complaint


def _case(made: Specimens, person: Person, need: str = "unpaid") -> Subject:
    country = made.journey(person).destination
    case: AssistanceCase = ask_for_help(person, by=holder_of(person), need=need, country=country, story="x").record
    return case


def _protected_case(made: Specimens, person: Person) -> Subject:
    """Return a case of somebody in danger, with the attaché in Moscow as its team."""
    taken: AssistanceCase = take_case(_case(made, person, "danger"), by=made.cast.daniyar).record
    return taken


def _task(made: Specimens, person: Person, case: Subject | None = None) -> Subject:
    case = case or _case(made, person)
    return Task.objects.filter(subject_ref=case.ref).order_by("pk").first()


def _contract(made: Specimens, person: Person) -> Subject:
    journey = made.journey(person)
    terms = {"destination": journey.destination, "contract": {"hours_per_week": 40}}
    version: ContractVersion = record_contract(journey, by=holder_of(person), stage="signed", terms=terms).record
    return version


def _referral(made: Specimens, person: Person, case: Any = None) -> Subject:
    case = case or _case(made, person)
    attache = made.cast.daniyar if case.country == "RU" else made.cast.zarina
    if not case.taken_by:
        take_case(case, by=attache)
    referral: Referral = refer_case(
        case, by=attache, to=made.cast.office("partner"), purpose="x", consent="spoken", need=True
    ).record
    return referral


def _file(made: Specimens, person: Person, kinds: str = "unpaid_wages") -> Subject:
    complaint = _complaint(made, person, kinds)
    add_proof(complaint, by=holder_of(person), file=inspected(hostile.PDF, "a.pdf"), about="Payslip")
    return StoredFile.objects.get(subject_ref=complaint.ref)


def _cost(made: Specimens, person: Person) -> Subject:
    _complaint(made, person)  # without one, nobody but the person knows of any cost
    cost: CostItem = add_cost(
        made.journey(person), by=holder_of(person), kind=CostKind.PLACEMENT, money=Money(Decimal(45000), "KGS"),
        payee=Payee.AGENCY, paid_to="Agent",
    ).record  # fmt: skip
    return cost


def _declaration(made: Specimens, person: Person) -> Subject:
    _complaint(made, person)
    declared: CostDeclaration = declare_costs(made.journey(person), by=holder_of(person), alone=True).record
    return declared


def _consent(made: Specimens, person: Person) -> Subject:
    until, partner = clock.today() + timedelta(days=30), made.cast.office("partner")
    consent: Consent = give_consent(
        person, by=holder_of(person), purpose=Purpose.PARTNER_HELP, organization=partner, until=until
    ).record
    return consent


def _trusted(made: Specimens, person: Person) -> Subject:
    trusted: TrustedPerson = trust_person(
        person, by=holder_of(person), name="Чолпон", tie="spouse", phone="+996555000099"
    ).record
    return trusted


def _question(made: Specimens, person: Person) -> Subject:
    asked: DataQuestion = ask_about_data(person, by=holder_of(person), kind="who_looked", words="Who looked?").record
    return asked


def _emergency(made: Specimens, person: Person) -> Subject:
    abroad = made.cast.zarina if made.journey(person).destination == "RU" else made.cast.daniyar
    post = Organization.objects.get(ref=abroad.organisation_ref)
    taken: EmergencyAccess = take_emergency_access(post, by=abroad, number=person.ref, reason="In danger").record
    return taken


_MAKERS: dict[type[Subject], Any] = {
    Person: lambda made, person: person,
    Journey: lambda made, person: made.journey(person),
    ContractVersion: _contract,
    CheckIn: lambda made, person: open_check_in(made.journey(person), by=made.system, due_on=clock.today()).record,
    Complaint: _complaint,
    AssistanceCase: _case,
    Task: _task,
    Return: lambda made, person: made.returning(person),
    ServiceReferral: lambda made, person: (
        propose_service(
            made.returning(person), by=made.cast.bolot, kind="training", provider=made.cast.office("partner")
        ).record
    ),
    Review: lambda made, person: (
        open_review(made.returning(person), by=made.system, months=3, due_on=clock.today()).record
    ),
    ReintegrationPlan: lambda made, person: (
        draft_plan(
            made.returning(person), by=made.cast.bolot, economic="Work", social="School", psychosocial="Nothing needed"
        ).record
    ),
    Referral: _referral,
    Application: lambda made, person: made.organised.application(person),
    Clearance: lambda made, person: made.organised.clearance(person),
    ContractOffer: lambda made, person: made.organised.contract(person),
    Placement: lambda made, person: made.organised.placement(person),
    Seat: lambda made, person: made.organised.seat(person, by=holder_of(person)),
    AffectedWorker: lambda made, person: made.organised.affected(person),
    CostItem: _cost,
    CostDeclaration: _declaration,
    StoredFile: _file,
    Consent: _consent,
    RetentionEnd: lambda made, person: announce_end(person, by=made.system, quiet_since=clock.today()).record,
    TrustedPerson: _trusted,
    DataQuestion: _question,
    EmergencyAccess: _emergency,
}
PROTECTED: dict[type[Subject], Any] = {
    Complaint: lambda made, person: _complaint(made, person, "violence"),
    StoredFile: lambda made, person: _file(made, person, "violence"),
    AssistanceCase: _protected_case,
    Task: lambda made, person: _task(made, person, _protected_case(made, person)),
    Referral: lambda made, person: _referral(made, person, _protected_case(made, person)),
}
