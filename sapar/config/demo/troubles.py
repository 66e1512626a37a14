"""Help abroad: who asks for it, what is done, and how it ends. Every need, every outcome, every state."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sapar.config.demo.calendar import Life
from sapar.config.demo.words import PLACES, REACHED, STEPS, STORIES
from sapar.config.demo.world import Worker, World, caller
from sapar.employment.assistance.actions import close_case, note_step, reopen_case, resolve_case, take_case
from sapar.employment.assistance.asking import ask_for_help, raise_alarm, take_call
from sapar.employment.assistance.choices import AskedAs, CaseState, Concern, Consent, Need, Outcome, StepKind, Urgency
from sapar.employment.assistance.desks import office_for
from sapar.employment.assistance.models import AssistanceCase, Referral
from sapar.employment.assistance.referring import (
    accept_referral,
    decline_referral,
    finish_referral,
    refer_case,
    report_back,
)
from sapar.foundation.accounts.actors import Actor
from sapar.registers.organizations.models import Role

S = CaseState
# The stations of a case in their order: a story stops at its own.
ROAD = (S.ASKED, S.TAKEN, S.IN_PROGRESS, S.REFERRED, S.RESOLVED, S.CLOSED)


@dataclass(frozen=True)
class Help:
    """One need: since how many days, how far the case came, and what came of it."""

    need: Need
    ago: int
    ends_as: CaseState = S.CLOSED
    outcome: Outcome = Outcome.SOLVED
    asked_as: AskedAs = AskedAs.SELF
    concern: Concern | None = None
    refer: str = ""  # the key of who is asked to help too
    answer: str = "done"  # what comes of the referral: waits, declined, accepted, done
    again: bool = False  # closed and opened again
    of: str = ""  # somebody of the cast
    country: str = ""


N = Need
HELPS = (
    Help(N.UNPAID, 120, outcome=Outcome.SOLVED),
    Help(N.PAPERS, 90, outcome=Outcome.PARTLY, refer="ngo_moscow"),
    Help(N.DETAINED, 75, outcome=Outcome.SOLVED, asked_as=AskedAs.RELATIVE),
    Help(N.ILL, 60, outcome=Outcome.WENT_HOME),
    Help(N.HOMELESS, 200, outcome=Outcome.ELSEWHERE, refer="ngo_moscow", answer="accepted"),
    Help(N.GO_HOME, 150, outcome=Outcome.NOT_WANTED),
    Help(N.LISTED, 100, outcome=Outcome.NOT_POSSIBLE),
    Help(N.DEATH, 110, outcome=Outcome.SOLVED, asked_as=AskedAs.WITNESS),
    Help(N.OTHER, 80, outcome=Outcome.NOT_REACHED),
    Help(N.DANGER, 45, outcome=Outcome.SOLVED, concern=Concern.FORCE, refer="ngo_insan"),
    Help(N.DANGER, 4, S.IN_PROGRESS, concern=Concern.VIOLENCE),
    Help(N.ILL, 20, S.IN_PROGRESS, concern=Concern.CHILD),
    Help(N.UNPAID, 2, S.ASKED),
    Help(N.LISTED, 15, S.ASKED),
    Help(N.PAPERS, 6, S.TAKEN),
    Help(N.HOMELESS, 9, S.IN_PROGRESS, refer="ngo_aikol", answer="declined"),
    Help(N.GO_HOME, 8, S.REFERRED, refer="ngo_aikol", answer="waits"),
    Help(N.OTHER, 7, S.REFERRED, refer="bishkek", answer="waits"),
    Help(N.PAPERS, 7, S.REFERRED, refer="osh", answer="waits"),
    Help(N.UNPAID, 8, S.RESOLVED),
    Help(N.UNPAID, 40, S.IN_PROGRESS, again=True),
    Help(N.ILL, 3, S.TAKEN, country="KZ"),
    Help(N.DETAINED, 1, S.ASKED, asked_as=AskedAs.STAFF, country="KZ"),
    Help(N.GO_HOME, 3, S.ASKED, asked_as=AskedAs.STAFF, country="DE"),
    Help(N.ILL, 10, S.IN_PROGRESS, asked_as=AskedAs.RELATIVE, of="gulnara"),
)  # fmt: skip
USUAL = (Outcome.SOLVED,) * 4 + (Outcome.PARTLY, Outcome.WENT_HOME, Outcome.NOT_POSSIBLE, Outcome.NOT_REACHED)
MORE_SHARE = 0.12  # further cases for each worker beyond those told one by one


def begin_troubles(world: World) -> None:
    """Let the cases begin: those told one by one, and more by chance for a larger country."""
    for number, told in enumerate(HELPS):
        _begin(world, told, number)
    for number in range(max(0, int(len(world.workers) * MORE_SHARE) - len(HELPS))):
        chance = world.chance
        outcome = chance.choice(USUAL)
        refer = chance.choice(("", "", "", "ngo_moscow", "ngo_birge"))
        _begin(
            world, Help(chance.choice(tuple(STORIES)), chance.randint(40, 480), outcome=outcome, refer=refer), number
        )


def _begin(world: World, told: Help, number: int) -> None:
    day = world.calendar.ago(told.ago)
    worker = world.worker(told.of) if told.of else somebody_abroad(world, day, number, told.country)
    world.calendar.begin(day, case(world, worker, told), worker.invented.language)


def somebody_abroad(world: World, day: date, number: int, country: str = "") -> Worker:
    """Return a worker who is abroad on ``day``, in ``country`` if anybody is; else whoever is registered."""
    them = [each for each in world.workers if not each.quiet and not each.key and each.course.registered < day]
    abroad = [each for each in them if each.is_abroad(day) and each.with_account]
    there = [each for each in abroad if each.invented.destination == (country or "RU")]
    choice = there or abroad or them or [each for each in world.workers if not each.key]
    return choice[number % len(choice)]


def case(world: World, worker: Worker, told: Help) -> Life:
    """Ask for help, and let the case go its way as far as it is told."""
    if worker.person is None:  # a small country: nobody is abroad that early
        yield worker.course.registered
    made = ask(world, worker, told)
    yield from go_on(world, made, told)


def ask(world: World, worker: Worker, told: Help) -> AssistanceCase:
    """Ask for help: oneself, a relative, a witness, or staff who took the call."""
    country = told.country or worker.invented.destination
    given: dict[str, Any] = {
        "need": told.need, "country": country, "story": world.pick(STORIES[told.need]), "place": world.pick(PLACES),
        "concern": told.concern,
    }  # fmt: skip
    if told.asked_as in (AskedAs.SELF, AskedAs.CHECK_IN) and worker.record.account:
        made = ask_for_help(worker.record, by=worker.themself, **given)
    elif told.asked_as in (AskedAs.RELATIVE, AskedAs.WITNESS):
        by = worker.themself if told.of else caller("relative")
        about = "Нурлан Өмүрбеков, 1994, Ош" if told.of else "Бектур, 30 жашта, Кара-Суудан"
        office = office_for("RU" if told.of else country)
        given["country"] = "RU" if told.of else country
        made = raise_alarm(office, by=by, about=about, asked_as=told.asked_as, safe_phone="+996700000102", **given)
    else:
        office = office_for(country)
        made = take_call(
            office,
            by=world.staff.salima if office.country == "KG" else _at(world, office.ref),
            about="Чалган адам атын айткан жок",
            **given,
        )
    record: AssistanceCase = made.record
    return record


def _at(world: World, office_ref: str) -> Actor:
    """Return who handles cases at an office."""
    for (role, _key), members in world.staff.at.items():
        if members[0].organisation_ref == office_ref and role in (Role.LABOUR_ATTACHE, Role.EMPLOYMENT_OFFICER):
            return members[0]
    raise LookupError(office_ref)


def go_on(world: World, made: AssistanceCase, told: Help) -> Life:
    """Take the case, work on it, refer it, resolve it and close it, as far as it is told."""
    if told.ends_as == S.ASKED:
        return
    by = _at(world, made.office.ref)
    yield world.in_days(0, 1 if made.urgency == Urgency.ORDINARY else 0)
    take_case(made, by=by)
    if told.ends_as == S.TAKEN:
        return
    note_step(made, by=by, kind=StepKind.CONTACT, what=world.pick(STEPS), look_again_on=world.in_days(3))
    yield world.in_days(1, 2)
    if told.refer:
        yield from refer(world, made, told, by)
    if told.ends_as == S.REFERRED:
        return
    note_step(made, by=by, kind=StepKind.STEP, what=world.pick(STEPS), look_again_on=world.in_days(5))
    if told.ends_as == S.IN_PROGRESS and not told.again:
        return
    yield world.in_days(2, 4)
    resolve_case(made, by=by, outcome=told.outcome, words=world.pick(REACHED))
    if told.ends_as == S.RESOLVED:
        return
    yield world.in_days(6, 9)
    close_case(made, by=by)
    if told.again:
        yield world.in_days(4)
        reopen_case(made, by=by, reason="Кайра төлөбөй калды")


def refer(world: World, made: AssistanceCase, told: Help, by: Actor) -> Life:
    """Ask another office or a partner to help, and see what comes of it."""
    to = world.offices[told.refer]
    if to == made.office:  # who handles the case already: in a country without a post it is a home office
        to = world.offices["batken"]
    referral: Referral = refer_case(
        made, by=by, to=to, purpose="Жашоо жайы жана кеңеш керек", consent=Consent.SPOKEN,
        name=True,
        contact=True, need=True, story=True,
    ).record  # fmt: skip
    if told.answer == "waits":
        return
    there = next(
        members[0]
        for (role, key), members in world.staff.at.items()
        if key == told.refer and role == Role.NGO_COUNSELLOR
    )
    yield world.in_days(1, 2)
    if told.answer == "declined":
        decline_referral(referral, by=there, reason="Азыр орун жок")
        return
    accept_referral(referral, by=there)
    report_back(referral, by=there, what="Байланыштык, жардам берип жатабыз")
    if told.answer == "done":
        yield world.in_days(1, 3)
        finish_referral(referral, by=there, what="Керектүү жардам берилди")
