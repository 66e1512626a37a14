"""The ways a complaint goes: every way out, and every state between. A story stops where its way ends."""

from datetime import date

from sapar.config.demo.calendar import Life
from sapar.config.demo.cast import named
from sapar.config.demo.contracts import instalment
from sapar.config.demo.filing import File, Story, file
from sapar.config.demo.troubles import somebody_abroad
from sapar.config.demo.words import FINDING, LETTER, REASONS, THEIR_ANSWER
from sapar.config.demo.world import World
from sapar.foundation import clock
from sapar.throughout.complaints.actions import (
    acknowledge_complaint,
    add_to_team,
    answer_complaint,
    answer_office,
    ask_office,
    begin_conciliation,
    close_complaint,
    confirm_withdrawal_by_call,
    decide_complaint,
    declare_inadmissible,
    give_notice,
    hold_hearing,
    note_wish_to_withdraw,
    prepare_decision,
    propose_not_taking_up,
    protect_complaint,
    record_respondents_answer,
    refer_out,
    reopen_complaint,
    triage_complaint,
    withdraw_complaint,
    write_to_complainant,
    write_to_officer,
)
from sapar.throughout.complaints.vocabulary import Ground, Kind, Outcome
from sapar.throughout.settlements.actions import (
    confirm_payment,
    order_payments,
    pursue_payment,
    record_settlement,
    report_missed_payment,
)


def received(file: File) -> Life:
    """Nobody has looked at it yet."""
    return
    yield


def acknowledged(file: File) -> Life:
    """The complainant knows that it is in hand."""
    yield file.world.in_days(1, 2)
    by = file.world.staff.samat if file.story.kind == Kind.SERVICE else file.officer
    acknowledge_complaint(file.record, by=by)


def examined(file: File) -> Life:
    """Examined: who answers for it, and the clock of the decision runs."""
    yield from acknowledged(file)
    yield file.world.in_days(2, 4)
    respondent = file.world.employer_of(file.worker)
    by = file.world.staff.samat if file.story.kind == Kind.SERVICE else file.officer
    triage_complaint(file.record, by=by, finding=FINDING, respondent=respondent)


def answered(file: File) -> Life:
    """An answer settles it."""
    yield from examined(file)
    yield file.world.in_days(1, 4)
    by = file.world.staff.samat if file.story.kind == Kind.SERVICE else file.officer
    answer_complaint(
        file.record, by=by, answer="Кадамдар түшүндүрүлдү: кайсы жерге, кандай документ менен кайрылуу керек"
    )


def passed_on(file: File) -> Life:
    """Another body can act: the police, a court, the labour inspectorate."""
    yield from examined(file)
    yield file.world.in_days(2, 5)
    refer_out(
        file.record, by=file.officer, to="Государственная инспекция труда", consent="По телефону",
        reply_by=file.world.in_days(30), reason="Эмгек инспекциясы текшере алат",
    )  # fmt: skip


def not_taken_up(file: File) -> Life:
    """One officer proposes not to take it up, another decides so."""
    yield from examined(file)
    yield file.world.in_days(1, 3)
    propose_not_taking_up(
        file.record, by=file.officer, ground=Ground.NOT_OUR_MATTER, reasons="Бул үй-бүлөлүк талаш, эмгек маселеси эмес"
    )
    yield file.world.in_days(1, 3)
    declare_inadmissible(file.record, by=file.second)


def protected(file: File) -> Life:
    """Violence or forced labour: a named team alone knows."""
    yield from examined(file)
    colleague = named("temir").phone
    protect_complaint(file.record, by=file.officer, kind=Kind.VIOLENCE, reason="Коркунуч бар", colleague=colleague)
    attache = file.world.staff.attache(file.worker.invented.destination)
    if attache and attache.account:
        yield file.world.in_days(1)
        add_to_team(file.record, by=file.officer, colleague=attache.account.phone)


def made_safe(file: File) -> Life:
    """Protected, and closed when the person was safe."""
    yield from protected(file)
    yield file.world.in_days(20, 30)
    close_complaint(file.record, by=file.officer, outcome=Outcome.SAFE, reason="Адам коопсуз жерде, үйүнө кайтты")


def noticed(file: File) -> Life:
    """The other side was told, and the post in the country of work was asked."""
    yield from examined(file)
    yield file.world.in_days(1, 3)
    give_notice(file.record, by=file.officer, text=LETTER, answer_by=file.world.in_days(14))
    attache = file.world.staff.attache(file.worker.invented.destination)
    if attache:
        ask_office(
            file.record,
            by=file.officer,
            question="Объектте иштеп жатабы? Прораб менен сүйлөшүңүз",
            due=file.world.in_days(10),
        )


def talking(file: File) -> Life:
    """Both sides talk."""
    yield from noticed(file)
    yield file.world.in_days(4, 7)
    attache = file.world.staff.attache(file.worker.invented.destination)
    if attache:
        answer_office(file.record, by=attache, answer="Прораб төлөөгө макул, бөлүп төлөйт")
    record_respondents_answer(file.record, by=file.officer, text=THEIR_ANSWER)
    begin_conciliation(file.record, by=file.officer, day=file.world.in_days(7), place="Видео чалуу", agreed=True)


def settled(file: File) -> Life:
    """They agreed on instalments."""
    yield from talking(file)
    yield file.world.in_days(7)
    hold_hearing(file.record, by=file.officer, who_came="Эки тарап", outcome="Үч бөлүк менен төлөйт")
    part = instalment(file.worker.invented.destination)
    record_settlement(
        file.record, by=file.officer, terms="Төлөмдөр төмөнкү күндөрү жүргүзүлөт", schedule=schedule(file),
        currency=part.currency,
        legally_due=3 * part.amount, agreed=True,
    )  # fmt: skip


def schedule(file: File) -> str:
    """Return three payments, ten days, forty and seventy ahead."""
    part = instalment(file.worker.invented.destination)
    return "\n".join(f"{file.world.in_days(days):%d.%m.%Y} {part.amount}" for days in (10, 40, 70))


def paying(file: File) -> Life:
    """Settled, and the first part arrived."""
    yield from settled(file)
    yield from pay(file, 10)


def pay(file: File, after: int) -> Life:
    """One instalment arrives."""
    yield file.world.in_days(after)
    part = instalment(file.worker.invented.destination)
    confirm_payment(file.record, by=file.by, amount=part.amount, paid_on=clock.today())


def missed(file: File) -> Life:
    """The second part did not come: it is pursued."""
    yield from paying(file)
    yield file.world.in_days(33)
    report_missed_payment(file.record, by=file.by, note="Акча келген жок")


def pursued(file: File) -> Life:
    """What was missed was pursued, and arrives late."""
    yield from missed(file)
    yield file.world.in_days(2, 4)
    pursue_payment(file.record, by=file.officer, step="Жумуш берүүчүгө кат жана чалуу", again_on=file.world.in_days(9))


def recovered(file: File) -> Life:
    """All parts arrived, the second one late."""
    yield from pursued(file)
    yield from pay(file, 6)
    yield from pay(file, 30)


def decided(file: File) -> Life:
    """No talks: one officer prepares a decision, another one decides."""
    yield from noticed(file)
    yield file.world.in_days(15, 18)
    prepare_decision(file.record, by=file.officer, result=file.story.result, reasons=REASONS)
    yield file.world.in_days(2, 5)
    decide_complaint(file.record, by=file.second)


def prepared(file: File) -> Life:
    """A decision waits for the second officer."""
    yield from noticed(file)
    yield file.world.in_days(15)
    prepare_decision(file.record, by=file.officer, result=file.story.result, reasons=REASONS)


def ordered(file: File) -> Life:
    """The decision orders payments."""
    yield from decided(file)
    yield file.world.in_days(1, 3)
    currency = instalment(file.worker.invented.destination).currency
    order_payments(
        file.record, by=file.second, terms="Чечим боюнча төлөсүн", schedule=schedule(file), currency=currency
    )


def refused(file: File) -> Life:
    """Decided and closed: nothing to pay."""
    yield from decided(file)
    yield file.world.in_days(5, 9)
    close_complaint(file.record, by=file.second, outcome=Outcome.NOTHING, reason="Сотко кайрылуу жолу түшүндүрүлдү")


def reopened(file: File) -> Life:
    """New facts: another officer opens it again."""
    yield from refused(file)
    yield file.world.in_days(10, 20)
    write_to_officer(file.record, by=file.by, text="Жаңы далил бар: банк көчүрмөсү")
    yield file.world.in_days(2)
    write_to_complainant(file.record, by=file.officer, text="Көчүрмөнү алдык, кайра карайбыз")
    reopen_complaint(file.record, by=file.officer, reason="Жаңы далил түштү")


def withdrawn(file: File) -> Life:
    """The complainant withdraws."""
    yield from acknowledged(file)
    yield file.world.in_days(3, 6)
    withdraw_complaint(file.record, by=file.by)


def withdrawn_by_call(file: File) -> Life:
    """They said they withdraw: a second officer calls before it ends."""
    yield from examined(file)
    yield file.world.in_days(2, 4)
    note_wish_to_withdraw(file.record, by=file.officer, said="Телефон чалды: акчасын толук алыптыр")
    yield file.world.in_days(1, 3)
    confirm_withdrawal_by_call(file.record, by=file.second, said="Эркин айтты, эч ким кысым көрсөткөн жок", free=True)


def begin(world: World, story: Story, number: int) -> None:
    """Let one complaint begin."""
    day: date = world.calendar.ago(story.ago)
    worker = world.worker(story.of) if story.of else somebody_abroad(world, day, number)

    def life() -> Life:
        if worker.person is None:
            yield worker.course.registered
        yield from story.way(file(world, worker, story))

    world.calendar.begin(day, life(), worker.invented.language)
