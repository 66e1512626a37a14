"""Two agencies and what becomes of them: one recruits well, the other is suspended with its workers abroad.

Each is one life of the calendar: the permit, the employer, the order, the applicants, their certificates. The workers
who are chosen go on as lives of their own.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from sapar.config.demo.calendar import Life
from sapar.config.demo.lives import register
from sapar.config.demo.names import Invented
from sapar.config.demo.orientation import orient
from sapar.config.demo.world import Course, Worker, World
from sapar.employment.stays.actions import arrive, depart, start_work
from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.money import Money
from sapar.pre_employment.agency_permits.actions import (
    accept_paper,
    apply_for_permit,
    confirm_completeness,
    confirm_partner,
    hand_in_paper,
    name_partner,
    send_to_commission,
    submit_application,
    suspend_permit,
    vote_on_permit,
)
from sapar.pre_employment.agency_permits.models import AgencyPermit
from sapar.pre_employment.applications.actions import accept_job, apply_for_job, offer_job, shortlist_applicant
from sapar.pre_employment.applications.models import Application
from sapar.pre_employment.clearance.actions import confirm_requirement, request_clearance
from sapar.pre_employment.clearance.checks import items_of
from sapar.pre_employment.clearance.choices import VoidReason
from sapar.pre_employment.clearance.issuing import approve_clearance, issue_clearance, prepare_clearance, void_clearance
from sapar.pre_employment.clearance.models import Clearance
from sapar.pre_employment.clearance.risks import second_person_because
from sapar.pre_employment.contracts.actions import attest_contract, offer_contract, read_contract, sign_contract
from sapar.pre_employment.contracts.models import ContractOffer
from sapar.pre_employment.job_orders.actions import (
    approve_order,
    claim_employer,
    draft_order,
    hand_in_employer_papers,
    publish_order,
    submit_order,
    verify_employer,
    verify_order,
)
from sapar.pre_employment.job_orders.choices import Cost
from sapar.pre_employment.job_orders.models import EmployerVetting, JobOrder
from sapar.registers.journeys.models import Journey, JourneyState
from sapar.registers.organizations.models import Organization, Role
from sapar.registers.people.belongings import name_relative
from sapar.registers.people.models import Tie
from sapar.throughout.costs.actions import add_cost, declare_costs
from sapar.throughout.costs.models import CostKind, Payee

S = JourneyState
SECOND_ORDER = 33  # days before the end of the demo when the agency that may still recruit looks for more people
LAST_APPLIES_AFTER = 20  # days from then: the last one has just applied when the demo is opened
SECOND_COUNTRY = 16  # days before the end when the same agency asks for a permit for Kazakhstan: the commission has it
LEAVES_AFTER = 45  # days from applying for the job to leaving
MEN = ("Азамат", "Бекзат", "Эламан", "Нурбек", "Улан", "Канат", "Талант", "Мирбек")
ABOUT = {
    "about_ky": "Турак үйлөрдүн дубалдарын тургузасыз. Устат жардам берет, жатакана акысыз.",
    "about_ru": "Кладка стен жилых домов. Рядом работает мастер, общежитие бесплатно.",
    "about_en": "You lay the walls of houses. A master works beside you, the dormitory is free.",
}


@dataclass(frozen=True)
class Venture:
    """An agency with one order: whose it is, for whom, since when, and how many people it finds."""

    agency: str
    owner: str
    employer: str
    trade: str
    place: str
    began: int  # days before the end of the demo
    people: int
    family: str
    suspended: int = 0  # days before the end; 0: never


VENTURES = (
    Venture("agency_akjol", "Үсөнова Айсулуу, 04.05.1979", "employer_stroygrad", "7112", "Химки", 190, 6,
            "Токтосунов"),
    Venture("agency_altyn", "Садыров Марат, 12.11.1975", "employer_teplodom", "9313", "Тверь", 330, 7, "Жээнбеков",
            suspended=12),
)  # fmt: skip


def begin_ventures(world: World) -> None:
    """Let the agencies begin, each on its day."""
    for number, venture in enumerate(VENTURES):
        world.calendar.begin(world.calendar.ago(venture.began), _Agency(world, venture, number).life())
    wider = _Agency(world, VENTURES[0], 0).apply("KZ", "ЖШС «Алатау Құрылыс»", "Алматы")
    world.calendar.begin(world.calendar.ago(SECOND_COUNTRY), wider)


class _Agency:
    """One agency and whoever decides about it."""

    def __init__(self, world: World, venture: Venture, number: int) -> None:
        self.world, self.venture, self.number = world, venture, number
        self.staff, self.agency = world.staff, world.offices[venture.agency]
        self.employer: Organization = world.offices[venture.employer]

    @property
    def clerk(self) -> Actor:
        """Return who acts for the agency."""
        return self.staff.one(Role.AGENCY_CLERK, self.venture.agency)

    def life(self) -> Life:
        """Apply, be granted, recruit; and one day be suspended."""
        yield from self._permit()
        yield from self._employer()
        self._find(range(self.venture.people), (yield from self._order()))
        if self.venture.suspended:
            yield self.world.calendar.ago(self.venture.suspended)
            self._suspend()
        else:
            yield self.world.calendar.ago(SECOND_ORDER)
            self._find(range(self.venture.people, len(MEN)), (yield from self._order()))

    def _find(self, numbers: range, order: JobOrder) -> None:
        """Let people apply for an order, one a day."""
        for number in numbers:
            worker = self._worker(number)
            self.world.workers.append(worker)
            self.world.calendar.begin(worker.course.registered, self._recruit(order, worker, number), "ky")

    def _permit(self) -> Life:
        permit = yield from self.apply("RU", self.employer.name, self.venture.place)
        yield self.world.in_days(5)
        for member in (self.staff.almaz, self.staff.nargiza):
            vote_on_permit(
                _now(permit), by=member, choice="grant", no_interest=True, reason="Документтер толук жана туура"
            )

    def apply(self, country: str, partner: str, place: str) -> Any:
        """Bring an application for a permit as far as the commission, and return it."""
        world, chinara, attache = self.world, self.staff.chinara, self.staff.attache(country)
        permit: AgencyPermit = apply_for_permit(
            self.agency, by=self.clerk, country=country, owners=self.venture.owner
        ).record
        yield world.in_days(4)
        for paper in permit.papers.all():
            hand_in_paper(paper, by=self.clerk, stated=f"№ {paper.pk + 40} — {clock.today():%d.%m.%Y}")
        name_partner(
            permit, by=self.clerk, kind="employer", name=partner, place=place,
            reach=f"{self.venture.employer}@example.org", signed_on=clock.today(),
            valid_until=clock.today() + timedelta(days=700),
        )  # fmt: skip
        submit_application(_now(permit), by=self.clerk)
        yield world.in_days(3)
        for paper in permit.papers.all():
            accept_paper(paper, by=chinara)
        for agreement in permit.partners.all():
            confirm_partner(agreement, by=attache, answer="Өкүлчүлүк жеринде текшерди")
        confirm_completeness(_now(permit), by=chinara)
        yield world.in_days(4)
        send_to_commission(_now(permit), by=chinara, proposal="Документы в порядке, предлагаю выдать")
        return _now(permit)

    def _employer(self) -> Life:
        yield self.world.in_days(2)
        vetting = claim_employer(
            self.agency, by=self.clerk, employer=self.employer, sector="F", workforce=140 + 60 * self.number,
            registration_number=f"10277001321{90 + self.number}",
        ).record  # fmt: skip
        hand_in_employer_papers(vetting, by=self.clerk, papers=["registration", "signatory"])
        yield self.world.in_days(6)
        verify_employer(EmployerVetting.objects.get(pk=vetting.pk), by=self.staff.daniyar)

    def _order(self) -> Any:
        """Bring an order as far as the public list, and return it."""
        world, today = self.world, clock.today()
        starts = today + timedelta(days=LEAVES_AFTER + 20)
        made: JobOrder = draft_order(
            self.agency, by=self.clerk, employer=self.employer, occupation=self.venture.trade, place=self.venture.place,
            headcount=12, valid_until=today + timedelta(days=40), terms=self._terms(starts), **ABOUT,
        ).record  # fmt: skip
        submit_order(made, by=self.clerk, strike=False)
        yield world.in_days(4)
        verify_order(_now(made), by=self.staff.daniyar, how="Директорго чалдым, иш орунун көрдүм")
        yield world.in_days(3)
        approve_order(_now(made), by=self.staff.rustam, places=10)
        yield world.in_days(1)
        publish_order(_now(made), by=self.clerk)
        return _now(made)

    def _terms(self, starts: date) -> dict[str, Any]:
        fees = [{"kind": cost.value, "payer": "employer"} for cost in Cost]
        contract: dict[str, Any] = {
            "start": starts.isoformat(), "end": (starts + timedelta(days=330)).isoformat(), "hours_per_week": 40,
            "form": "written", "wage": {"amount": 72000, "currency": "RUB", "period": "month", "basis": "gross"},
            "languages": ["ru", "ky"], "deductions": [], "fees": fees, "documents_held_by": "worker",
            "accommodation": {"provided": True, "charge": 0, "per": "month"},
        }  # fmt: skip
        return {"contract": contract}

    def _worker(self, number: int) -> Worker:
        """Invent somebody who will go through this agency."""
        world = self.world
        day = world.in_days(LAST_APPLIES_AFTER if number == len(MEN) - 1 else 1 + number)
        born = date(1985 + number, 2 + number, 3 + 2 * number)
        phone = f"+99670099{self.number}{number:03d}"
        invented = Invented(
            self.venture.family, MEN[number], "", "male", born, "41721", phone, "ky", self.venture.trade, "RU", ""
        )
        leaves = day + timedelta(days=LEAVES_AFTER)
        course = Course(
            day, day, leaves, leaves + timedelta(days=1), leaves + timedelta(days=6),
            world.today + timedelta(days=90), S.WORKING,
        )  # fmt: skip
        return Worker(invented, course, quiet=True)

    def _recruit(self, order: JobOrder, worker: Worker, number: int) -> Life:
        """Have somebody apply, and go; the last of each order still waits for an answer."""
        world, clerk = self.world, self.clerk
        register(world, worker)
        name_relative(worker.record, by=worker.themself, tie=Tie.PARENT, name=f"{self.venture.family} Асан",
                      phone=f"+99655500{self.number}{number:03d}")  # fmt: skip
        application: Application = apply_for_job(
            worker.record, by=worker.themself, order=order, languages=["ky", "ru"],
            experience="Ош шаарында беш жыл курулушта иштегем",
        ).record  # fmt: skip
        if number in (self.venture.people - 1, len(MEN) - 1):
            return
        yield world.in_days(2)
        shortlist_applicant(application, by=clerk)
        yield world.in_days(3)
        offer_job(_now(application), by=clerk)
        yield world.in_days(1)
        accept_job(_now(application), by=worker.themself)
        worker.planned = Journey.objects.get(person=worker.record)
        yield from self._ready(worker, _now(application), number)
        yield worker.course.leaves
        depart(worker.journey, by=worker.themself, departed_on=clock.today())
        yield worker.course.enters
        arrive(worker.journey, by=worker.themself, entered_on=clock.today(), address_abroad=self.venture.place)
        yield worker.course.works
        start_work(worker.journey, by=worker.themself, work_from=clock.today(), employer=self.employer.name)

    def _ready(self, worker: Worker, application: Application, number: int) -> Life:
        """Read and sign the contract, and get the certificate; one is voided, because a paper was not true."""
        aigul, world = self.staff.aigul, self.world
        yield world.in_days(2)
        offer: ContractOffer = offer_contract(application, by=self.clerk, terms=dict(application.order.terms)).record
        yield world.in_days(2)
        read_contract(offer, by=worker.themself)
        sign_contract(_now(offer), by=worker.themself)
        yield world.in_days(2)
        attest_contract(_now(offer), by=self.staff.daniyar)
        yield from orient(world, worker)
        self._declare(worker, number)
        clearance: Clearance = request_clearance(worker.journey, by=worker.themself).record
        yield world.in_days(3)
        for item in items_of(clearance, clock.today()):
            if item.met is None:
                confirm_requirement(
                    clearance, by=aigul, requirement=item.requirement.id, answer="yes", note="Түп нускасын көрдүм"
                )
        if not all(item.met for item in items_of(_now(clearance), clock.today())):
            return
        if second_person_because(worker.journey, clock.today()):
            prepare_clearance(_now(clearance), by=aigul)
            approve_clearance(_now(clearance), by=self.staff.samat)
        else:
            issue_clearance(_now(clearance), by=aigul)
        if number == 1 and not self.venture.suspended:
            yield world.in_days(4)
            void_clearance(
                _now(clearance), by=self.staff.samat, reason=VoidReason.FALSE_PAPER,
                words="Медициналык корутунду башка адамга таандык. Кайра кайрылсаңыз болот, бул акысыз.",
            )  # fmt: skip

    def _declare(self, worker: Worker, number: int) -> None:
        """Have somebody write down what they paid; the agency that will be suspended took money from one of them."""
        by, journey = worker.themself, worker.journey
        add_cost(journey, by=by, kind=CostKind.MEDICAL, money=Money(Decimal(1800), "KGS"), payee=Payee.OTHER,
                 paid_on=clock.today(), receipt=True)  # fmt: skip
        if number == 2 and self.venture.suspended:
            add_cost(journey, by=by, kind=CostKind.PLACEMENT, money=Money(Decimal(35000), "KGS"), payee=Payee.AGENCY,
                     paid_to="«Алтын Көпүрө»", paid_on=clock.today())  # fmt: skip
        declare_costs(journey, by=by, alone=True)

    def _suspend(self) -> None:
        permit = AgencyPermit.objects.get(agency=self.agency)
        suspend_permit(
            permit, by=self.staff.chinara, ground="partner_not_proved", until=clock.today() + timedelta(days=30),
            words="Работодатель не подтвердил договор с агентством",
        )  # fmt: skip


def _now(record: Any) -> Any:
    """Return a record as it stands today."""
    return type(record).objects.get(pk=record.pk)
