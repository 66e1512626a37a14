"""The pages of people. A list without a query does not exist; a view never saves."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.forms import ChoiceField
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views import View

from sapar.foundation.accounts.actors import Kind, actor_of
from sapar.foundation.accounts.middleware import helped_by
from sapar.foundation.accounts.sessions import begin_helping, sign_in_first
from sapar.foundation.actions.doors.forms import ActionForm, mending
from sapar.foundation.actions.doors.pages import ActionPage, action_called, do, say_done
from sapar.foundation.actions.errors import Refused
from sapar.foundation.actions.guarded import Subject
from sapar.foundation.actions.wrapper import Action, Outcome
from sapar.foundation.limits.limit import Limit
from sapar.foundation.notices.notice import helpline
from sapar.foundation.reading.log import note_opening, open_record
from sapar.foundation.reading.models import How
from sapar.foundation.reading.queries import openings_of
from sapar.foundation.references import spoken
from sapar.foundation.ui.components import Act, Contact, Empty
from sapar.foundation.ui.fields import read_date
from sapar.foundation.ui.paging import KeyPage, page_by_key
from sapar.registers.organizations.models import Organization
from sapar.registers.people import erasure, pages, reading
from sapar.registers.people.actions import register_person
from sapar.registers.people.answers import place_meant
from sapar.registers.people.erasing import ErasureGround
from sapar.registers.people.errors import PossibleDuplicate
from sapar.registers.people.forms import RegisterForm, RegisterMyselfForm, SearchForm
from sapar.registers.people.keys import keys_of
from sapar.registers.people.models import Person
from sapar.registers.people.panels import panels_for
from sapar.registers.people.permissions import is_own, is_registrar, searches
from sapar.registers.people.queries import office_nearest, own_person
from sapar.registers.people.search import LIMIT, find_people

# A counsellor's phone may register twenty people in a row. Tries that fail count too: they would tell who is known.
REGISTRATIONS = Limit("registrations", free=20, first=2, longest=10, network=300)
SUGGESTED = 5  # possible duplicates shown beside the form


def search(request: HttpRequest) -> HttpResponse:
    """Find people. Also the fragment that the box loads while one types."""
    by = actor_of(request)
    if by.kind == Kind.VISITOR:
        return sign_in_first(request)
    if not searches(by):
        raise Refused
    form, text = SearchForm(request.GET), request.GET.get("q", "").strip()
    hits = find_people(text, by=by)
    note_opening(by, [hit.person for hit in hits], How.SEARCH)
    acts = [Act(register_person.label, reverse("people:register"), "plain")] if is_registrar(by) else []
    sentence = _("No one found. Try another spelling or the date of birth")
    more = _("There are more. Add the date of birth") if len(hits) == LIMIT else ""
    return render(request, "people/search.html", {
        "title": _("People"), "desk": True, "filters": form, "page": KeyPage(hits), "more": more, "acts": acts,
        "rows": [pages.row_of(hit) for hit in hits], "empty": Empty(sentence) if text else None,
    })  # fmt: skip


def same(request: HttpRequest) -> HttpResponse:
    """Show who may be the person a clerk is about to register; a fragment of the form, and a page."""
    by = actor_of(request)
    if not is_registrar(by):
        raise Refused
    hits = find_people(_name(request), by=by, born_on=_day(request), limit=SUGGESTED) if _day(request) else []
    note_opening(by, [hit.person for hit in hits], How.SEARCH)
    context = {"rows": [pages.row_of(hit) for hit in hits], "title": _("May be the same person")}
    return render(request, "people/parts/same.html" if request.htmx else "people/same.html", context)  # type: ignore[attr-defined]


def _name(request: HttpRequest) -> str:
    return f"{request.GET.get('family_name', '')} {request.GET.get('given_name', '')}"


def _day(request: HttpRequest) -> Any:
    try:
        return read_date(request.GET.get("born_on", "")) if _name(request).strip() else None
    except ValueError:
        return None


class Register(View):
    """A clerk registers somebody: search before create."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form."""
        if actor_of(request).kind == Kind.VISITOR:
            return redirect("people:register_myself")
        if not is_registrar(actor_of(request)):
            raise Refused
        return self._page(request, RegisterForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Register, or show whom it may be and what is to mend."""
        if actor_of(request).kind == Kind.VISITOR:
            return sign_in_first(request)
        if not is_registrar(actor_of(request)):
            raise Refused
        form, alike = RegisterForm(request.POST), []
        office = get_object_or_404(Organization, ref=actor_of(request).organisation_ref)
        if form.is_valid():
            with mending(form):
                try:
                    other = request.POST.get("not_the_same") == "yes"
                    outcome = do(register_person, office, form, by=actor_of(request), not_the_same=other)
                    say_done(request, outcome)
                    return redirect("people:detail", outcome.record.ref)
                except PossibleDuplicate as error:
                    note_opening(actor_of(request), error.people, How.SEARCH)
                    alike = [pages.HitRow(pages.line_of(each), _("Name and date of birth")) for each in error.people]
        return self._page(request, form, alike, status=422)

    def _page(self, request: HttpRequest, form: RegisterForm, alike: Any = (), status: int = 200) -> HttpResponse:
        context = {"title": register_person.label, "form": form, "rows": alike, "desk": True}
        return render(request, "people/register.html", context, status=status)


class RegisterMyself(View):
    """Somebody registers themself, in two minutes."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form; whoever is registered already goes to their data."""
        if own_person(actor_of(request)):
            return redirect("people:mine")
        return self._page(request, RegisterMyselfForm(by=actor_of(request)))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Register at the office nearest to home."""
        form = RegisterMyselfForm(request.POST, by=actor_of(request))
        if form.is_valid():
            office = office_nearest(place_meant(form.cleaned_data["home_place"]))
            if office is None:
                raise Http404
            with mending(form):
                REGISTRATIONS.take(request)
                outcome = do(register_person, office, form, by=actor_of(request))
                number = spoken(outcome.record.ref)
                messages.success(request, _("You are registered. Your number: {number}").format(number=number))
                return redirect("people:registered")
        return self._page(request, form, status=422)

    def _page(self, request: HttpRequest, form: RegisterMyselfForm, status: int = 200) -> HttpResponse:
        return render(request, "people/register_myself.html", {"form": form}, status=status)


def registered(request: HttpRequest) -> HttpResponse:
    """Say what comes next. Holds nothing personal, so that it may be bookmarked."""
    signed_in = actor_of(request).account is not None
    act = Act(_("Continue"), "/", "main") if signed_in else Act(_("Sign in"), settings.LOGIN_URL, "main")
    return render(request, "ui/done.html", {
        "title": _("You are registered"),
        "next_steps": [
            _("We sent you a message with your number. Keep it"),
            _("Sign in with your phone: you get a code each time"),
            _("Say where and when you go: you see your steps and dates"),
        ],
        "contact": Contact(_("Questions?"), helpline()),
        "acts": [act],
    })  # fmt: skip


def detail(request: HttpRequest, ref: str) -> HttpResponse:
    """Show the record of a person."""
    by = actor_of(request)
    person = open_record(request, Person.visible_to(by).select_related("key", "office", "account"), ref)
    if is_own(by, person):
        return redirect("people:mine")
    if person.ref != ref:
        return _merged(request, ref, person)
    acts, parts = pages.acts_on(person, by)
    can = pages.may_see_private(by, person)
    private = can and request.GET.get("show") == "private"
    return render(request, "people/detail.html", {
        "kicker": _("Person"), "title": person.name, "ref": person.ref, "person": person, "desk": True,
        "tag": pages.tag_of(person), "acts": acts, "part_acts": parts, "private": private, "can_open": can,
        "facts": pages.facts_of(person, by, private), "papers": pages.papers_of(person, private),
        "history": pages.history_events(person), "panels": panels_for(person, by), "who_sees": pages.WHO_SEES,
    })  # fmt: skip


def _merged(request: HttpRequest, ref: str, person: Person) -> HttpResponse:
    """Show what became of a record that was merged, and lead to the one that goes on."""
    merged = Person.objects.get(ref=ref)
    return render(request, "people/merged.html", {
        "kicker": _("Person"), "title": merged.name, "ref": merged.ref, "tag": pages.tag_of(merged), "desk": True,
        "acts": [Act(_("Open the record"), reverse("people:detail", args=[person.ref]), "main")],
        "line": pages.line_of(person), "person": person, "history": pages.history_events(merged),
    })  # fmt: skip


def mine(request: HttpRequest) -> HttpResponse:
    """Show holders all that is kept about them, and who did what to it."""
    by = actor_of(request)
    person = own_person(by)
    if person is None:
        return sign_in_first(request) if by.account is None else redirect("people:register_myself")
    acts, parts = pages.acts_on(person, by)
    return render(request, "people/mine.html", {
        "title": _("My data"), "person": person, "facts": pages.facts_of(person, by, private=True), "own_acts": acts,
        "part_acts": parts, "private": True, "papers": pages.papers_of(person, private=True),
        "history": pages.history_events(person), "who_sees": pages.WHO_SEES_MINE,
    })  # fmt: skip


def readers(request: HttpRequest) -> HttpResponse:
    """Show holders who opened their record: by office and role, newest first."""
    person = own_person(actor_of(request))
    if person is None:
        return sign_in_first(request) if actor_of(request).account is None else redirect("people:register_myself")
    page = page_by_key(openings_of(keys_of(person)), request=request, key=["-pk"])
    return render(request, "people/readers.html", {
        "title": _("Who looked at my record"), "page": page, "months": reading.months(page.rows),
        "empty": Empty(_("Nobody but you has opened your record")), "back": reverse("people:mine"),
    })  # fmt: skip


# What stands there already, so that nobody types it twice. Numbers are not shown again.
KEPT = ("family_name", "given_name", "patronymic", "latin_family_name", "latin_given_name", "born_on", "sex")


class PersonAct(ActionPage):
    """The page of an action on a person: filled in with what is known."""

    def dispatch(self, request: HttpRequest, *args: Any, **options: Any) -> Any:
        """Serve the actions on people alone."""
        if action_called(options["slug"]).subject is not Person:
            raise Http404
        return super().dispatch(request, *args, **options)

    def _page(
        self, request: HttpRequest, action: Action, record: Subject, form: ActionForm, status: int = 200
    ) -> HttpResponse:
        assert isinstance(record, Person)  # noqa: S101 - tells the type checker what dispatch saw to
        if "ground" in form.fields:  # it outlives the person: never unknown
            form.fields["ground"] = ChoiceField(label=form.fields["ground"].label, choices=ErasureGround.choices)
        if action.name == "correct_person" and not form.is_bound:
            kept = {name: getattr(record, name) for name in KEPT}
            form.initial.update(kept | {"home_place": record.home, "citizenship": record.citizen_of})
        matters = erasure.objections_to(record) if action.name == "erase_person" else []
        return render(request, "people/erase_not_yet.html" if matters else "people/act.html", {
            "action": action, "record": record, "form": form, "title": action.label, "button": action.label,
            "grave": action.grave, "matters": matters, "erasing": action.name == "erase_person",
            "line": pages.line_of(record, url=False), "back": record_url(record),
        }, status=status)  # fmt: skip

    def _done(self, request: HttpRequest, outcome: Outcome) -> HttpResponse:
        """Go on as the helper when a consent was noted, else back to the record."""
        if outcome.event.action == "begin_assisting" and helped_by(actor_of(request), outcome.record.ref):
            begin_helping(request, outcome.record.ref)
            return redirect("people:mine")
        return super()._done(request, outcome)


def record_url(person: Person) -> str:
    """Return the page of a person."""
    return reverse("people:detail", args=[person.ref])
