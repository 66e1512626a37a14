"""The world that the browser sees: Azamat is home again, Nurlan abroad with everything that can happen to somebody."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.urls import reverse

from sapar.employment.assistance.models import Referral
from sapar.foundation.accounts.actors import Actor
from sapar.policy.law_review.models import LawEntry, LawReview
from sapar.registers.organizations.models import Membership
from tests import stages
from tests.browser.doubled_world import doubled
from tests.browser.organised_world import imports, organised, oriented, paid, rights, stepping
from tests.browser.page import Page
from tests.browser.pages import PAGES
from tests.browser.trial_world import trial_of
from tests.cast import OFFICES
from tests.stages import day
from tests.story import Somebody, Town, code_in, message_to, number_in

TODAY = datetime(2026, 3, 12, 12, tzinfo=ZoneInfo("Asia/Bishkek"))
LIVES = timedelta(days=269)  # how long the world has lived on that day
RETURNEE = {"family_name": "Абдыраев", "given_name": "Азамат", "phone": "0555 321 654", "born_on": "01.02.1988"}
COMPANION = {"family_name": "Абдыраева", "given_name": "Бегайым", "phone": "0555 321 655", "born_on": "03.04.1999"}


@dataclass
class World:
    """Who lives there, everybody signed in, and where it is served."""

    people: dict[str, Somebody]
    url: str = ""
    cast: dict[str, Actor] = field(default_factory=dict)  # the staff, Gulnara and a visitor, by name

    def who(self, page: Page) -> Somebody:
        """Return who has a page in front of them."""
        return self.people[page.who]

    def number(self, told: str) -> str:
        """Return the number somebody holds, told as ``nurlan.journey``; what has no dot stands for itself."""
        name, dot, what = told.partition(".")
        return self.people[name].holds[what] if dot and name in self.people else told

    def path(self, page: Page) -> str:
        """Return where a page is."""
        path = reverse(page.view, args=[self.number(part) for part in page.parts])
        asked = (part.partition("=") for part in page.query.split("&"))
        query = "&".join(f"{name}={self.number(told)}" for name, _is, told in asked)
        return f"{path}?{query}" if page.query else path


def build(town: Town) -> World:
    """Let everybody live through their stages. Afterwards it is today."""
    azamat = _home(town)
    begaiym = _newcomer(town, COMPANION)
    nurlan = stages.arrived(town)
    begaiym.does("depart", begaiym.holds["journey"], departed_on=day(-1))
    begaiym.does("arrive", begaiym.holds["journey"], entered_on=day(), address_abroad="Химки, Ленина 5")
    stages.is_asked(town, nurlan)
    town.stranger("Her phone").fills(stages.got_a_link(begaiym).holds["link"], well="yes", paid="yes")
    _abroad(town, nurlan)
    _interrupted(begaiym)
    people = {"azamat": azamat, "begaiym": begaiym, "nurlan": nurlan, "gulnara": town.gulnara}
    town.gulnara.holds["person"] = str(town.cast.worker("gulnara").ref)
    offices, posts = Somebody("Everybody"), Somebody("Everybody")
    offices.holds = {name: str(town.cast.office(name).ref) for name in OFFICES}
    offices.holds["trial"] = trial_of(town)
    offices.holds |= _law(town)
    posts.holds = {"aibek": str(Membership.objects.get(account__name=town.aibek.name).ref)}
    town.salima.fills(
        f"/people/{nurlan.holds['person']}/begin-assisting", consent_of="person", how="phone", about="All"
    )
    people |= (
        {"offices": offices, "posts": posts, "pairs": doubled(town)}
        | _visitors(town)
        | organised(town)
        | oriented(town)
        | paid(town)
        | rights(town)
        | imports(town)
        | stepping(town)
    )
    people |= {page.who: getattr(town, page.who) for page in PAGES.values() if page.who not in people}
    return World(people, cast=town.cast.everyone() | {"gulnara": town.cast.holder("gulnara")})


def _newcomer(town: Town, who: dict[str, str]) -> Somebody:
    """Let somebody register and plan to go."""
    town.newcomer = who
    somebody = stages.planned(town)
    town.newcomer = {}
    return somebody


def _law(town: Town) -> dict[str, str]:
    """Let Aizada propose something about a rule; the law in use was recorded when the first day was over."""
    entry, proposed = LawEntry.objects.filter(pack="ru", kind="rule").order_by("name")[:2]
    read = {"source_read": "Official edition", "place_read": "1", "read_on": "01.03.2026", "quote": "Not below"}
    town.aizada.fills(f"/law-review/entries/{proposed.ref}/propose-confirmation", **read)
    return {"entry": str(entry.ref), "review": str(LawReview.objects.get().ref)}


def _home(town: Town) -> Somebody:
    """Azamat came home, was proposed a course, and is looked at again half a year later."""
    azamat = stages.leaves_and_arrives(town, _newcomer(town, RETURNEE))
    stages.is_proposed_a_service(town, stages.comes_home(town, azamat))
    azamat.holds["review"] = stages.review_due(town, azamat, months=6)
    return azamat


def _abroad(town: Town, nurlan: Somebody) -> None:
    """Nurlan has a contract that breaks the law, a case that was referred, and a complaint that was settled."""
    holds, daniyar = nurlan.holds, town.daniyar
    holds["check-in"] = str(stages.check_in_of(nurlan).ref)
    nurlan.fills(
        f"/journeys/{holds['journey']}/contracts/new", stage="signed", wage__money_0="10 000", wage__money_1="RUB",
        wage__period="month", wage__basis="gross", start=day(-10), end=day(300), hours_per_week="60",
    )  # fmt: skip
    holds["contract"] = number_in(nurlan.place)
    nurlan.fills("/help/", need="unpaid", country="RU", story="Two months without pay", place="Khimki")
    holds["case"] = number_in(nurlan.place)
    daniyar.does("take-case", holds["case"])
    daniyar.fills(
        f"/cases/{holds['case']}/refer", to=str(town.cast.office("partner").ref), purpose="A bed for two nights",
        passed_on=["name", "need"], consent="spoken",
    )  # fmt: skip
    holds["referral"] = str(Referral.objects.get(case__ref=holds["case"]).ref)
    stages.files(nurlan, stages.FOR_HIMSELF)
    stages.settled(town, holds["complaint"])


def _interrupted(begaiym: Somebody) -> None:
    """Begaiym's sign-in ran out while she wrote: she signs in again, and what she wrote waits to be sent."""
    begaiym.opens(f"/do/start-work/{begaiym.holds['journey']}")
    begaiym.browser.session.flush()
    begaiym.sends(work_from=day())
    begaiym.sends(contact=begaiym.holds["phone"])
    begaiym.sends(code=code_in(message_to(begaiym.holds["phone"], "accounts/code")))
    begaiym.holds["key"] = begaiym.place.rpartition("/")[2]


def _visitors(town: Town) -> dict[str, Somebody]:
    """Strangers, each at another point of what anybody can do without an account."""
    waiting, asking, elsewhere = town.stranger(), town.stranger(), town.stranger()
    waiting.fills("/sign-in", contact="+996555000111")
    asking.fills("/complain/", danger="no")
    elsewhere.fills("/check-contract", destination="other")
    nameless = stages.files(town.stranger(), stages.NAMELESS)
    stages.tracks(nameless, nameless.holds["complaint"], nameless.holds["code"])
    stages.examined(town, nameless.holds["complaint"])
    return {
        "visitor": town.stranger(),
        "waiting": waiting,
        "asking": asking,
        "elsewhere": elsewhere,
        "nameless": nameless,
        "checking": stages.checks_a_contract(town.stranger()),
        "sending": stages.answers(town.stranger(), stages.NAMELESS),
        "answered": stages.answers(town.stranger(), stages.NAMELESS),
    }
