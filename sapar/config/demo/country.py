"""Bringing the country to life: offices first, then the cast, then everybody else, day by day."""

import random
from collections.abc import Callable
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F

from sapar.config.demo import homecomings
from sapar.config.demo.calendar import Calendar, Life, last_whole_day
from sapar.config.demo.cast import Staff
from sapar.config.demo.contracts import terms_for
from sapar.config.demo.doubles import DOUBLES_SINCE, live_twice
from sapar.config.demo.evenings import Evenings
from sapar.config.demo.jurists import begin_readings
from sapar.config.demo.lives import NEW, begin_lives, course_to, life
from sapar.config.demo.names import Invented
from sapar.config.demo.offices import open_offices
from sapar.config.demo.organised import begin_ventures
from sapar.config.demo.orientation import begin_orientation
from sapar.config.demo.queue import tasks_on
from sapar.config.demo.quiet import HELD_SINCE, hold_one, register_long_ago, years_ago
from sapar.config.demo.stories import begin_stories
from sapar.config.demo.troubles import begin_troubles
from sapar.config.demo.world import Course, Worker, World
from sapar.foundation import clock
from sapar.foundation.actions import guard
from sapar.foundation.audit.seals import seal_trail
from sapar.foundation.notices.models import Delivery, OutboxMessage
from sapar.foundation.work.worker import run_schedule
from sapar.post_employment.returns.actions import close_return, register_return, return_home
from sapar.post_employment.returns.models import Return, ReturnKind, ReturnOutcome, Wish
from sapar.registers.journeys.actions import record_contract
from sapar.registers.journeys.models import JourneyState, Stage
from sapar.registers.people.belongings import name_relative
from sapar.registers.people.erasing import erase_person
from sapar.registers.people.models import Tie

DAYS = 548  # eighteen months
SEED = 2026


def bring_to_life(workers: int) -> World:
    """Live eighteen months in an empty database that has the ministry and nothing else."""
    now = clock.now()  # asked once: nothing in the demo is made by a clock that runs while it is built
    chance = random.Random(SEED)  # noqa: S311  # the same country every time
    last = last_whole_day()
    calendar = Calendar(last - timedelta(days=DAYS), last, chance)
    with clock.at(years_ago(now)):
        offices = open_offices()
        quiet = register_long_ago(offices["osh"])
    with clock.at(now - timedelta(days=DAYS + 2)):
        world = World(calendar, Staff(offices, chance), offices, chance)
        world.name_employers()
    with clock.at(now), tasks_on(calendar):
        begin_cast(world)
        begin_lives(world, workers)
        begin_troubles(world)
        begin_stories(world)
        begin_ventures(world)
        begin_orientation(world)
        begin_readings(world)
        calendar.begin(calendar.ago(HELD_SINCE), hold_one(world, quiet))
        calendar.begin(calendar.ago(DOUBLES_SINCE), live_twice(world))
        calendar.run(Evenings(world))
        calendar.run_tasks(now)
        settle_down()
    return world


def settle_down() -> None:
    """Do what is due now: today's jobs and the messages; then seal the trail."""
    with transaction.atomic():
        run_schedule(clock.today())
        with guard.writing(OutboxMessage):
            waiting = OutboxMessage.objects.filter(delivery=Delivery.WAITING, try_at__lte=clock.now())
            waiting.update(delivery=Delivery.SENT, tries=1, sent_at=F("try_at"))  # each on its day, not all today
    seal_trail()


def begin_cast(world: World) -> None:
    """Let the lives of the cast begin: Nurlan, Gulnara, Adilet; and of one who died and one who was erased."""
    today = world.today
    nurlan = _known("Өмүрбеков", "Нурлан", "Асанович", "male", date(1994, 3, 12), "+996700000101", "9313")
    enters = today - timedelta(days=361)  # so that a check-in of the quarter waits for an answer
    course = Course(
        enters - timedelta(days=25), enters - timedelta(days=24), enters - timedelta(days=2), enters,
        enters + timedelta(days=4), today + timedelta(days=90), JourneyState.WORKING,
    )  # fmt: skip
    _begin(world, Worker(nurlan, course, "nurlan", quiet=True), of_nurlan)
    gulnara = _known("Өмүрбекова", "Гүлнара", "", "female", date(1996, 8, 2), "+996700000102", "5223")
    _begin(world, Worker(gulnara, _of_somebody_at_home(world, 380), "gulnara", quiet=True), life)
    adilet = _known("Жумабеков", "Адилет", "", "male", date(2004, 5, 21), "+996700000103", "9621")
    _begin(world, Worker(adilet, _of_somebody_at_home(world, 1), "adilet", quiet=True), life)
    for last_act in (died, erased):
        given, phone = ("Темирлан", "+996700000901") if last_act is died else ("Эркин", "+996700000902")
        them = _known("Сыдыков", given, "", "male", date(1979, 2, 3), phone, "9313")
        course = course_to(JourneyState.WORKING, world, 400)
        _begin(world, Worker(them, course, quiet=True), last_act)


def _known(family: str, given: str, patronymic: str, sex: str, born: date, phone: str, trade: str) -> Invented:
    """Return somebody from Osh who goes to Moscow."""
    return Invented(family, given, patronymic, sex, born, "41721", phone, "ky", trade, "RU", "Moscow")


def _of_somebody_at_home(world: World, ago: int) -> Course:
    day = world.today - timedelta(days=ago)
    return Course(day, day, day, day, day, day, NEW)


def _begin(world: World, worker: Worker, how: Callable[[World, Worker], Life]) -> None:
    world.workers.append(worker)
    world.calendar.begin(worker.course.registered, how(world, worker), worker.invented.language)


def of_nurlan(world: World, worker: Worker) -> Life:
    """Nurlan names his wife, and signs a contract, and then another one that is worse."""
    yield from life(world, worker)
    gulnara = "Гүлнара Өмүрбекова"
    name_relative(
        worker.record, by=worker.themself, tie=Tie.SPOUSE, name=gulnara, phone="+996700000102", may_be_told=True
    )
    for worse in ({}, {"documents_held_by": "employer"}):
        yield world.in_days(3)
        terms = terms_for("RU", "9313", worker.course.works, world.chance, sound=True)
        terms["contract"] |= {"end": world.today + timedelta(days=40), **worse}
        record_contract(worker.journey, by=worker.themself, stage=Stage.SIGNED, terms=terms)


def died(world: World, worker: Worker) -> Life:
    """Somebody dies abroad."""
    yield from life(world, worker)
    yield world.today - timedelta(days=60)
    yield from homecomings.death_abroad(world, worker)


def erased(world: World, worker: Worker) -> Life:
    """Somebody comes home, wants nothing more, and asks to be forgotten."""
    yield from life(world, worker)
    yield world.today - timedelta(days=200)
    return_home(worker.journey, by=worker.themself, returned_on=clock.today(), kind=ReturnKind.VOLUNTARY)
    yield world.in_days(3)
    returning, officer = Return.objects.get(journey=worker.journey), world.staff.bolot
    register_return(returning, by=officer, lives_at=worker.invented.home, wish=Wish.STAY)
    close_return(returning, by=officer, outcome=ReturnOutcome.NO_HELP_WANTED, words="Жардам керек эмес")
    yield world.in_days(30)
    erase_person(worker.record, by=world.staff.jyldyz, reason="Өзү сурады: маалыматымды өчүрүңүз")
