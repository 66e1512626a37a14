"""Making a complaint: by oneself, for a relative, without a name, as a group, through a partner or by phone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from sapar.config.demo.calendar import Life
from sapar.config.demo.contracts import owed
from sapar.config.demo.words import COMPLAINTS, MEN_OF_A_BRIGADE, PLACES
from sapar.config.demo.world import Worker, World, caller
from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.money import Money
from sapar.throughout.complaints.actions import file_complaint
from sapar.throughout.complaints.models import Complaint
from sapar.throughout.complaints.vocabulary import Channel, ForWhom, Kind, Result

CODE = "482173065519"  # opens every complaint of the demo that was made without an account
K = Kind


@dataclass(frozen=True)
class Story:
    """One complaint: what it is about, since how many days, how it came in and which way it went."""

    way: "Way"
    kind: Kind
    ago: int
    how: str = "own"  # own, relative, anonymous, group, partner, phone
    result: Result = Result.UPHELD
    of: str = ""


@dataclass
class File:
    """A complaint at work: the record, who complained, and the story it follows."""

    world: World
    worker: Worker
    story: Story
    record: Complaint
    by: Actor  # who complained

    @property
    def officer(self) -> Actor:
        """Return who works on it."""
        return self.world.staff.kanykei

    @property
    def second(self) -> Actor:
        """Return who decides: grave decisions take two."""
        return self.world.staff.temir


Way = Callable[[File], Life]


def file(world: World, worker: Worker, story: Story) -> File:
    """Make the complaint, in the way the story came in."""
    given: dict[str, Any] = {
        "kinds": story.kind.value, "what_happened": world.pick(COMPLAINTS[story.kind]), "place": world.pick(PLACES),
        "country": worker.invented.destination, "happened_on": clock.today() - timedelta(days=20),
        "respondent_name": world.employer_of(worker).name,
    }  # fmt: skip
    if story.kind in (K.UNPAID_WAGES, K.DEDUCTIONS, K.RECRUITMENT_FEE):
        fee = Money(Decimal(world.chance.randrange(20_000, 60_000, 5_000)), "KGS")
        given["money"] = fee if story.kind == K.RECRUITMENT_FEE else owed(worker.invented.destination, world.chance)
    office, by = world.offices["bishkek" if story.kind == K.SERVICE else "disputes"], worker.themself
    if story.how == "anonymous":
        by = caller("anonymous")
        given |= {"anonymous": True, "code": CODE}
    elif story.how == "relative":
        given |= {
            "for_whom": ForWhom.OTHER,
            "relation": "Бир тууганы",
            "consent": "Телефондон макул болду",
            "phone": "+996700000102",
        }
    elif story.how == "group":
        given |= {"for_whom": ForWhom.GROUP, "workers": MEN_OF_A_BRIGADE}
    elif story.how == "partner":
        by = world.staff.ermek
        given |= {"channel": Channel.OUTREACH, "name": "Максат Асанов", "phone": "+996700555001", "code": CODE}
    elif by.is_staff:  # no account: the officer who acts for them writes it down
        given |= {"channel": Channel.PHONE, "person": worker.record, "code": CODE}
    made = file_complaint(office, by=by, **given)
    if by.is_staff or not by.account:
        by = caller("complainant", made.record.ref)
    return File(world, worker, story, made.record, by)
