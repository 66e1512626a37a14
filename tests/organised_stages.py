"""The stages of the organised pathway, each played over HTTP as those concerned would: what returns is who holds what.

What nobody else may do stands in ``test_organised_journey.py``.
"""

from dataclasses import dataclass

from sapar.foundation import clock
from sapar.pre_employment.agency_permits.models import AgencyPermit
from sapar.pre_employment.clearance.checks import items_of
from sapar.pre_employment.clearance.models import Clearance
from sapar.pre_employment.job_orders.choices import Cost
from sapar.pre_employment.job_orders.models import EmployerVetting, JobOrder
from sapar.pre_employment.orientation.models import OrientationSession, Seat
from sapar.pre_employment.orientation.quiz import questions
from sapar.registers.journeys.models import Journey
from tests import stages
from tests.stages import day
from tests.story import Somebody, Town, number_in

ABOUT = {
    "about_ky": "Үйлөрдүн дубалдарын тургузасыз. Устат жардам берет.",
    "about_ru": "Кладка стен жилых домов. Рядом работает мастер.",
    "about_en": "You lay the walls of houses. A master works beside you.",
}


@dataclass
class Going:
    """Nurlan and the numbers of what was made on his way."""

    nurlan: Somebody
    application: str = ""
    contract: str = ""
    journey: str = ""
    clearance: str = ""
    session: str = ""
    seat: str = ""


def permit_granted(town: Town) -> str:
    """Bakyt applies, Chinara checks, Daniyar confirms the partner, Almaz and Nargiza vote."""
    ref = permit_applied_for(town)
    permit = AgencyPermit.objects.get(ref=ref)
    for paper in permit.papers.all():
        town.chinara.does("accept-paper", paper.ref)
    town.daniyar.does("confirm-partner", permit.partners.get().ref, answer="Visited the site")
    town.chinara.does("confirm-completeness", ref)
    town.chinara.does("send-to-commission", ref, proposal="Grant it")
    for member in (town.almaz, town.nargiza):
        member.opens(f"/permits/{ref}")
        member.sends(no_interest="on", choice="grant", reason="All is in order")
    town.bakyt.opens(f"/permits/{ref}")
    return ref


def permit_applied_for(town: Town) -> str:
    """Bakyt hands in every paper, names a partner and sends the application."""
    bakyt, agency = town.bakyt, town.cast.office("agency").ref
    bakyt.does("apply-for-permit", agency, country="RU", owners="Асанов Үсөн, 31.12.1980")
    ref = number_in(bakyt.place)
    for paper in AgencyPermit.objects.get(ref=ref).papers.all():
        bakyt.does("hand-in-paper", paper.ref, stated="No 1 of 01.02.2026")
    bakyt.does(
        "name-partner", ref, kind="employer", name="Стройград", place="Москва", reach="office@stroygrad.example.org",
        signed_on=day(), valid_until=day(700),
    )  # fmt: skip
    bakyt.does("submit-application", ref)
    return ref


def employer_verified(town: Town) -> str:
    """Bakyt names the employer and brings its papers; Daniyar checks it."""
    town.bakyt.fills(
        "/employers/claim", employer=town.cast.office("employer").ref, sector="F", workforce="120",
        registration_number="1027700132195", papers=["registration", "signatory"],
    )  # fmt: skip
    ref = str(EmployerVetting.objects.get().ref)
    town.daniyar.does("verify-employer", ref)
    return ref


def order_published(town: Town) -> str:
    """Bakyt drafts an order, Daniyar checks it, Rustam approves it, Bakyt publishes it."""
    permit_granted(town)
    employer_verified(town)
    return publishes(town, order_drafted(town))


def order_drafted(town: Town) -> str:
    """Write down what the employer promises."""
    town.bakyt.fills(
        f"/orders/new?employer={town.cast.office('employer').ref}", occupation="7112", place="Химки", headcount="12",
        chosen_by="skills", wage__money_0="60 000", wage__money_1="RUB", wage__period="month", wage__basis="gross",
        hours_per_week="40", form="written", languages=["ru", "ky"], documents_held_by="worker",
        deductions__kinds=["none"], accommodation__provided="yes", papers=["passport"], start=day(60), end=day(400),
        valid_until=day(40), **{f"cost_{cost}": "employer" for cost in Cost}, **ABOUT,
    )  # fmt: skip
    return str(JobOrder.objects.get().ref)


def publishes(town: Town, ref: str) -> str:
    """Have it checked and approved, and publish it."""
    town.bakyt.does("submit-order", ref, strike="no")
    town.daniyar.does("verify-order", ref, how="Called the director")
    town.rustam.does("approve-order", ref, places="10")
    town.bakyt.does("publish-order", ref)
    return ref


def applied(town: Town) -> Going:
    """Nurlan registers and applies."""
    order, nurlan = order_published(town), stages.registered(town)
    nurlan.fills(f"/jobs/{order}/apply", languages=["ky", "ru"], experience="Five years of bricklaying in Osh")
    return Going(nurlan, application=number_in(nurlan.place))


def accepted(town: Town) -> Going:
    """He is chosen and takes the job; his journey is planned."""
    going = applied(town)
    town.bakyt.does("shortlist-applicant", going.application)
    town.bakyt.does("offer-job", going.application)
    going.nurlan.does("accept-job", going.application)
    going.journey = str(Journey.objects.get().ref)
    return going


def contract_offered(town: Town) -> Going:
    """Bakyt offers the contract, as the job promised it."""
    going = accepted(town)
    town.bakyt.opens(f"/applications/{going.application}/contract")
    town.bakyt.sends()
    if town.bakyt.place.endswith("/contract"):  # something was doubted: it is sent again as it is
        town.bakyt.sends()
    going.contract = number_in(town.bakyt.place)
    return going


def contract_attested(town: Town) -> Going:
    """Nurlan reads and signs it; Daniyar attests it."""
    going = contract_offered(town)
    going.nurlan.opens(f"/contracts/{going.contract}")
    going.nurlan.does("read-contract", going.contract)
    going.nurlan.fills(f"/contracts/{going.contract}/sign")
    town.daniyar.fills(f"/contracts/{going.contract}/attest")
    return going


def clearance_asked_for(town: Town) -> Going:
    """He names somebody to call, and asks for his certificate."""
    going = contract_attested(town)
    nurlan = going.nurlan
    nurlan.does("name-relative", nurlan.holds["person"], tie="spouse", name="Гүлнара", phone="+996555777889")
    nurlan.does("add-cost", going.journey, kind="medical", money_0="1500", money_1="KGS", payee="other")
    nurlan.does("declare-costs", going.journey, alone="yes")
    nurlan.does("request-clearance", going.journey)
    going.clearance = number_in(nurlan.place)
    return going


def seat_booked(town: Town) -> Going:
    """Begimai plans a session and opens it; Nurlan books a seat."""
    going, begimai = clearance_asked_for(town), town.begimai
    begimai.does(
        "plan-session", town.cast.office("centre").ref, country="RU", language="ky", day=day(1), hour="08:00",
        place="Киев 120, 3", seats="20",
    )  # fmt: skip
    going.session = str(OrientationSession.objects.get().ref)
    begimai.does("open-session", going.session)
    going.nurlan.fills(f"/orientation/{going.session}/book")
    going.seat = number_in(going.nurlan.place)
    return going


def oriented(town: Town) -> Going:
    """He is there, Begimai notes it, and he answers the quiz."""
    going = seat_booked(town)
    town.calendar.go(2)
    seat = Seat.objects.get(ref=going.seat)
    town.begimai.fills(f"/orientation/{going.session}/attendance", attended=[seat.ref])
    going.nurlan.fills(f"/orientation/seats/{going.seat}/quiz", **{each.id: each.right for each in questions()})
    return going


def cleared(town: Town) -> Going:
    """Aigul looks at every line that the record does not tell; Samat agrees, because the employer is new."""
    going = oriented(town)
    asked = Clearance.objects.get(ref=going.clearance)
    for item in items_of(asked, clock.today()):
        if item.met is None:
            town.aigul.fills(
                f"/certificates/{going.clearance}/confirm/{item.requirement.id}", answer="yes", note="seen"
            )
    town.aigul.does("prepare-clearance", going.clearance)
    town.samat.does("approve-clearance", going.clearance)
    return going


def departed(town: Town) -> Going:
    """He leaves and arrives, and is placed with the employer."""
    going = cleared(town)
    town.calendar.go(1)
    going.nurlan.does("depart", going.journey, departed_on=day())
    town.calendar.go(1)
    going.nurlan.does("arrive", going.journey, entered_on=day(), address_abroad="Химки, Ленина 5")
    return going
