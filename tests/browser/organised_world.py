"""The organised pathway in the browser's world, what people decide about their data, and a second step."""

import json
from datetime import timedelta
from decimal import Decimal

from sapar.employment.stays.moving import depart
from sapar.foundation import clock
from sapar.foundation.accounts import factors
from sapar.foundation.accounts.actors import Actor, System
from sapar.foundation.accounts.securing import add_code_app
from sapar.foundation.accounts.tests.conftest import code_at
from sapar.foundation.money import Money
from sapar.pre_employment.agency_permits.tests.permits import before_commission, granted, suspended
from sapar.pre_employment.applications.actions import accept_job, offer_job, shortlist_applicant
from sapar.pre_employment.applications.models import AffectedWorker, Application
from sapar.pre_employment.applications.tests.applicants import apply, recruiter, somebody
from sapar.pre_employment.clearance.actions import request_clearance
from sapar.pre_employment.clearance.checks import items_of
from sapar.pre_employment.contracts.actions import attest_contract, read_contract, sign_contract
from sapar.pre_employment.contracts.tests.signings import offered
from sapar.pre_employment.job_orders.actions import claim_employer
from sapar.pre_employment.job_orders.models import EmployerVetting, JobOrder
from sapar.pre_employment.job_orders.tests.orders import drafted, opened
from sapar.pre_employment.orientation.tests import sessions
from sapar.registers.data_rights.actions import ask_about_data, give_consent, take_emergency_access, trust_person
from sapar.registers.data_rights.models import Purpose
from sapar.registers.imports.actions import map_columns
from sapar.registers.imports.tests.conftest import Desk
from sapar.registers.imports.tests.files import AIBEK, GULNARA, csv_of
from sapar.registers.journeys.actions import plan_journey
from sapar.registers.journeys.models import Journey, Placement
from sapar.registers.organizations.models import Organization
from sapar.registers.retention.actions import announce_end
from sapar.throughout.complaints.actions import file_complaint
from sapar.throughout.complaints.protection import protect_complaint
from sapar.throughout.costs.actions import add_cost, declare_costs
from sapar.throughout.costs.models import CostKind, Payee
from tests.story import Somebody, Town


def organised(town: Town) -> dict[str, Somebody]:
    """Let an agency recruit, and stop it."""
    cast, orders, permits = town.cast, Somebody("Orders"), Somebody("Permits")
    order, permit = opened(cast), cast.office("agency").permits.get(country="RU")
    application, holder = _taken(town, order, 1)
    person = application.person
    contracts = _contracts(town, order)
    clearance = request_clearance(Journey.objects.get(person=person), by=holder).record
    open_item = next(item for item in items_of(clearance, clock.today()) if item.met is None)
    orders.holds = {
        "stopped": order.ref, "application": application.ref, "clearance": clearance.ref,
        "requirement": open_item.requirement.id, "public": opened(cast, by="rustam").ref,
        "draft": drafted(cast, by="rustam").ref, "claimed": _claimed(town),
        "vetting": EmployerVetting.objects.get(employer=order.employer).ref,
    }  # fmt: skip
    permits.holds = {
        "granted": granted(cast, "KZ").ref, "commission": before_commission(cast, "TR").ref,
        "suspended": suspended(cast, permit).ref,
    }  # fmt: skip
    orders.holds["affected"] = AffectedWorker.objects.get(person=person).ref
    return {"orders": orders, "permits": permits, "applicant": Somebody("Applicant", person.account)} | contracts


def _taken(town: Town, order: JobOrder, number: int) -> tuple[Application, Actor]:
    """Let somebody apply for a job, be chosen and take it."""
    person, holder = somebody(town.cast, number)
    application = apply(person, order, by=holder)
    shortlist_applicant(application, by=recruiter(town.cast, application))
    offer_job(application, by=recruiter(town.cast, application))
    return accept_job(application, by=holder).record, holder


def _contracts(town: Town, order: JobOrder) -> dict[str, Somebody]:
    """Offer contracts: one is read, a worse one lies beside what was signed, one worker is placed already."""
    contracts, cast = Somebody("Contracts"), town.cast
    for number, name in ((2, "to_offer"), (3, "reads"), (4, "signed"), (5, "placed")):
        application, holder = _taken(town, order, number)
        contracts.holds[f"{name}_application"] = application.ref
        if name == "to_offer":
            continue
        offer = offered(cast, application)
        read_contract(offer, by=holder)
        if name != "reads":
            sign_contract(offer, by=holder)
        contracts.holds[name] = offer.ref
        if name == "placed":
            attest_contract(offer, by=cast.daniyar)
            depart(application.journey, by=holder, departed_on=clock.today())
            contracts.holds["placement"] = Placement.objects.get(journey=application.journey).ref
    reader = Application.objects.get(ref=contracts.holds["reads_application"]).person
    return {"contracts": contracts, "reader": Somebody("Reader", reader.account)}


def oriented(town: Town) -> dict[str, Somebody]:
    """Let a session lie ahead, and another be held: somebody was there and has the quiz before them."""
    cast, held, (person, holder) = town.cast, Somebody("Orientation"), somebody(town.cast, 0)
    before = clock.now() - timedelta(days=3)
    with clock.at(before):
        seat = sessions.booked_by(holder, person, sessions.opened(cast, day=before.date() + timedelta(days=1)))
    sessions.attended(cast, seat)
    ahead = sessions.opened(cast, day=clock.today() + timedelta(days=9))
    held.holds = {"open": ahead.ref, "held": seat.session.ref, "seat": seat.ref}
    return {"orientation": held, "attending": Somebody("Attending", person.account)}


def paid(town: Town) -> dict[str, Somebody]:
    """Let somebody have paid a fee that the law forbids, and declare it."""
    person, holder = somebody(town.cast, 6)
    journey = plan_journey(person, by=holder, destination="RU").record
    item = add_cost(
        journey, by=holder, kind=CostKind.PLACEMENT, money=Money(Decimal(45000), "KGS"), payee=Payee.AGENCY
    ).record  # fmt: skip
    declared = declare_costs(journey, by=holder, alone=True).record
    costs = Somebody("Costs")
    costs.holds = {"journey": journey.ref, "item": item.ref, "declaration": declared.ref}
    complaint = file_complaint(
        town.cast.office("disputes"), by=holder, kinds="violence", what_happened="x", country="RU", respondent_name="y",
        phone="+996700000678",
    ).record  # fmt: skip
    protect_complaint(complaint, by=town.cast.kanykei, kind="violence", reason="Threats")
    costs.holds["protected"] = complaint.ref
    return {"costs": costs, "payer": Somebody("Payer", person.account)}


def _claimed(town: Town) -> str:
    """Name another employer, whose papers are still to come."""
    vetting = claim_employer(
        town.cast.office("agency"), by=town.cast.bakyt, name="Мебель плюс", country="RU", sector="C", workforce=40,
        registration_number="1027700132196",
    ).record  # fmt: skip
    return str(vetting.ref)


def stepping(town: Town) -> dict[str, Somebody]:
    """Let Begimai keep an app with codes; in another browser she has passed the first step alone."""
    by, key, browser = town.cast.begimai, factors.new_secret(), Somebody("Begimai")
    add_code_app(by.account, by=by, secret=key, code=code_at(key))
    browser.browser.force_login(by.account)
    browser.holds["factor"] = str(factors.factors_of(by.account)[0].number)
    return {"stepping": browser}


def rights(town: Town) -> dict[str, Somebody]:
    """Let Gulnara decide about her data, and an attaché open her record in an emergency."""
    cast, papers = town.cast, Somebody("Rights")
    gulnara, holder, until = cast.worker("gulnara"), cast.holder("gulnara"), clock.today().replace(year=2027)
    partner, post = cast.office("partner"), Organization.objects.get(ref=cast.zarina.organisation_ref)
    cast.jyldyz
    made = {
        "consent": give_consent(
            gulnara, by=holder, purpose=Purpose.PARTNER_HELP, organization=partner, until=until
        ),
        "trusted": trust_person(gulnara, by=holder, name="Чолпон", tie="parent", phone="+996555000099"),
        "question": ask_about_data(gulnara, by=holder, kind="who_looked", words="Who looked?"),
        "emergency": take_emergency_access(post, by=cast.zarina, number=gulnara.ref, reason="In danger"),
    }  # fmt: skip
    papers.holds = {name: str(outcome.record.ref) for name, outcome in made.items()}
    papers.holds["end"] = announce_end(gulnara, by=System("retention"), quiet_since=clock.today()).record.ref
    return {"rights": papers}


def imports(town: Town) -> dict[str, Somebody]:
    """Let the office in Bishkek bring lists: one was sent, one is examined, one waits, one is written."""
    desk, lists = Desk(town.cast), Somebody("Imports")
    namesake = ("Өмүрбеков", "Нурлан", "", "12.03.1994", "", "", "")
    faulty = ("Асанов", "Асан", "", "31.02.1990", "", "", "")
    reading = desk.sent(csv_of(faulty))
    map_columns(reading, by=town.cast.aigul, mapping=json.dumps(reading.mapping))
    lists.holds = {
        "sent": desk.sent(csv_of(GULNARA)).ref, "reading": reading.ref,
        "review": desk.examined(csv_of(AIBEK, namesake, faulty)).ref,
        "done": desk.imported(csv_of((*AIBEK[:4], "", "AC5554443", ""))).ref,
    }  # fmt: skip
    return {"imports": lists}
