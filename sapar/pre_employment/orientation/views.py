"""The pages of orientation: the sessions ahead, a session, booking, attendance, a seat and its quiz."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.http import require_safe

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Kind, actor_of
from sapar.foundation.accounts.sessions import sign_in_first
from sapar.foundation.actions.doors.forms import mending
from sapar.foundation.actions.doors.pages import address_of, do, say_done, sent
from sapar.foundation.actions.errors import NotVisible
from sapar.foundation.actions.guarded import one_of
from sapar.foundation.actions.wrapper import Outcome
from sapar.foundation.reading.log import note_opening, open_record
from sapar.foundation.ui.components import Act, Empty
from sapar.foundation.ui.paging import page_by_key
from sapar.pre_employment.orientation import pages
from sapar.pre_employment.orientation.certifying import take_quiz
from sapar.pre_employment.orientation.forms import AttendanceForm, BookForm, QuizForm, SessionsFilter
from sapar.pre_employment.orientation.models import At, OrientationSession, S, Seat
from sapar.pre_employment.orientation.permissions import DESKS, answers_quiz, books_for_others, trains
from sapar.pre_employment.orientation.queries import countries_ahead, seats_in, seats_of, sessions_for
from sapar.pre_employment.orientation.seats import book_seat
from sapar.pre_employment.orientation.sessions import hold_session, plan_session
from sapar.registers.organizations.models import Role
from sapar.registers.people.models import Person
from sapar.registers.people.queries import own_person


@require_safe
def sessions(request: HttpRequest) -> HttpResponse:
    """Show the sessions that can be booked; to the desk also what is planned and what was held."""
    actor = actor_of(request)
    desk = actor.role in DESKS
    filters = SessionsFilter(request.GET, countries=countries_ahead(actor), desk=desk)
    wanted = filters.cleaned_data if filters.is_valid() else {}
    found = sessions_for(actor, wanted.get("country", ""), every=wanted.get("state") == "all")
    page = page_by_key(found, request=request, key=("starts_at", "pk"))
    plan = reverse("actions:do", args=["plan-session", actor.organisation_ref]) if actor.role == Role.TRAINER else ""
    return render(request, "ui/list.html", {
        "title": _("Orientation before departure"), "page": page, "desk": desk, "filters": filters,
        "rows": [pages.session_row(each, actor) for each in page.rows], "chips": filters.chips(request),
        "empty": Empty(_("No session is planned yet. Look again later, or call the helpline")),
        "empty_filtered": Empty(_("No session fits these filters")),
        "acts": [Act(plan_session.label, plan, "main")] if plan else [],
    })  # fmt: skip


@require_safe
def session(request: HttpRequest, ref: str) -> HttpResponse:
    """Show a session: to everyone what it is, to the desk who has a seat."""
    actor = actor_of(request)
    found = one_of(OrientationSession.visible_to(actor), ref)
    if actor.role in DESKS:
        note_opening(actor, list(seats_in(actor, found)))
        return render(request, "orientation/session.html", pages.desk_page(found, actor))
    person = own_person(actor)
    own = seats_of(actor, person).filter(session=found).first() if person else None
    return render(request, "orientation/public.html", pages.public_page(found, actor, own))


@require_safe
def seat(request: HttpRequest, ref: str) -> HttpResponse:
    """Show a seat, which is the certificate once the quiz is passed."""
    actor = actor_of(request)
    found = open_record(request, Seat.visible_to(actor), ref)
    return render(request, "orientation/seat.html", pages.seat_page(found, actor, clock.today(actor.place)))


class Book(View):
    """Book a seat: for oneself, or by an officer for somebody. Only here is one asked to sign in."""

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        """Lead whoever has no account or no record to where they get one."""
        actor = actor_of(request)
        if actor.account is None:
            return sign_in_first(request)
        if actor.kind == Kind.MEMBER and not books_for_others(actor):
            raise Http404
        if actor.kind == Kind.HOLDER and own_person(actor) is None:
            return redirect("people:register_myself")
        return super().dispatch(request, *args, **options)

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Show what is booked."""
        return self._page(request, self._form(request), ref)

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Book, and show the seat."""
        form = self._form(request)
        outcome = self._sent(request, form, ref) if form.is_valid() else None
        return _seen(request, outcome) if outcome else self._page(request, form, ref, status=422)

    def _form(self, request: HttpRequest) -> BookForm:
        return BookForm(request.POST or None, for_whom=actor_of(request).kind == Kind.MEMBER)

    def _sent(self, request: HttpRequest, form: BookForm, ref: str) -> Outcome | None:
        actor = actor_of(request)
        record = one_of(OrientationSession.visible_to(actor), ref)
        with mending(form):
            try:
                return do(book_seat, record, form, by=actor, person=self._person(request, form))
            except NotVisible as unknown:
                form.add_error("person" if "person" in form.fields else None, str(unknown))
        return None

    def _person(self, request: HttpRequest, form: BookForm) -> Person:
        """Return for whom. Raises NotVisible where the number names nobody this officer may know of."""
        actor = actor_of(request)
        if "person" not in form.fields:
            person = own_person(actor)
        else:
            person = Person.visible_to(actor).filter(ref=form.cleaned_data["person"]).first()
        if person is None:
            raise NotVisible
        return person

    def _page(self, request: HttpRequest, form: BookForm, ref: str, status: int = 200) -> HttpResponse:
        found = one_of(OrientationSession.visible_to(actor_of(request)), ref)
        page = {"form": form, "title": book_seat.label, "button": book_seat.label, "session": found,
                "facts": pages.session_facts(found), "back": address_of(found)}  # fmt: skip
        return render(request, "orientation/book.html", page, status=status)


class Attendance(View):
    """One form with everybody who booked: the trainer ticks who was there."""

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Show who booked."""
        found = self._session(request, ref)
        return self._page(request, found, self._form(request, found))

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Note who was there."""
        found = self._session(request, ref)
        form = self._form(request, found)
        outcome = sent(request, form, found)
        return _seen(request, outcome) if outcome else self._page(request, found, form, status=422)

    def _session(self, request: HttpRequest, ref: str) -> OrientationSession:
        found = one_of(OrientationSession.visible_to(actor_of(request)), ref)
        if not trains(actor_of(request), found) or found.state != At.OPEN:
            raise Http404
        return found

    def _form(self, request: HttpRequest, found: OrientationSession) -> AttendanceForm:
        booked = seats_in(actor_of(request), found).filter(state=S.BOOKED)
        note_opening(actor_of(request), list(booked))
        return AttendanceForm(booked, request.POST or None, initial={"seen": found.version})

    def _page(
        self, request: HttpRequest, found: OrientationSession, form: AttendanceForm, status: int = 200
    ) -> HttpResponse:
        page = {"form": form, "title": hold_session.label, "intro": found.when, "back": address_of(found)}
        return render(request, "ui/form.html", page, status=status)


class Quiz(View):
    """The quiz on the person's own phone, or read aloud by the trainer."""

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Show the questions."""
        found = self._seat(request, ref)
        return self._page(request, found, QuizForm(initial={"seen": found.version}))

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Count the answers, and show the seat: with the certificate, or with what to read again."""
        found = self._seat(request, ref)
        form = QuizForm(request.POST)
        outcome = sent(request, form, found)
        return _seen(request, outcome) if outcome else self._page(request, found, form, status=422)

    def _seat(self, request: HttpRequest, ref: str) -> Seat:
        found = open_record(request, Seat.visible_to(actor_of(request)), ref)
        if not answers_quiz(actor_of(request), found) or found.state != S.ATTENDED:
            raise Http404
        return found

    def _page(self, request: HttpRequest, found: Seat, form: QuizForm, status: int = 200) -> HttpResponse:
        page = {"form": form, "title": take_quiz.label, "button": _("Send the answers"), "back": address_of(found),
                "intro": _("You may try as often as you like")}  # fmt: skip
        return render(request, "ui/form.html", page, status=status)


def _seen(request: HttpRequest, outcome: Outcome) -> HttpResponse:
    say_done(request, outcome)
    return HttpResponseRedirect(address_of(outcome.record))
