"""The stages of Nurlan's way, each played over HTTP as he and the officers would: a test begins where it needs to.

Every stage returns what the next one needs. What it must not let others do stands in ``test_journeys.py``.
"""

import re
from datetime import timedelta

from sapar.employment.stays.models import CheckIn
from sapar.foundation import clock
from sapar.foundation.accounts.contacts import normalised
from tests.story import Somebody, Town, code_in, message_to, number_in

PHONE = "+996555123456"
HIMSELF = {
    "family_name": "Өмүрбеков",
    "given_name": "Нурлан",
    "born_on": "12.03.1994",
    "phone": "0555 123 456",
    "home_place": "Ош шаары",
    "language": "ru",
}


def day(offset: int = 0) -> str:
    """Return a day as people write it, so many days from today."""
    return f"{clock.today() + timedelta(days=offset):%d.%m.%Y}"


def signs_in(somebody: Somebody, phone: str) -> None:
    """Sign in with the code that comes by SMS."""
    somebody.fills("/sign-in", contact=phone)
    somebody.sends(code=code_in(message_to(phone, "accounts/code")))


def registered(town: Town) -> Somebody:
    """Nurlan registers himself without an account, and signs in with the code that came."""
    nurlan, himself = Somebody("Nurlan"), {**HIMSELF, **town.newcomer}
    nurlan.fills("/people/register-myself", **himself)
    nurlan.holds["phone"] = normalised(himself["phone"])
    signs_in(nurlan, nurlan.holds["phone"])
    nurlan.opens("/people/mine")
    nurlan.holds["person"] = str(nurlan.page.context["person"].ref)
    return nurlan


def planned(town: Town) -> Somebody:
    """He plans to go to Russia on his own."""
    return plans(registered(town))


def plans(nurlan: Somebody) -> Somebody:
    """Say where and when he goes; my journey then shows his steps."""
    nurlan.opens("/my-journey")
    nurlan.does("plan-journey", nurlan.holds["person"], destination="RU", pathway="independent", leaves_on=day(3))
    nurlan.opens("/my-journey")
    nurlan.holds["journey"] = str(nurlan.page.context["journey"].ref)
    return nurlan


def arrived(town: Town) -> Somebody:
    """He is in Russia."""
    return leaves_and_arrives(town, planned(town))


def leaves_and_arrives(town: Town, nurlan: Somebody) -> Somebody:
    """Leave, and arrive the day after."""
    town.calendar.go(3)
    nurlan.does("depart", nurlan.holds["journey"], departed_on=day())
    town.calendar.go(1)
    nurlan.does("arrive", nurlan.holds["journey"], entered_on=day(), address_abroad="Химки, Ленина 5")
    return nurlan


def asked_how_he_is(town: Town) -> Somebody:
    """Two weeks later the link of the first check-in comes by SMS."""
    return is_asked(town, arrived(town))


def is_asked(town: Town, nurlan: Somebody) -> Somebody:
    """Let two weeks pass after arriving."""
    town.calendar.go(14)
    return got_a_link(nurlan)


def got_a_link(nurlan: Somebody) -> Somebody:
    """Read the message that asks how one is."""
    link = re.search(r"/c/\w+", message_to(nurlan.holds["phone"], "stays/check_in"))
    assert link
    nurlan.holds["link"], nurlan.holds["token"] = link[0], link[0].removeprefix("/c/")
    return nurlan


def gives_address(town: Town, office: str, email: str) -> None:
    """The administrator writes down where an office gets its mail."""
    town.asel.does("correct-organization", town.cast.office(office).ref, email=email,
                   **{f"name_{code}": office.title() for code in ("ky", "ru", "en")})  # fmt: skip


def check_in_of(nurlan: Somebody) -> CheckIn:
    """Return his newest check-in as it stands now."""
    return CheckIn.objects.filter(journey__ref=nurlan.holds["journey"]).latest("pk")


def asked_for_help(town: Town) -> Somebody:
    """He was not paid, and asks for help."""
    nurlan = arrived(town)
    nurlan.fills("/help/", need="unpaid", country="RU", story="Two months without pay", place="Khimki")
    nurlan.holds["case"] = number_in(nurlan.place)
    return nurlan


HELP_STEPS: tuple[tuple[str, dict[str, str | list[str]]], ...] = (
    ("take-case", {}),
    ("note-step", {"kind": "contact", "what": "Called the employer"}),
    ("resolve-case", {"outcome": "solved", "words": "He was paid"}),
    ("close-case", {}),
)


def checks_a_contract(somebody: Somebody) -> Somebody:
    """Answer the questions about pay and dates, say of all others that one does not know, and see what the law says."""
    known: dict[str, dict[str, str]] = {
        "dates": {"start": "01.04.2026", "end": "31.12.2026"},
        "pay": {"wage__money_0": "10 000", "wage__money_1": "RUB", "wage__period": "month", "wage__basis": "gross"},
        "hours": {"hours_per_week": "40"},
    }
    somebody.fills("/check-contract", destination="RU")
    while somebody.place != "/check-contract/answers":
        somebody.sends(**known.get(somebody.place.rpartition("/")[2], {}))
    somebody.opens("/check-contract/result")
    somebody.holds["token"] = str(somebody.page.context["token"])
    return somebody


DANGER, WHOM, NAMED, NAME, THEM, WORKERS, KINDS, HAPPENED, OTHER_SIDE, WHERE, WHEN, MONEY, CONTACT = (
    "danger", "whom", "named", "name", "them", "workers", "kinds", "happened", "other-side", "where", "when", "money",
    "contact",
)  # fmt: skip
WAGES = {
    DANGER: {"danger": "no"},
    WHOM: {"for_whom": "other"},
    NAMED: {"named": "yes"},
    NAME: {"name": "Гүлнара Өмүрбекова"},
    THEM: {"their_name": "Нурлан Өмүрбеков", "relation": "wife", "consent": "yes, on the phone"},
    KINDS: {"kinds": ["unpaid_wages"]},
    HAPPENED: {"what_happened": "Two months without pay on a building site"},
    OTHER_SIDE: {"respondent_name": "Stroy Ltd"},
    WHERE: {"country": "RU", "place": "Khimki, Lenina 5"},
    WHEN: {"happened_on": "15.02.2026"},
    MONEY: {"money_0": "90 000,50", "money_1": "RUB"},
    CONTACT: {"phone": "+996555900900", "safe_contact": "In the evening"},
}
FOR_HIMSELF = {name: answer for name, answer in WAGES.items() if name not in (NAME, THEM)} | {WHOM: {"for_whom": "me"}}
NAMELESS = FOR_HIMSELF | {NAMED: {"named": "no"}}


def answers(somebody: Somebody, given: dict[str, dict[str, str | list[str]]]) -> Somebody:
    """Answer the questions of a complaint, one a page, up to the page where they are checked."""
    somebody.opens("/complain/")
    for slug, answer in given.items():
        assert somebody.place.rstrip("/").endswith("complain" if slug == DANGER else slug), (slug, somebody.place)
        somebody.sends(**answer)
    assert somebody.place == "/complain/check", somebody.place
    return somebody


def files(somebody: Somebody, given: dict[str, dict[str, str | list[str]]]) -> Somebody:
    """File a complaint, and write down number and code as the last page shows them."""
    answers(somebody, given).sends()
    panel = somebody.page.context["code"]
    somebody.holds["complaint"] = str(somebody.page.context["digits"])
    somebody.holds["code"] = panel.secret if panel else ""
    return somebody


def tracks(somebody: Somebody, number: str, code: str) -> Somebody:
    """Open a complaint with its number and code."""
    somebody.fills("/track/", number=number, code=code)
    return somebody


def examined(town: Town, number: str) -> None:
    """Kanykei takes a complaint in hand and examines it."""
    town.kanykei.does("acknowledge-complaint", number)
    town.kanykei.does("triage-complaint", number, finding="Wages of two months are owed", respondent=employer(town))


def noticed(town: Town, number: str) -> None:
    """She then writes to the other side."""
    examined(town, number)
    town.kanykei.fills(f"/complaints/{number}/letter")
    town.kanykei.sends(send="1")


def employer(town: Town) -> str:
    """Return the number of the employer, naming it on the first call."""
    if "employer" not in town.kanykei.holds:
        town.kanykei.does(
            "name-employer", town.cast.office("disputes").ref, kind="employer", name="Стройсервис", country="RU"
        )
        town.kanykei.holds["employer"] = number_in(town.kanykei.place)
    return town.kanykei.holds["employer"]


def settled(town: Town, number: str) -> None:
    """Both sides talk, and agree on two payments."""
    noticed(town, number)
    kanykei = town.kanykei
    kanykei.does("begin-conciliation", number, day=day(1), place="Video call", agreed="yes")
    town.calendar.go(1)
    kanykei.does("hold-hearing", number, who_came="Both", outcome="They agree")
    kanykei.does(
        "record-settlement", number, terms="In two parts", schedule=f"{day(10)} 45000\n{day(20)} 45000", currency="RUB",
        legally_due="90 000,00", agreed="yes",
    )  # fmt: skip


def pays(town: Town, nurlan: Somebody, number: str) -> None:
    """The employer pays twice, and he confirms each payment."""
    for amount in ("45 000,00", "45000"):
        town.calendar.go(10)
        nurlan.does("confirm-payment", number, amount=amount, paid_on=day(), proof="Bank slip")


def home(town: Town) -> Somebody:
    """He is home again."""
    return comes_home(town, arrived(town))


def comes_home(town: Town, nurlan: Somebody) -> Somebody:
    """Come home after two months, and register the return."""
    town.calendar.go(60)
    nurlan.does("return-home", nurlan.holds["journey"], returned_on=day(), kind="end_of_contract")
    nurlan.opens("/my-journey")
    nurlan.holds["return"] = next(row.ref for row in nurlan.page.context["rows"] if "/returns/" in row.url)
    nurlan.does("register-return", nurlan.holds["return"], lives_at="41721", wish="stay")
    return nurlan


def service_proposed(town: Town) -> Somebody:
    """He is home, and a course was proposed to him."""
    return is_proposed_a_service(town, home(town))


def is_proposed_a_service(town: Town, nurlan: Somebody) -> Somebody:
    """Bolot notes what he needs, and proposes a course at the partner organisation."""
    bolot = town.bolot
    returning = nurlan.holds["return"]
    bolot.does("note-needs", returning, economic="now", economic_what="Work", social="none", psychosocial="none")
    partner = town.cast.office("partner").ref
    bolot.fills(f"/reintegration/returns/{returning}/propose", kind="training", provider=partner, told="Welding course")
    bolot.does("draft-plan", returning, economic="A job as a welder", social="School", psychosocial="Nothing needed")
    nurlan.opens("/my-journey")
    nurlan.holds["plan"] = next(row.ref for row in nurlan.page.context["rows"] if "/plans/" in row.url)
    nurlan.holds["service"] = next(row.ref for row in nurlan.page.context["rows"] if "/services/" in row.url)
    return nurlan


def review_due(town: Town, nurlan: Somebody, months: int) -> str:
    """Let the months pass, and return the number of the review that then waits on Bolot's desk."""
    for _month in range(months):
        town.calendar.go(31)
    town.bolot.opens("/desk")
    return next(row.ref for row in town.bolot.page.context["rows"] if "/reviews/" in row.url)
