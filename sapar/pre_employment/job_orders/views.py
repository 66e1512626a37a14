"""The pages of jobs for everybody, and of employers and orders for those who work on them."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.http import require_safe

from sapar.foundation import clock
from sapar.foundation.accounts.actors import actor_of
from sapar.foundation.actions.doors.pages import address_of, say_done, sent
from sapar.foundation.ui.components import Act, Empty, Row
from sapar.foundation.ui.paging import page_by_key
from sapar.foundation.ui.words import say
from sapar.pre_employment.job_orders import pages, showing, vetting_pages
from sapar.pre_employment.job_orders.actions import amend_order, claim_employer, draft_order, hand_in_employer_papers
from sapar.pre_employment.job_orders.forms import (
    ClaimForm,
    EmployersFilter,
    JobsFilter,
    OrderForm,
    OrdersFilter,
    PapersForm,
)
from sapar.pre_employment.job_orders.models import EmployerVetting, JobOrder
from sapar.pre_employment.job_orders.permissions import claims_employers, drafts_orders
from sapar.pre_employment.job_orders.queries import (
    employers_verified,
    jobs_found,
    kinds_of_jobs,
    orders_listed,
    vettings_listed,
)
from sapar.registers.journeys.choices import country_name
from sapar.registers.organizations.models import Organization


def own_organization(request: HttpRequest) -> Organization:
    """Return the organization the actor acts for. Raises Http404 for whoever acts for none."""
    return get_object_or_404(Organization, ref=actor_of(request).organisation_ref or "-")


@require_safe
def jobs(request: HttpRequest) -> HttpResponse:
    """Show everybody the jobs that are open."""
    today = clock.today()
    countries, groups = kinds_of_jobs(today)
    filters = JobsFilter(request.GET, countries=countries, groups=groups)
    found = jobs_found(today, filters.cleaned_data if filters.is_valid() else {})
    page = page_by_key(found, request=request, key=("-published_on", "-pk"))
    chips = filters.chips(request)
    remove = [Act(say(_("Remove the filter. {filter}"), filter=chip.words), chip.without_url) for chip in chips]
    return render(request, "job_orders/jobs.html", {
        "title": _("Jobs abroad"), "page": page, "filters": filters, "chips": chips,
        "rows": [showing.job_row(order, reverse("job_orders:job", args=[order.ref])) for order in page.rows],
        "empty": Empty(_("No job is open now"), _("New ones appear here on the day they are approved")),
        "empty_filtered": Empty(_("No jobs match. Remove a filter"), acts=remove),
    })  # fmt: skip


@require_safe
def job(request: HttpRequest, ref: str) -> HttpResponse:
    """Show everybody a job that was published."""
    published = JobOrder.visible_to(actor_of(request)).filter(published_on__isnull=False)
    order = get_object_or_404(published, ref=ref)
    return render(request, "job_orders/job.html", pages.job_page(order, actor_of(request), clock.today()))


@require_safe
def orders(request: HttpRequest) -> HttpResponse:
    """Show the orders that this member makes, checks, approves or oversees."""
    actor = actor_of(request)
    if not actor.is_staff:
        raise Http404
    filters = OrdersFilter(request.GET)
    found = orders_listed(actor, filters.cleaned_data if filters.is_valid() else {})
    page = page_by_key(found, request=request, key=("-pk",))
    may_draft = drafts_orders(actor, own_organization(request))
    return render(request, "ui/list.html", {
        "title": _("Job orders"), "page": page, "rows": [showing.order_row(order) for order in page.rows],
        "filters": filters, "chips": filters.chips(request), "desk": True,
        "acts": [Act(draft_order.label, reverse("job_orders:new"), "main")] if may_draft else [],
        "empty": Empty(_("No order yet")), "empty_filtered": Empty(_("No order fits these filters")),
    })  # fmt: skip


@require_safe
def order(request: HttpRequest, ref: str) -> HttpResponse:
    """Show an order to those who work on it; others are led to the public page of the job."""
    actor = actor_of(request)
    found = get_object_or_404(JobOrder.visible_to(actor), ref=ref)
    if not orders_listed(actor, {}).filter(pk=found.pk).exists():
        return HttpResponseRedirect(reverse("job_orders:job", args=[ref]))
    return render(request, "job_orders/order.html", pages.order_page(found, actor, clock.today(actor.place)))


class Draft(View):
    """Draft an order: first the employer, then all questions on one page."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the employers to choose from, or the form."""
        _maker, employer = self._asked(request)
        if employer is None:
            return _choose_employer(request)
        return self._page(request, OrderForm(draft_order, employer=employer), employer)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Save the draft."""
        maker, employer = self._asked(request)
        if employer is None:
            raise Http404
        form = OrderForm(draft_order, request.POST, employer=employer)
        outcome = sent(request, form, maker)
        if outcome is None:
            return self._page(request, form, employer, status=422)
        say_done(request, outcome)
        return HttpResponseRedirect(address_of(outcome.record))

    def _asked(self, request: HttpRequest) -> tuple[Organization, Organization | None]:
        maker = own_organization(request)
        if not drafts_orders(actor_of(request), maker):
            raise Http404
        checked = employers_verified(clock.today()).filter(employer__ref=request.GET.get("employer", "-")).first()
        return maker, checked.employer if checked else None

    def _page(self, request: HttpRequest, form: OrderForm, employer: Organization, status: int = 200) -> HttpResponse:
        page = {"form": form, "title": draft_order.label, "employer": employer, "back": reverse("job_orders:new"),
                "country": country_name(employer.country), "button": _("Save the draft")}  # fmt: skip
        return render(request, "job_orders/order_form.html", page, status=status)


def _choose_employer(request: HttpRequest) -> HttpResponse:
    """Show the employers for whom an order can be drafted."""
    page = page_by_key(employers_verified(clock.today()), request=request, key=("employer__search_key", "pk"))
    claim = Act(claim_employer.label, reverse("job_orders:claim"), "main")
    rows = [
        Row(each.employer.name, f"?employer={each.employer.ref}", vetting_pages.vetting_tag(each),
            asked=country_name(each.country))
        for each in page.rows
    ]  # fmt: skip
    return render(request, "ui/list.html", {
        "title": _("For which employer?"), "page": page, "rows": rows, "desk": True, "acts": [claim] if rows else [],
        "empty": Empty(_("No employer is checked yet"), _("The post abroad checks an employer before it may recruit"),
                       [claim]),
    })  # fmt: skip


class Amend(View):
    """Write a new version of an order."""

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Show the form with what the order says now."""
        found = self._asked(request, ref)
        form = OrderForm(amend_order, employer=found.employer, order=found)
        return self._page(request, form, found)

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Save the new version."""
        found = self._asked(request, ref)
        form = OrderForm(amend_order, request.POST, employer=found.employer, order=found)
        outcome = sent(request, form, found)
        if outcome is None:
            return self._page(request, form, found, status=422)
        say_done(request, outcome)
        return HttpResponseRedirect(address_of(found))

    def _asked(self, request: HttpRequest, ref: str) -> JobOrder:
        actor = actor_of(request)
        found = get_object_or_404(JobOrder.visible_to(actor), ref=ref)
        if not amend_order.allowed_to(actor, found):
            raise Http404
        return found

    def _page(self, request: HttpRequest, form: OrderForm, found: JobOrder, status: int = 200) -> HttpResponse:
        page = {"form": form, "title": amend_order.label, "employer": found.employer, "back": address_of(found),
                "country": country_name(found.country), "button": _("Save as a new version")}  # fmt: skip
        return render(request, "job_orders/order_form.html", page, status=status)


@require_safe
def employers(request: HttpRequest) -> HttpResponse:
    """Show the employers and how far they are checked."""
    actor = actor_of(request)
    if not actor.is_staff:
        raise Http404
    filters = EmployersFilter(request.GET)
    found = vettings_listed(actor, filters.cleaned_data if filters.is_valid() else {})
    page = page_by_key(found, request=request, key=("-pk",))
    may_claim = claims_employers(actor, own_organization(request))
    return render(request, "ui/list.html", {
        "title": _("Employers abroad"), "page": page, "desk": True, "filters": filters,
        "rows": [vetting_pages.vetting_row(each) for each in page.rows], "chips": filters.chips(request),
        "acts": [Act(claim_employer.label, reverse("job_orders:claim"), "main")] if may_claim else [],
        "empty": Empty(_("No employer yet")), "empty_filtered": Empty(_("No employer fits these filters")),
    })  # fmt: skip


@require_safe
def vetting(request: HttpRequest, ref: str) -> HttpResponse:
    """Show the check of an employer."""
    actor = actor_of(request)
    found = get_object_or_404(EmployerVetting.visible_to(actor).select_related("claimed_by"), ref=ref)
    page = vetting_pages.vetting_page(found, actor, clock.today(actor.place))
    return render(request, "job_orders/vetting.html", page)


class Claim(View):
    """Name an employer, and hand in the papers that are there."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the form."""
        return self._page(request, ClaimForm(claimant=self._claimant(request)))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Name it; where papers were ticked, hand them in too."""
        claimant = self._claimant(request)
        form = ClaimForm(request.POST, claimant=claimant)
        outcome = sent(request, form, claimant)
        if outcome is None:
            return self._page(request, form, status=422)
        if (papers := form.cleaned_data["papers"]) and not outcome.repeated:
            hand_in_employer_papers(outcome.record, by=actor_of(request), papers=papers)
        say_done(request, outcome)
        return HttpResponseRedirect(address_of(outcome.record))

    def _claimant(self, request: HttpRequest) -> Organization:
        claimant = own_organization(request)
        if not claims_employers(actor_of(request), claimant):
            raise Http404
        return claimant

    def _page(self, request: HttpRequest, form: ClaimForm, status: int = 200) -> HttpResponse:
        page = {"form": form, "title": claim_employer.label, "back": reverse("job_orders:employers"),
                "intro": _("The post in that country checks whether the employer exists and may employ"),
                "button": claim_employer.label}  # fmt: skip
        return render(request, "ui/form.html", page, status=status)


class HandIn(View):
    """Say which papers of an employer are at the post."""

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Show the boxes."""
        found = self._asked(request, ref)
        return self._page(request, PapersForm(initial={"seen": found.version, "papers": found.papers}), found)

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Hand them in."""
        found = self._asked(request, ref)
        form = PapersForm(request.POST)
        outcome = sent(request, form, found)
        if outcome is None:
            return self._page(request, form, found, status=422)
        say_done(request, outcome)
        return HttpResponseRedirect(address_of(found))

    def _asked(self, request: HttpRequest, ref: str) -> EmployerVetting:
        found = get_object_or_404(EmployerVetting.visible_to(actor_of(request)), ref=ref)
        if not hand_in_employer_papers.allowed_to(actor_of(request), found):
            raise Http404
        return found

    def _page(self, request: HttpRequest, form: Any, found: EmployerVetting, status: int = 200) -> HttpResponse:
        label = hand_in_employer_papers.label
        page = {"form": form, "title": label, "button": label, "back": address_of(found)}
        return render(request, "ui/form.html", page, status=status)
