"""The pages of assistance: asking, the case as whoever asked sees it and as staff see it, referrals."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.http import require_safe

from sapar.employment.assistance import pages
from sapar.employment.assistance.actions import hand_over_case, name_team_member
from sapar.employment.assistance.asking import ask_for_help, raise_alarm, take_call
from sapar.employment.assistance.desks import office_for
from sapar.employment.assistance.forms import AskForm, CasesFilter, ColleagueForm, ReferForm
from sapar.employment.assistance.models import AssistanceCase, Referral
from sapar.employment.assistance.permissions import ASK_FOR_OTHERS
from sapar.employment.assistance.queries import cases_listed, referrals_received
from sapar.employment.assistance.referring import refer_case
from sapar.foundation.accounts.actors import Kind, actor_of
from sapar.foundation.accounts.middleware import OPENED
from sapar.foundation.actions.doors.forms import ActionForm, mending
from sapar.foundation.actions.doors.pages import address_of, do, say_done
from sapar.foundation.actions.errors import NotVisible
from sapar.foundation.actions.guarded import Subject
from sapar.foundation.actions.wrapper import Outcome
from sapar.foundation.limits.limit import Limit
from sapar.foundation.notices.notice import helpline
from sapar.foundation.reading.log import open_record
from sapar.foundation.ui.components import Act, Contact, Empty, QuickExit
from sapar.foundation.ui.paging import page_by_key
from sapar.registers.journeys.models import ABROAD
from sapar.registers.people.models import Person

# Whoever is in danger has the phone on the same page; an office's phone may send ten calls in a row.
CALLS = Limit("calls_for_help", free=10, first=1, longest=5, network=200)


def sent(request: HttpRequest, form: ActionForm, subject: Subject, limit: Limit | None = None) -> Outcome | None:
    """Do what a valid form asks; None where something is to mend or to wait for, which then stands in the form."""
    with mending(form):
        if limit:
            limit.take(request)
        return do(form.action, subject, form, by=actor_of(request))
    return None


class Ask(View):
    """The one page on which anyone asks for help, for themself or for somebody else, with or without an account."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form; staff write a call down on their own page."""
        actor = actor_of(request)
        if actor.kind == Kind.MEMBER and actor.role in ASK_FOR_OTHERS:
            return HttpResponseRedirect(reverse("assistance:new_call"))
        return self._page(request, self._form(request))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Send it, and show the case to whoever asked, also without an account."""
        form = self._form(request, request.POST)
        outcome = sent(request, form, self._subject(request, form), limit=CALLS) if form.is_valid() else None
        if outcome is None:
            return self._page(request, form, status=422)
        if not actor_of(request).account:
            request.session[OPENED] = [*request.session.get(OPENED, ()), outcome.record.ref]
        return HttpResponseRedirect(address_of(outcome.record))

    def _form(self, request: HttpRequest, *data: Any) -> AskForm:
        person = self._person(request)
        journey = person.journeys.filter(state__in=ABROAD).order_by("-pk").first() if person else None
        form = AskForm(ask_for_help if person else raise_alarm, *data, country=journey.destination if journey else "")
        form.about_check(request.GET.get("check", ""))
        return form

    def _subject(self, request: HttpRequest, form: AskForm) -> Subject:
        return self._person(request) or office_for(form.cleaned_data["country"])

    def _person(self, request: HttpRequest) -> Person | None:
        actor = actor_of(request)
        if "other" in request.GET or actor.kind not in (Kind.HOLDER, Kind.HELPER):
            return None
        return Person.visible_to(actor).first()

    def _page(self, request: HttpRequest, form: AskForm, status: int = 200) -> HttpResponse:
        page = {
            "form": form, "title": _("Ask for help abroad"), "button": _("Ask for help"), "quick_exit": QuickExit(),
            "helpline": Contact(_("In danger now? Call"), phone=helpline(), hours=_("24 hours")),
            "for_me": form.action is ask_for_help,
        }  # fmt: skip
        return render(request, "assistance/ask.html", page, status=status)


class NewCall(View):
    """Staff write down a call: who, where, what is needed."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form."""
        actor = actor_of(request)
        if actor.kind != Kind.MEMBER or actor.role not in ASK_FOR_OTHERS:
            raise NotVisible
        return self._page(request, AskForm(take_call, country=actor.country if actor.country != "KG" else ""))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Open the case."""
        form = AskForm(take_call, request.POST)
        outcome = sent(request, form, office_for(form.cleaned_data["country"])) if form.is_valid() else None
        if outcome is None:
            return self._page(request, form, status=422)
        say_done(request, outcome)
        return HttpResponseRedirect(address_of(outcome.record))

    def _page(self, request: HttpRequest, form: AskForm, status: int = 200) -> HttpResponse:
        page = {"form": form, "title": _("New call"), "button": _("Open a case"), "back": reverse("assistance:list")}
        return render(request, "assistance/new_call.html", page, status=status)


@require_safe
def case_list(request: HttpRequest) -> HttpResponse:
    """Show the cases of the office by deadline."""
    actor = actor_of(request)
    if not actor.is_staff:
        raise NotVisible
    filters = CasesFilter(request.GET)
    cases = cases_listed(actor, filters.cleaned_data if filters.is_valid() else {})
    page = page_by_key(cases, request=request, key=("act_by", "pk"))
    acts = [Act(_("Referrals to us"), reverse("assistance:referrals"))]
    if actor.role in ASK_FOR_OTHERS:
        acts.insert(0, Act(_("New call"), reverse("assistance:new_call"), "main"))
    context = {
        "title": _("Cases"), "page": page, "rows": [pages.row_of(case, actor) for case in page.rows],
        "filters": filters, "chips": filters.chips(request), "acts": acts, "desk": True,
        "empty": Empty(_("No open cases"), more=_("A new one appears here and on the desk at once.")),
        "empty_filtered": Empty(_("No case fits these filters")),
    }  # fmt: skip
    return render(request, "ui/list.html", context)


@require_safe
def case(request: HttpRequest, ref: str) -> HttpResponse:
    """Show a case: all of it to staff, state and helpers to whoever asked."""
    actor = actor_of(request)
    visible = AssistanceCase.visible_to(actor).select_related("person", "office", "taken_by")
    found = open_record(request, visible, ref)
    if actor.kind == Kind.MEMBER:
        return render(request, "assistance/case.html", pages.case_page(found, actor))
    return render(request, "assistance/own.html", pages.own_page(found, actor))


class OnCase(View):
    """A form of its own for an action on a case."""

    actions: tuple[Any, ...] = ()

    def get(self, request: HttpRequest, ref: str, slug: str = "") -> HttpResponse:
        """Show the form."""
        found, action = self._asked(request, ref, slug)
        return self._page(request, found, self._form(request, found, action, initial={"seen": found.version}))

    def post(self, request: HttpRequest, ref: str, slug: str = "") -> HttpResponse:
        """Do it."""
        found, action = self._asked(request, ref, slug)
        form = self._form(request, found, action, request.POST)
        outcome = sent(request, form, found) if form.is_valid() else None
        if outcome is None:
            return self._page(request, found, form, status=422)
        say_done(request, outcome)
        return HttpResponseRedirect(reverse("assistance:case", args=[found.ref]))

    def _asked(self, request: HttpRequest, ref: str, slug: str) -> tuple[AssistanceCase, Any]:
        found = open_record(request, AssistanceCase.visible_to(actor_of(request)), ref)
        action = next((each for each in self.actions if slug in ("", each.slug)), None)
        if action is None or not action.allowed_to(actor_of(request), found):
            raise NotVisible
        return found, action

    def _form(self, request: HttpRequest, found: AssistanceCase, action: Any, *data: Any, **options: Any) -> ActionForm:
        if action is refer_case:
            return ReferForm(action, *data, office=found.office, **options)
        return ColleagueForm(action, *data, actor=actor_of(request), **options)

    def _page(self, request: HttpRequest, found: AssistanceCase, form: ActionForm, status: int = 200) -> HttpResponse:
        label = form.action.label
        page = {"form": form, "title": label, "button": label, "record": found, "action": form.action,
                "back": address_of(found)}  # fmt: skip
        return render(request, "assistance/on_case.html", page, status=status)


class Refer(OnCase):
    """Refer a case to others."""

    actions = (refer_case,)


class WithColleague(OnCase):
    """Name a colleague to the team, or hand the case over."""

    actions = (name_team_member, hand_over_case)


@require_safe
def referral_list(request: HttpRequest) -> HttpResponse:
    """Show the referrals that the office received."""
    actor = actor_of(request)
    if not actor.is_staff:
        raise NotVisible
    page = page_by_key(referrals_received(actor), request=request, key=("answer_by", "pk"))
    rows = [pages.received_row(each, actor) for each in page.rows]
    context = {"title": _("Referrals to us"), "page": page, "rows": rows, "desk": True,
               "empty": Empty(_("No referrals yet"))}  # fmt: skip
    return render(request, "ui/list.html", context)


@require_safe
def referral(request: HttpRequest, ref: str) -> HttpResponse:
    """Show a referral to those who answer it and to the team that made it."""
    actor = actor_of(request)
    found = open_record(request, Referral.visible_to(actor).select_related("case__office", "to"), ref)
    return render(request, "assistance/referral.html", pages.referral_page(found, actor))
