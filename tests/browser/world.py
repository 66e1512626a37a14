"""The world that the browser sees: one person home again, one abroad with everything that can happen to somebody."""

from dataclasses import dataclass, field
from datetime import timedelta

from tests import stages
from tests.stages import day
from tests.story import Somebody, Town

RETURNEE = {"family_name": "Абдыраев", "given_name": "Азамат", "phone": "0555 321 654", "born_on": "01.02.1988"}


@dataclass
class Place:
    """A page: who opens it, and where."""

    who: Somebody
    path: str
    status: int = 200
    light: bool = False  # a page of workers and the public: under 30 kB of HTML


@dataclass
class World:
    """Every type of page by its name, and who lives there."""

    town: Town
    pages: dict[str, Place] = field(default_factory=dict)
    nurlan: Somebody = None  # type: ignore[assignment]
    link: str = ""
    url: str = ""


def build(town: Town, lived: timedelta) -> World:
    """Let two people live through their stages; at the end, after a day of talks, it is today."""
    end = town.calendar.now + lived - timedelta(days=1)
    town.newcomer = RETURNEE
    azamat = stages.service_proposed(town)
    town.newcomer = {}
    town.calendar.go((end - town.calendar.now).days - 18)
    nurlan = stages.asked_how_he_is(town)
    town.calendar.go((end - town.calendar.now).days)
    made = World(town, nurlan=nurlan, link=nurlan.holds["link"])
    made.pages = _public(town) | _workers(town, nurlan) | _officers(town, nurlan) | _returns(town, azamat)
    return made


def _public(town: Town) -> dict[str, Place]:
    visitor, checking = town.stranger(), stages.checks_a_contract(town.stranger())
    nameless = stages.files(town.stranger(), stages.NAMELESS)
    stages.tracks(nameless, nameless.holds["complaint"], nameless.holds["code"])
    waiting = town.stranger()
    waiting.fills("/sign-in", contact="+996555000111")
    asking = town.stranger()
    asking.fills("/complain/", danger="no")
    checked = stages.answers(town.stranger(), stages.NAMELESS)
    return {
        "home": Place(visitor, "/", light=True),
        "sign-in": Place(visitor, "/sign-in", light=True),
        "sign-in code": Place(waiting, "/sign-in/code", light=True),
        "contract check, first question": Place(visitor, "/check-contract", light=True),
        "contract check, question": Place(checking, "/check-contract/pay", light=True),
        "contract check, all": Place(checking, "/check-contract/all"),
        "contract check, answers": Place(checking, "/check-contract/answers"),
        "contract check, result": Place(checking, "/check-contract/result"),
        "steps": Place(visitor, "/steps", light=True),
        "steps of a country": Place(visitor, "/steps/ru"),
        "complaint, first question": Place(visitor, "/complain/", light=True),
        "complaint, question": Place(asking, "/complain/whom", light=True),
        "complaint, check": Place(checked, "/complain/check", light=True),
        "tracking, sign": Place(visitor, "/track/", light=True),
        "tracking": Place(nameless, f"/track/{nameless.holds['complaint']}", light=True),
        "help": Place(visitor, "/help/", light=True),
        "register": Place(visitor, "/people/register-myself", light=True),
        "organizations": Place(visitor, "/organizations/", light=True),
        "organization": Place(visitor, f"/organizations/{town.cast.office('moscow').ref}", light=True),
        "404": Place(visitor, "/no/such/page", 404, light=True),
    }


def _workers(town: Town, nurlan: Somebody) -> dict[str, Place]:
    journey = nurlan.holds["journey"]
    nurlan.fills(
        f"/journeys/{journey}/contracts/new", stage="signed", wage__amount="10 000", wage__currency="RUB",
        wage__period="month", wage__basis="gross", start=day(-10), end=day(300), hours_per_week="60",
    )  # fmt: skip
    nurlan.holds["contract"] = nurlan.place
    nurlan.fills("/help/", need="unpaid", country="RU", story="Two months without pay", place="Khimki")
    nurlan.holds["case"] = nurlan.place
    number = stages.files(nurlan, stages.FOR_HIMSELF).holds["complaint"]
    stages.settled(town, number)
    return {
        "my journey": Place(nurlan, "/my-journey", light=True),
        "my data": Place(nurlan, "/people/mine", light=True),
        "my account": Place(nurlan, "/account", light=True),
        "my contract": Place(nurlan, nurlan.holds["contract"]),
        "my case": Place(nurlan, nurlan.holds["case"], light=True),
        "my complaint": Place(nurlan, f"/track/{number}", light=True),
        "contract form": Place(nurlan, f"/journeys/{journey}/contracts/new"),
        "check-in link": Place(town.stranger(), nurlan.holds["link"], light=True),
        "action form": Place(nurlan, f"/do/start-work/{journey}", light=True),
    }


def _officers(town: Town, nurlan: Somebody) -> dict[str, Place]:
    person, journey = nurlan.holds["person"], nurlan.holds["journey"]
    return {
        "desk": Place(town.daniyar, "/desk"),
        "person search": Place(town.aigul, "/people/search?q=omurbekov"),
        "register a person": Place(town.aigul, "/people/register"),
        "person": Place(town.aigul, f"/people/{person}"),
        "correct a person": Place(town.aigul, f"/people/{person}/correct-person"),
        "journey": Place(town.aigul, f"/journeys/{journey}"),
        "contract": Place(town.aigul, nurlan.holds["contract"]),
        "complaints": Place(town.kanykei, "/complaints/"),
        "complaint": Place(town.kanykei, f"/complaints/{nurlan.holds['complaint']}"),
        "cases": Place(town.daniyar, "/cases/"),
        "case": Place(town.daniyar, nurlan.holds["case"]),
        "new call": Place(town.daniyar, "/cases/new-call"),
        "office of an administrator": Place(town.asel, f"/organizations/{town.cast.office('osh').ref}"),
    }


def _returns(town: Town, azamat: Somebody) -> dict[str, Place]:
    returning, service = azamat.holds["return"], azamat.holds["service"]
    return {
        "returns": Place(town.bolot, "/returns/"),
        "return": Place(town.bolot, f"/returns/{returning}"),
        "services": Place(town.bolot, "/reintegration/"),
        "service": Place(town.bolot, f"/reintegration/services/{service}"),
        "my return": Place(azamat, f"/returns/{returning}", light=True),
        "my service": Place(azamat, f"/reintegration/services/{service}", light=True),
    }
