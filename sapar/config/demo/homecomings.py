"""Coming home: the return, the needs, the services, the reviews, and how it ends."""

from datetime import date
from typing import Any

from sapar.config.demo.calendar import Life
from sapar.config.demo.world import Homecoming, Worker, World
from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.post_employment.reintegration.actions import (
    accept_service,
    close_reintegration,
    complete_service,
    decline_service,
    drop_service,
    propose_service,
    record_consent,
    record_review,
    refer_to_provider,
    start_service,
)
from sapar.post_employment.reintegration.models import (
    ConsentHow,
    Going,
    Review,
    ReviewState,
    ServiceKind,
    ServiceState,
)
from sapar.post_employment.reintegration.planning import agree_to_plan, draft_plan, record_agreement
from sapar.post_employment.returns.actions import (
    close_return,
    note_needs,
    notify_return,
    record_death,
    record_talk_with_family,
    register_return,
    return_home,
)
from sapar.post_employment.returns.models import NeedLevel, Return, ReturnKind, ReturnOutcome, ReturnState, Wish
from sapar.registers.organizations.models import Role

K, R, V = ReturnKind, ReturnState, ServiceState
NEVER_CAME, WANTS_NOTHING = 0.12, 0.35  # of those who are home; of those who came to the office
FATES = (V.COMPLETED,) * 14 + (V.DECLINED,) * 3 + (V.DROPPED,) * 3  # of services that chance decides
# The homecomings told one by one: each state of a return and of a service, and a review that is left out.
HOMECOMINGS = (
    Homecoming(2, R.NOTIFIED),
    Homecoming(5, R.REGISTERED),
    Homecoming(16, R.NEEDS_NOTED),
    Homecoming(12, R.NEEDS_NOTED, V.PROPOSED),
    Homecoming(20, R.NEEDS_NOTED, V.ACCEPTED),
    Homecoming(24, R.NEEDS_NOTED, V.REFERRED),
    Homecoming(40, R.NEEDS_NOTED, V.STARTED),
    Homecoming(100, R.NEEDS_NOTED, V.COMPLETED),
    Homecoming(60, R.NEEDS_NOTED, V.DECLINED),
    Homecoming(110, R.NEEDS_NOTED, V.DROPPED),
    Homecoming(160, R.CLOSED),
)
KINDS = (
    (K.END_OF_CONTRACT,) * 8
    + (K.VOLUNTARY,) * 6
    + (K.DISTRESS, K.DISTRESS, K.REMOVAL, K.REMOVAL, K.MEDICAL, K.ASSISTED)
)
WISHES = (Wish.GO_AGAIN, Wish.GO_AGAIN, Wish.STAY, Wish.UNSURE, Wish.BUSINESS)
# Who gives which service: an office at home or a partner, by key.
PROVIDERS = {
    ServiceKind.JOB: "osh", ServiceKind.TRAINING: "ngo_kesip", ServiceKind.BUSINESS: "ngo_aikol",
    ServiceKind.RECOGNITION: "ngo_kesip", ServiceKind.PAPERS: "bishkek", ServiceKind.BENEFIT: "jalal_abad",
    ServiceKind.HEALTH: "ngo_den_sooluk", ServiceKind.COUNSELLING: "ngo_insan", ServiceKind.LEGAL: "ngo_birge",
    ServiceKind.HOUSING: "ngo_umut", ServiceKind.SCHOOL: "ngo_umut",
}  # fmt: skip
NEEDED = {
    "economic": ("Жумуш керек, курулуш адистигин тастыктоо", "Помощь с открытием швейного цеха", "Кредит төлөш керек"),
    "social": ("Балдарды мектепке орноштуруу", "Восстановить паспорт", "Дарыгерге көрүнүү"),
    "psychosocial": ("Психолог менен сүйлөшүү", "Тревога после задержания", "Үй-бүлөлүк кеңеш"),
}

GOALS = {
    "economic": "Үч айдын ичинде жумуш табуу: бөлүм сунуштайт, мен барып сүйлөшөм",
    "social": "Балдарды мектепке орноштуруу, паспортту алмаштыруу",
    "psychosocial": "Айына эки жолу кеңешчи менен сүйлөшүү",
}


def come_home(world: World, worker: Worker, on: date) -> Life:
    """Come home on ``on``, and what the office makes of it."""
    officer = world.staff.at_home_in(worker.record.office)
    kind = world.pick(KINDS)
    by = worker.themself if worker.record.account else officer
    told = worker.homecoming
    if not told and world.chance.random() < 0.3:
        notify_return(worker.journey, by=by, kind=kind)
        yield world.in_days(1)
    return_home(worker.journey, by=by, returned_on=clock.today(), kind=kind)
    stops_at = told.ends_as if told else R.NOTIFIED if world.chance.random() < NEVER_CAME else R.CLOSED
    if stops_at == R.NOTIFIED:
        return  # nobody came to the office yet: it is on the desk, and overdue in the end
    yield world.in_days(1, 2 if told else 6)
    returning = Return.objects.get(journey=worker.journey)
    register_return(
        returning, by=officer, lives_at=worker.invented.home, wish=world.pick(WISHES),
        unpaid=world.pick((True, False, False, None)), papers_missing=world.pick((True, False, False)),
    )  # fmt: skip
    if stops_at == R.REGISTERED:
        return
    yield world.in_days(2, 4 if told else 8)
    if not told and world.chance.random() < WANTS_NOTHING:
        close_return(returning, by=officer, outcome=ReturnOutcome.NO_HELP_WANTED, words="Жардам керек эмес, тынч келди")
        return
    _note_needs(world, returning, officer)
    if told and told.service:
        yield from service(world, worker, returning, told.service)
    if told and told.ends_as == R.CLOSED:
        yield from leave_early(world, returning)
    if told:
        return
    for _ in range(world.chance.choice((0, 1, 1))):
        fate = world.pick(FATES)
        world.calendar.begin(world.in_days(1, 5), service(world, worker, returning, fate), worker.invented.language)
    yield world.in_days(3, 12)
    _plan(world, worker, returning, officer)
    yield from reviews(world, returning)


def _note_needs(world: World, returning: Return, officer: Actor) -> None:
    levels: dict[str, Any] = {name: world.pick((NeedLevel.NONE, NeedLevel.LATER, NeedLevel.NOW)) for name in NEEDED}
    words: dict[str, Any] = {
        f"{name}_what": world.pick(NEEDED[name]) for name, level in levels.items() if level != NeedLevel.NONE
    }
    note_needs(returning, by=officer, **levels, **words)


def _plan(world: World, worker: Worker, returning: Return, officer: Actor) -> None:
    """Make the plan with somebody; most agree to it at once."""
    needed = {need.dimension for need in returning.needs.exclude(level=NeedLevel.NONE)}
    goals: dict[str, Any] = {name: goal if name in needed else "Эч нерсе керек эмес" for name, goal in GOALS.items()}
    plan = draft_plan(Return.objects.get(pk=returning.pk), by=officer, **goals).record
    if worker.record.account and world.chance.random() < 0.6:
        agree_to_plan(plan, by=worker.themself)
    elif world.chance.random() < 0.8:
        record_agreement(plan, by=officer, how=ConsentHow.SPOKEN)


def service(world: World, worker: Worker, returning: Return, stops_at: ServiceState) -> Life:
    """Propose one service and go with it as far as it goes."""
    officer, kind = world.staff.at_home_in(worker.record.office), world.pick(tuple(PROVIDERS))
    if Return.objects.get(pk=returning.pk).state == R.CLOSED:
        return
    key = PROVIDERS[kind]
    made = propose_service(
        returning, by=officer, kind=kind, provider=world.offices[key], told="Кайтып келди, жардам керек"
    ).record
    if stops_at == V.PROPOSED:
        return
    yield world.in_days(2, 8)
    if stops_at == V.DECLINED:
        decline_service(made, by=officer)
        return
    if worker.record.account and world.chance.random() < 0.5:
        accept_service(made, by=worker.themself)
    else:
        record_consent(made, by=officer, how=world.pick((ConsentHow.SPOKEN, ConsentHow.SIGNED)))
    if stops_at == V.ACCEPTED:
        return
    yield world.in_days(1, 3)
    refer_to_provider(made, by=officer)
    if stops_at == V.REFERRED:
        return
    yield world.in_days(2, 9)
    provider = next(members[0] for (role, at), members in world.staff.at.items() if at == key and role in PROVIDING)
    start_service(made, by=provider)
    if stops_at == V.STARTED:
        return
    yield world.in_days(20, 60)
    if stops_at == V.DROPPED:
        drop_service(made, by=provider, reason="Кайра кетти")
    else:
        words = world.pick(("Жумушка орношту", "Курс закончен, сертификат выдан", "Жардам берилди"))
        complete_service(made, by=provider, result=words)


def leave_early(world: World, returning: Return) -> Life:
    """Go abroad again while a review is due: it is left out."""
    while not returning.reviews.filter(state=ReviewState.DUE).exists():
        yield world.in_days(7)
    close_reintegration(
        returning, by=world.staff.at_home_in(returning.office), outcome=ReturnOutcome.MIGRATING_AGAIN,
        words="Кайра кетти",
    )  # fmt: skip


PROVIDING = (Role.NGO_COUNSELLOR, Role.EMPLOYMENT_OFFICER)


def reviews(world: World, returning: Return) -> Life:
    """Look again when a review falls due, and close after the last one; some are left waiting."""
    while True:
        yield world.in_days(24, 30)
        for review in Review.objects.filter(returning=returning, state=ReviewState.DUE):
            if world.chance.random() < 0.8:
                going = [world.pick((Going.WELL, Going.WELL, Going.PARTLY, Going.BADLY)) for _ in range(3)]
                by = world.staff.at_home_in(returning.office)
                record_review(
                    review, by=by, economic=going[0], social=going[1], psychosocial=going[2], words="Сүйлөштүк"
                )
        done = Review.objects.filter(returning=returning, state=ReviewState.DONE).count()
        under_way = returning.services.filter(state__in=("referred", "started")).exists()
        if done >= 2 and not under_way and world.chance.random() < 0.5:
            outcome = world.pick((ReturnOutcome.REINTEGRATED, ReturnOutcome.MIGRATING_AGAIN))
            close_reintegration(
                returning, by=world.staff.at_home_in(returning.office), outcome=outcome, words="Макулдашылды"
            )
            return


def death_abroad(world: World, worker: Worker) -> Life:
    """Somebody died: the attaché records it, an officer speaks with the family, and the family is helped."""
    record_death(worker.journey, by=world.staff.daniyar, day=clock.today())
    yield world.in_days(1, 3)
    returning = Return.objects.get(journey=worker.journey)
    officer = world.staff.at_home_in(worker.record.office)
    record_talk_with_family(returning, by=officer, words="Агасы менен сүйлөштүк: сөөктү алып келүү жана жөлөк пул")
    yield world.in_days(5, 10)
    close_return(returning, by=officer, outcome=ReturnOutcome.FAMILY_HELPED, words="Үй-бүлөгө жардам берилди")
