"""What the pages of orientation show: the session for everyone and for the trainer, the seat and the certificate."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.actions.doors.pages import address_of
from sapar.foundation.audit.sentences import shown_history
from sapar.foundation.notices.notice import helpline
from sapar.foundation.ui.components import Act, Contact, Deadline, Fact, Row, Tag
from sapar.foundation.ui.words import Words, say
from sapar.pre_employment.job_orders.pages import acts_on
from sapar.pre_employment.orientation.certifying import take_quiz
from sapar.pre_employment.orientation.models import At, OrientationSession, S, Seat
from sapar.pre_employment.orientation.permissions import answers_quiz, may_book, trains
from sapar.pre_employment.orientation.queries import seats_in, seats_left
from sapar.pre_employment.orientation.quiz import questions
from sapar.pre_employment.orientation.seats import book_seat
from sapar.pre_employment.orientation.sessions import hold_session
from sapar.registers.journeys.choices import country_name

TONES: dict[str, Tag] = {
    At.OPEN: Tag("", "open"), At.HELD: Tag("", "done"), S.BOOKED: Tag("", "open"), S.CERTIFIED: Tag("", "kept"),
    S.ATTENDED: Tag("", "done"), S.MISSED: Tag("", "unknown"),
}  # fmt: skip


def tag_of(record: OrientationSession | Seat) -> Tag:
    """Return the state as a tag."""
    known = TONES.get(record.state, Tag(""))
    return Tag(record.get_state_display(), known.tone, known.shape)


def session_row(session: OrientationSession, actor: Actor) -> Row:
    """Return a session in a list: for which country, when, where, how many seats are free."""
    said = say("{when} · {language} · {place}", when=session.when, language=session.get_language_display(),
               place=session.place)  # fmt: skip
    tag = tag_of(session) if actor.is_staff else _free(session)
    asked = say(_("Free seats: {n}"), n=seats_left(session)) if actor.is_staff and session.state == At.OPEN else ""
    return Row(session.title, address_of(session), tag, ref=session.ref, asked=asked, last=said)


def _free(session: OrientationSession) -> Tag:
    left = seats_left(session)
    return Tag(say(_("Free seats: {n}"), n=left), "kept") if left else Tag(_("All seats are booked"), "unknown")


def session_facts(session: OrientationSession) -> list[Fact]:
    """Return when, where, in which language, and how many seats."""
    told: list[tuple[Words, Any]] = [
        (_("Begins"), session.when),
        (_("Place"), session.place),
        (_("Office"), session.office.name),
        (_("Language"), session.get_language_display()),
        (_("Country"), country_name(session.country)),
        (_("Seats"), session.seats),
        (_("Free seats"), seats_left(session)),
    ]
    return [Fact(label, str(value)) for label, value in told]


def public_page(session: OrientationSession, actor: Actor, own: Seat | None) -> dict[str, Any]:
    """Return what everybody sees of a session, with the button to book or the way to one's own seat."""
    acts, lead = [], _("It costs nothing. Afterwards comes a short quiz, and the certificate")
    if own:
        acts.append(Act(_("To my seat"), address_of(own), "main"))
    elif session.state != At.OPEN or session.has_begun:
        lead = _("Seats in this session cannot be booked now. Choose another session")
    elif not seats_left(session):
        lead = _("All seats are booked. Choose another session, or look again later: a seat may become free")
    elif actor.account is None or may_book(actor, session):
        acts.append(Act(book_seat.label, reverse("orientation:book", args=[session.ref]), "main"))
    return {
        "title": session.title, "lead": lead, "acts": acts, "facts": session_facts(session), "tag": tag_of(session),
        "helpers": [Contact(session.office.name, phone=session.office.phone),
                    Contact(_("Helpline, day and night"), phone=helpline())],
        "back": reverse("orientation:list"),
    }  # fmt: skip


def desk_page(session: OrientationSession, actor: Actor) -> dict[str, Any]:
    """Return what trainers and officers see of a session: who has a seat, and what can be done."""
    acts = acts_on(actor, session)
    if session.state == At.OPEN and session.has_begun and trains(actor, session):
        acts.insert(0, Act(hold_session.label, reverse("orientation:attendance", args=[session.ref]), "main"))
    if session.state == At.OPEN and not session.has_begun and may_book(actor, session) and seats_left(session):
        acts.insert(0, Act(_("Book a seat for somebody"), reverse("orientation:book", args=[session.ref]), "main"))
    seats = seats_in(actor, session)
    return {
        "title": session.title, "kicker": _("Orientation session"), "ref": session.ref, "tag": tag_of(session),
        "acts": acts, "facts": session_facts(session), "desk": True, "history": shown_history(session),
        "rows": [Row(seat.person.name, address_of(seat), tag_of(seat), ref=seat.ref) for seat in seats],
        "who_sees": _("The session is public. Who has a seat: trainers of the office, and the offices that help"),
        "back": reverse("orientation:list"),
    }  # fmt: skip


def seat_page(seat: Seat, actor: Actor, on: date) -> dict[str, Any]:
    """Return a seat: the hour and place, then the quiz, then the certificate."""
    acts = acts_on(actor, seat)
    if seat.state == S.ATTENDED and seat.session.state in (At.OPEN, At.HELD) and answers_quiz(actor, seat):
        acts.insert(0, Act(take_quiz.label, reverse("orientation:quiz", args=[seat.ref]), "main"))
    due = Deadline(seat.session.day, on) if seat.state == S.BOOKED and seat.session.day >= on else None
    return {
        "title": _("Certificate of orientation") if seat.state == S.CERTIFIED else seat.title, "ref": seat.ref,
        "kicker": _("Orientation"), "tag": tag_of(seat), "deadline": due, "acts": acts, "told": seat_facts(seat),
        "note": what_now(seat, on) if actor.kind != Kind.MEMBER else "", "history": shown_history(seat),
        "read_again": [question for question in questions() if question.id in seat.wrong],
        "who_sees": _("The person, trainers of the office, and the offices that help"),
        "session_url": address_of(seat.session), "desk": actor.kind == Kind.MEMBER,
        "back": address_of(seat.session) if actor.kind == Kind.MEMBER else reverse("orientation:list"),
    }  # fmt: skip


def what_now(seat: Seat, on: date) -> str:
    """Say in one sentence where it stands."""
    if seat.state == S.ATTENDED and seat.session.state == At.CLOSED:
        return _("The quiz of this session is over. Book a seat in another session")
    if seat.state == S.ATTENDED and seat.tries:
        n, total = seat.right_answers, len(questions())
        return str(say(_("Right answers: {n} of {total}. Read below what to know, and try again"), n=n, total=total))
    if seat.state == S.CERTIFIED and seat.valid_until and seat.valid_until < on:
        return _("This certificate has ended. Book a seat in another session")
    return {
        S.BOOKED: _("Your seat is booked. If you cannot come, cancel it: somebody else can take it"),
        S.ATTENDED: _("You were there. Take the short quiz now: you may try as often as you like"),
        S.MISSED: _("You were not there. Book a seat in another session"),
        S.CERTIFIED: _("You passed. This number is your certificate"),
        S.CANCELLED: _("This seat is cancelled. Book a seat in another session"),
    }[S(seat.state)]


def seat_facts(seat: Seat) -> list[Fact]:
    """Return whose it is, for what, and what came of it."""
    total, session = len(questions()), seat.session
    result = say(_("{n} of {total}"), n=seat.right_answers, total=total) if seat.right_answers is not None else ""
    told: list[tuple[Words, Any]] = [
        (_("Name"), seat.person.name),
        (_("In Latin letters"), seat.person.latin_name),
        (_("Country"), country_name(session.country)),
        (_("Begins"), session.when),
        (_("Place"), session.place if seat.state == S.BOOKED else ""),
        (_("Office"), session.office.name),
        (_("Right answers"), result),
        (_("Times the quiz was taken"), seat.tries or ""),
        (_("Quiz passed on"), f"{seat.passed_on:%d.%m.%Y}" if seat.passed_on else ""),
        (_("Valid until"), f"{seat.valid_until:%d.%m.%Y}" if seat.valid_until else ""),
    ]
    return [Fact(label, str(value)) for label, value in told if value]
