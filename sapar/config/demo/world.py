"""What all lives of the demo share: the calendar, the offices and their staff, the workers so far, and chance."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TypeVar

from sapar.config.demo.calendar import Calendar
from sapar.config.demo.cast import Staff
from sapar.config.demo.contracts import EMPLOYERS, employers_for
from sapar.config.demo.names import Invented
from sapar.config.demo.offices import FOUNDING
from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor, Kind, visitor
from sapar.post_employment.reintegration.models import ServiceState
from sapar.post_employment.returns.models import ReturnState
from sapar.registers.journeys.models import Journey, Pathway
from sapar.registers.organizations.actions import correct_organization, name_employer
from sapar.registers.organizations.models import Organization, OrganizationKind
from sapar.registers.people.models import Person
from sapar.registers.people.queries import office_nearest

Thing = TypeVar("Thing")


@dataclass
class Course:
    """The days of one life as they are meant to come; those after the last day of the demo never do."""

    registered: date
    plans: date
    leaves: date
    enters: date
    works: date
    stops: date
    ends_as: str  # the state in which the journey stands at the end; ``new`` for whoever plans nothing
    back: date | None = None
    pathway: Pathway = Pathway.INDEPENDENT


@dataclass(frozen=True)
class Homecoming:
    """A homecoming that is not left to chance: how many days ago, and where it and its one service stand."""

    ago: int
    ends_as: ReturnState
    service: ServiceState | None = None


@dataclass
class Worker:
    """One worker: as invented, with their course, and as the register knows them once they are registered."""

    invented: Invented
    course: Course
    key: str = ""
    person: Person | None = None
    planned: Journey | None = None
    actor: Actor | None = None
    quiet: bool = False  # no troubles befall them
    how: float = 0.0  # by which way they register: from 0, by themselves, to 1
    with_account: bool = True
    homecoming: Homecoming | None = None

    @property
    def themself(self) -> Actor:
        """Return the worker as an actor: with their own account, or who registered them and acts for them."""
        if self.actor is None:
            raise LookupError(f"{self.invented} is not registered yet.")
        return self.actor

    @property
    def record(self) -> Person:
        """Return the worker's record."""
        if self.person is None:
            raise LookupError(f"{self.invented} is not registered yet.")
        return self.person

    @property
    def journey(self) -> Journey:
        """Return the journey."""
        if self.planned is None:
            raise LookupError(f"{self.invented} has planned no journey yet.")
        return self.planned

    def is_abroad(self, day: date) -> bool:
        """Say whether the worker is abroad on ``day``, as the course has it."""
        course = self.course
        gone = course.ends_as in ("new", "planned", "cancelled", "departed") or course.enters >= day
        return not gone and (course.back is None or course.back > day)


@dataclass
class World:
    """The country of the demo."""

    calendar: Calendar
    staff: Staff
    offices: dict[str, Organization]
    chance: random.Random
    workers: list[Worker] = field(default_factory=list)
    employers: dict[str, Organization] = field(default_factory=dict)  # by name
    nearest: dict[str, Organization] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """Return the last day of the demo."""
        return self.calendar.last

    def in_days(self, least: int, most: int | None = None) -> date:
        """Return a day so many days after the one that is lived."""
        return clock.today() + timedelta(days=least if most is None else self.chance.randint(least, most))

    def worker(self, key: str) -> Worker:
        """Return a worker of the cast."""
        return next(each for each in self.workers if each.key == key)

    def nearest_office(self, place: str) -> Organization:
        """Return the office that receives people from a place; none opens or closes while the demo lives."""
        if place not in self.nearest:
            self.nearest[place] = office_nearest(place) or self.offices["bishkek"]
        return self.nearest[place]

    def pick(self, things: Sequence[Thing]) -> Thing:
        """Return one of them by chance."""
        return self.chance.choice(things)

    def employer_of(self, worker: Worker) -> Organization:
        """Return somebody who employs people of the worker's trade in the country they go to."""
        them = worker.invented
        return self.employers[self.pick(employers_for(them.destination, them.trade))]

    def name_employers(self) -> None:
        """Name the employers that complaints are about; half of them have an address to write to."""
        for country, names in EMPLOYERS.items():
            for number, name in enumerate(names):
                office = self.offices["disputes"]
                made = name_employer(office, by=FOUNDING, kind=OrganizationKind.EMPLOYER, name=name, country=country)
                if number % 2 == 0:
                    email = f"office{number}@{country.lower()}-employer.example.org"
                    correct_organization(
                        made.record, by=FOUNDING, name_ky=name, name_ru=name, name_en=name, email=email
                    )
                self.employers[name] = made.record


def holder(person: Person) -> Actor:
    """Return somebody as they act with their own account."""
    return Actor(Kind.HOLDER, account=person.account)


def caller(name: str, *opened: str) -> Actor:
    """Return somebody without an account, with what they opened by number and code."""
    return visitor(f"demo {name}", frozenset(opened))
