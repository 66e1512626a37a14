"""The pages of applications: applying, one's own, the recruiter's, and the workers of stopped agencies."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.http import require_safe

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Kind, actor_of
from sapar.foundation.accounts.sessions import sign_in_first
from sapar.foundation.actions.doors.forms import mending
from sapar.foundation.actions.doors.pages import address_of, do, say_done
from sapar.foundation.actions.errors import NotVisible
from sapar.foundation.actions.wrapper import Outcome
from sapar.foundation.reading.log import open_record
from sapar.foundation.ui.components import Act, Empty
from sapar.foundation.ui.paging import page_by_key
from sapar.pre_employment.applications import pages
from sapar.pre_employment.applications.applying import apply_for_job
from sapar.pre_employment.applications.forms import ApplicationsFilter, ApplyForm, WorkersFilter
from sapar.pre_employment.applications.models import AffectedWorker, Application
from sapar.pre_employment.applications.permissions import applies_for_others
from sapar.pre_employment.applications.queries import applications_listed, workers_listed
from sapar.pre_employment.job_orders.models import JobOrder
from sapar.registers.organizations.models import Role
from sapar.registers.people.models import Person
from sapar.registers.people.queries import own_person

CALLERS = (Role.PLACEMENT_OFFICER, Role.LABOUR_ATTACHE)
WORKERS = _("Workers of stopped agencies")


class Apply(View):
    """Apply for a job: for oneself, or by an officer for somebody. Only here is one asked to sign in."""

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Show the form; whoever is not registered is led to register first."""
        order = self._order(request, ref)
        if led := self._first(request):
            return led
        return self._page(request, self._form(request), order)

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Apply, and show the application."""
        order = self._order(request, ref)
        if led := self._first(request):
            return led
        form = self._form(request)
        outcome = self._sent(request, form, order) if form.is_valid() else None
        if outcome is None:
            return self._page(request, form, order, status=422)
        say_done(request, outcome)
        return HttpResponseRedirect(address_of(outcome.record))

    def _order(self, request: HttpRequest, ref: str) -> JobOrder:
        return get_object_or_404(JobOrder.visible_to(actor_of(request)).filter(published_on__isnull=False), ref=ref)

    def _first(self, request: HttpRequest) -> HttpResponse | None:
        """Return where somebody has to go first: to sign in, or to register."""
        actor = actor_of(request)
        if actor.account is None:
            return sign_in_first(request)
        if actor.kind == Kind.MEMBER and not applies_for_others(actor):
            raise Http404
        if actor.kind == Kind.HOLDER and own_person(actor) is None:
            return redirect("people:register_myself")
        return None

    def _form(self, request: HttpRequest) -> ApplyForm:
        return ApplyForm(request.POST or None, for_whom=actor_of(request).kind == Kind.MEMBER)

    def _sent(self, request: HttpRequest, form: ApplyForm, order: JobOrder) -> Outcome | None:
        with mending(form):
            try:
                return do(apply_for_job, self._person(request, form), form, by=actor_of(request), order=order)
            except NotVisible as unknown:
                form.add_error("person" if "person" in form.fields else None, str(unknown))
        return None

    def _person(self, request: HttpRequest, form: ApplyForm) -> Person:
        """Return who applies. Raises NotVisible where the number names nobody this officer may know of."""
        if "person" not in form.fields:
            person = own_person(actor_of(request))
        else:
            person = Person.visible_to(actor_of(request)).filter(ref=form.cleaned_data["person"]).first()
        if person is None:
            raise NotVisible
        return person

    def _page(self, request: HttpRequest, form: ApplyForm, order: JobOrder, status: int = 200) -> HttpResponse:
        page = {"form": form, "title": apply_for_job.label, "button": apply_for_job.label, "order": order,
                "back": reverse("job_orders:job", args=[order.ref])}  # fmt: skip
        return render(request, "applications/apply.html", page, status=status)


@require_safe
def application(request: HttpRequest, ref: str) -> HttpResponse:
    """Show an application: the worker's own page, or the one of whoever recruits or helps."""
    actor = actor_of(request)
    found = open_record(request, Application.visible_to(actor).select_related(
        "person__key", "order__employer", "order__agency", "order__drafted_at"), ref)  # fmt: skip
    today = clock.today(actor.place)
    if actor.kind == Kind.MEMBER:
        return render(request, "applications/application.html", pages.recruiter_page(found, actor, today))
    return render(request, "applications/own.html", pages.own_page(found, actor, today))


@require_safe
def applications(request: HttpRequest) -> HttpResponse:
    """Show the applications for the orders of an agency, an employer or a post."""
    actor = actor_of(request)
    if not actor.is_staff:
        raise Http404
    filters = ApplicationsFilter(request.GET)
    found = applications_listed(actor, filters.cleaned_data if filters.is_valid() else {})
    page = page_by_key(found, request=request, key=("-pk",))
    return render(request, "ui/list.html", {
        "title": _("Applications"), "page": page, "rows": [pages.row_of(each) for each in page.rows], "desk": True,
        "filters": filters, "chips": filters.chips(request), "empty": Empty(_("Nobody has applied yet")),
        "empty_filtered": Empty(_("No application fits these filters")),
        "acts": [Act(WORKERS, reverse("applications:affected_list"))] if actor.role in CALLERS else [],
    })  # fmt: skip


@require_safe
def affected(request: HttpRequest, ref: str) -> HttpResponse:
    """Show a worker of a stopped agency to the officer who calls."""
    actor = actor_of(request)
    found = open_record(request, AffectedWorker.visible_to(actor).select_related("application__order", "journey"), ref)
    page = pages.affected_page(found, actor, clock.today(actor.place))
    return render(request, "applications/affected.html", page)


@require_safe
def affected_list(request: HttpRequest) -> HttpResponse:
    """Show the workers of stopped agencies whom this officer calls."""
    actor = actor_of(request)
    if actor.role not in CALLERS:
        raise Http404
    filters = WorkersFilter(request.GET)
    found = workers_listed(actor, filters.cleaned_data if filters.is_valid() else {})
    page = page_by_key(found, request=request, key=("-pk",))
    return render(request, "ui/list.html", {
        "title": WORKERS, "page": page, "desk": True, "filters": filters,
        "rows": [pages.affected_row(each) for each in page.rows], "chips": filters.chips(request),
        "empty": Empty(_("Nobody is waiting for a call")),
    })  # fmt: skip
