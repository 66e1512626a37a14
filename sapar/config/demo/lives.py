"""One life: somebody registers, plans, signs, leaves, arrives, works, and comes home or stays."""

from datetime import date, timedelta

from sapar.config.demo import homecomings
from sapar.config.demo.calendar import Life
from sapar.config.demo.contracts import terms_for
from sapar.config.demo.names import Invented, invent
from sapar.config.demo.world import Course, Worker, World, caller, holder
from sapar.employment.stays.actions import (
    arrive,
    depart,
    end_work,
    lose_contact,
    remain_abroad,
    start_work,
)
from sapar.foundation.accounts.actors import Actor
from sapar.registers.journeys.actions import cancel_journey, note_step_done, plan_journey, record_contract
from sapar.registers.journeys.models import EndReason, JourneyState, Pathway, Stage
from sapar.registers.journeys.planning import steps_of
from sapar.registers.organizations.models import Organization, Role
from sapar.registers.people.actions import register_person

NEW = "new"  # registered, and no journey yet
S = JourneyState
# In which state a life stands at the end: how many days ago it began at the latest and at the earliest, how common.
FATES: dict[str, tuple[int, int, int]] = {
    S.WORKING: (70, 535, 27),
    S.RETURNED: (160, 535, 17),
    S.PLANNED: (6, 40, 16),
    S.ARRIVED: (28, 480, 16),
    S.ENDED: (150, 500, 3),
    S.CANCELLED: (30, 500, 4),
    S.REMAINED: (300, 535, 2),
    S.LOST_CONTACT: (200, 500, 2),
    S.DEPARTED: (22, 30, 2),
    NEW: (1, 60, 14),
}
ABROAD_AT_LEAST = 200  # days from registering to a homecoming that is told
ORGANISED_SHARE = 0.06
CONTRACT_SHARE = 0.3
UNTOLD_SHARE = 0.5  # of those who came home: they never said that they worked, nor when it ended
FIRST_STEP_SHARE = 0.5  # of those who plan: they tick off the first step before leaving
STEP_SHARE = 0.5  # of the steps after the arrival that are ticked off
TOLD_SHARE = 0.3  # of those who say beforehand on which day they leave; the others say when they have arrived
THEMSELVES_SHARE, ACCOUNT_SHARE = 0.62, 0.7  # who registers alone; who of the others wants to sign in
BY_OFFICER, BY_HOTLINE = 0.9, 0.96  # by whom the others are registered; the rest by a partner
ENDINGS = (EndReason.END_OF_CONTRACT,) * 5 + (EndReason.LEFT,) * 3 + (
    EndReason.DISMISSED, EndReason.INJURY, EndReason.EMPLOYER_CLOSED, EndReason.OTHER,
)  # fmt: skip


def begin_lives(world: World, workers: int) -> None:
    """Invent the workers beside the cast and let their lives begin, the first ones one of every fate."""
    fates = list(FATES)
    weights = [weight for _, _, weight in FATES.values()]
    for number in range(workers):
        fate = fates[number] if number < len(fates) else world.chance.choices(fates, weights)[0]
        invented = invent(number, world.chance, world.today)
        how = world.chance.random()
        with_account = how <= THEMSELVES_SHARE or world.chance.random() < ACCOUNT_SHARE
        begin_life(world, Worker(invented, course_to(fate, world), how=how, with_account=with_account))
    for number, told in enumerate(homecomings.HOMECOMINGS):
        course = course_to(S.RETURNED, world, told.ago + ABROAD_AT_LEAST)
        course.back = world.calendar.ago(told.ago)
        course.stops = course.back - timedelta(days=3)
        invented = invent(workers + number, world.chance, world.today)
        begin_life(world, Worker(invented, course, quiet=True, homecoming=told))


def begin_life(world: World, worker: Worker) -> None:
    """Let one worker's life begin on the day they register."""
    world.workers.append(worker)
    world.calendar.begin(worker.course.registered, life(world, worker), worker.invented.language)


def course_to(fate: str, world: World, ago: int = 0) -> Course:
    """Return the days of a life that stands in the state ``fate`` at the end, begun ``ago`` days before it."""
    latest, earliest, _ = FATES[fate]
    chance, today = world.chance, world.today
    ago = ago or chance.randint(latest, earliest)
    registered = today - timedelta(days=ago)
    plans = registered + timedelta(days=chance.randint(0, 2))
    leaves = registered + timedelta(days=chance.randint(14, 20)) if fate != S.PLANNED else today + timedelta(
        days=chance.randint(3, 45)
    )  # fmt: skip
    enters = leaves + timedelta(days=chance.randint(1, 3))
    works = enters + timedelta(days=chance.randint(2, 8)) if fate != S.ARRIVED else today + timedelta(days=9)
    course = Course(registered, plans, leaves, enters, works, today + timedelta(days=chance.randint(9, 200)), fate)
    if fate in (S.ENDED, S.RETURNED, S.REMAINED, S.LOST_CONTACT):
        over = chance.randint(6, min(ago - 90, 260 if fate != S.ENDED else 40))
        course.stops = today - timedelta(days=over)
        course.back = course.stops + timedelta(days=chance.randint(2, 5)) if fate == S.RETURNED else None
    if chance.random() < ORGANISED_SHARE:
        course.pathway = Pathway.ORGANISED
    return course


def life(world: World, worker: Worker) -> Life:
    """Live one life, from registering to where its course ends."""
    register(world, worker)
    course = worker.course
    if course.ends_as == NEW:
        return
    yield course.plans
    plan(world, worker)
    yield from prepare(world, worker)
    if course.ends_as == S.CANCELLED:
        yield world.in_days(3, 10)
        cancel_journey(
            worker.journey,
            by=worker.themself,
            reason=world.pick(("Үйдө жумуш таптым", "Не сложилось с документами", "")),
        )
    if course.ends_as in (S.PLANNED, S.CANCELLED):
        return
    untold = course.ends_as == S.RETURNED and world.chance.random() < UNTOLD_SHARE
    yield from go_and_work(world, worker, untold)
    if course.back and untold:
        yield course.back
        yield from homecomings.come_home(world, worker, course.back)
    elif course.ends_as in (S.ENDED, S.RETURNED, S.REMAINED, S.LOST_CONTACT):
        yield from end(world, worker)


def register(world: World, worker: Worker) -> None:
    """Register: mostly oneself, else at a counter, by the hotline, or at a partner organisation."""
    them = worker.invented
    by, office = caller(them.phone), world.nearest_office(them.home)
    if worker.how > THEMSELVES_SHARE:
        by, office = _at_counter(world, them, worker.how)
    person = register_person(
        office, by=by, family_name=them.family_name, given_name=them.given_name, patronymic=them.patronymic,
        born_on=them.born_on, sex=them.sex, home_place=them.home, phone=them.phone, language=them.language,
        with_account=worker.with_account, not_the_same=by.is_staff,
    ).record  # fmt: skip
    worker.person = person
    worker.actor = holder(person) if person.account else by


def _at_counter(world: World, them: Invented, how: float) -> tuple[Actor, Organization]:
    """Return who registers whom, and where."""
    staff = world.staff
    if how > BY_HOTLINE:
        return staff.ermek, world.offices["ngo_aikol"]
    if how > BY_OFFICER:
        return staff.salima, world.offices["bishkek"]
    nearest = world.nearest_office(them.home)
    for (role, key), members in staff.at.items():
        if role == Role.EMPLOYMENT_OFFICER and world.offices[key] == nearest:
            return members[0], nearest
    return staff.aigul, world.offices["bishkek"]


def plan(world: World, worker: Worker) -> None:
    """Plan the journey."""
    them, course = worker.invented, worker.course
    told = course.ends_as in (S.PLANNED, S.DEPARTED) or world.chance.random() < TOLD_SHARE
    worker.planned = plan_journey(
        worker.record, by=worker.themself, destination=them.destination, region=them.region, occupation=them.trade,
        pathway=course.pathway, leaves_on=course.leaves if told else None,
    ).record  # fmt: skip


def prepare(world: World, worker: Worker) -> Life:
    """Tick off a step or two, and record what the contract says."""
    journey, by = worker.journey, worker.themself
    yield world.in_days(1, 3)
    if world.chance.random() < FIRST_STEP_SHARE:
        first = next((each for each in steps_of(journey, world.in_days(0)) if each.phase == "before"), None)
        if first:
            note_step_done(journey, by=by, step=first.id)
    if world.chance.random() < CONTRACT_SHARE:
        yield world.in_days(1, 4)
        stage = world.pick((Stage.OFFERED, Stage.SIGNED, Stage.SIGNED))
        terms = terms_for(worker.invented.destination, worker.invented.trade, worker.course.works, world.chance)
        record_contract(journey, by=by, stage=stage, terms=terms)


def go_and_work(world: World, worker: Worker, untold: bool) -> Life:
    """Leave, arrive, start to work; what the law asks after the arrival is mostly done."""
    journey, course, by = worker.journey, worker.course, worker.themself
    if worker.journey.leaves_on:
        yield course.leaves
        depart(journey, by=by, departed_on=course.leaves)
    if course.ends_as == S.DEPARTED:
        return
    yield course.enters
    arrive(journey, by=by, entered_on=course.enters)
    yield world.in_days(2, 5)
    for step in [each for each in steps_of(journey, world.in_days(0)) if each.phase == "abroad" and each.due]:
        if world.chance.random() < STEP_SHARE:
            note_step_done(journey, by=by, step=step.id)
    if course.works <= world.today and not untold:
        yield course.works
        start_work(journey, by=by, work_from=course.works, employer=_employer(world, worker))


def _employer(world: World, worker: Worker) -> str:
    return world.employer_of(worker).name if world.chance.random() < 0.5 else ""


def end(world: World, worker: Worker) -> Life:
    """End the work, and what comes then: home, for good abroad, or nobody knows."""
    journey, course = worker.journey, worker.course
    yield course.stops
    end_work(journey, by=worker.themself, ended_on=course.stops, reason=world.pick(ENDINGS))
    attache = world.staff.attache(worker.invented.destination)
    if course.ends_as == S.LOST_CONTACT and attache:
        yield _soon(world, course.stops)
        lose_contact(journey, by=attache)
    elif course.ends_as == S.REMAINED:
        yield _soon(world, course.stops)
        remain_abroad(journey, by=worker.themself)
    elif course.back:
        yield course.back
        yield from homecomings.come_home(world, worker, course.back)


def _soon(world: World, after: date) -> date:
    return min(after + timedelta(days=world.chance.randint(3, 20)), world.today)
