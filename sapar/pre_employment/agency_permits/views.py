"""The pages of permits: the public register, the files for those who work on them, and three forms of their own."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.http import require_safe

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor, actor_of
from sapar.foundation.actions.doors.forms import ActionForm
from sapar.foundation.actions.doors.pages import address_of, permitted, say_done, sent
from sapar.foundation.actions.wrapper import Action
from sapar.foundation.ui.components import Act, Empty
from sapar.foundation.ui.paging import page_by_key
from sapar.pre_employment.agency_permits import clocks, pages, register
from sapar.pre_employment.agency_permits.actions import (
    apply_for_permit,
    propose_revocation,
    renew_permit,
    revoke_permit,
    suspend_permit,
    vote_on_permit,
)
from sapar.pre_employment.agency_permits.affected import affected_workers
from sapar.pre_employment.agency_permits.forms import FilesFilter, RegisterSearch, VoteForm
from sapar.pre_employment.agency_permits.models import AgencyPermit, PartnerAgreement, PermitPaper, has_file
from sapar.pre_employment.agency_permits.owners import written
from sapar.pre_employment.agency_permits.queries import files_listed, permits_found
from sapar.registers.organizations.models import Organization, OrganizationKind, Role


@require_safe
def agencies(request: HttpRequest) -> HttpResponse:
    """Show the public register: every agency that holds or held a permit, by country."""
    search, today = RegisterSearch(request.GET), clock.today()
    text = search.cleaned_data["q"] if search.is_valid() else ""
    page = page_by_key(permits_found(text, today), request=request, key=("agency__search_key", "pk"))
    return render(request, "agency_permits/agencies.html", {
        "title": _("Agencies"), "page": page, "rows": [register.row_of(each, today) for each in page.rows],
        "filters": search, "chips": search.chips(request), "empty": Empty(_("No agency holds a permit yet")),
        "empty_filtered": register.nothing_found(),
    })  # fmt: skip


@require_safe
def agency(request: HttpRequest, ref: str) -> HttpResponse:
    """Show an agency to anybody: a verdict for each country, why, since when, and what a worker does."""
    found = get_object_or_404(Organization.objects.filter(kind=OrganizationKind.AGENCY), ref=ref)
    return render(request, "agency_permits/agency.html", register.agency_page(found, clock.today()))


@require_safe
def files(request: HttpRequest) -> HttpResponse:
    """Show the files this member works on, the newest first."""
    actor = actor_of(request)
    if actor.role not in WORK_ON_FILES:
        raise Http404
    filters = FilesFilter(request.GET)
    found = files_listed(actor, filters.cleaned_data if filters.is_valid() else {})
    page = page_by_key(found, request=request, key=("-pk",))
    return render(request, "ui/list.html", {
        "title": _("Agency permits"), "page": page, "rows": [pages.row_of(each, actor) for each in page.rows],
        "filters": filters, "chips": filters.chips(request), "desk": True, "acts": _apply(actor),
        "empty": Empty(_("No applications and no permits yet")),
        "empty_filtered": Empty(_("No permit fits these filters")),
    })  # fmt: skip


WORK_ON_FILES = (
    Role.AGENCY_CLERK, Role.PERMIT_OFFICER, Role.COMMISSION_MEMBER, Role.LABOUR_ATTACHE, Role.AUDITOR,
)  # fmt: skip


def _apply(actor: Actor) -> list[Act]:
    if actor.role != Role.AGENCY_CLERK:
        return []
    return [Act(apply_for_permit.label, reverse("actions:do", args=[apply_for_permit.slug, actor.organisation_ref]),
                "main")]  # fmt: skip


def permit(request: HttpRequest, ref: str, form: VoteForm | None = None) -> HttpResponse:
    """Show a file to those who work on it; everybody else reads the public page of its agency."""
    actor = actor_of(request)
    found = get_object_or_404(AgencyPermit.visible_to(actor).select_related("agency", "renews", "prepared_by"), ref=ref)
    if not AgencyPermit.objects.filter(has_file(actor), pk=found.pk).exists():
        return redirect("agency_permits:agency", found.agency.ref)
    page = pages.permit_page(found, actor, form)
    return render(request, "agency_permits/permit.html", page, status=422 if form else 200)


@require_safe
def paper(request: HttpRequest, ref: str) -> HttpResponse:
    """Lead to the file a paper is in: it has no page of its own."""
    found = get_object_or_404(PermitPaper.visible_to(actor_of(request)), ref=ref)
    return redirect(address_of(found.permit) + "#papers")


@require_safe
def partner(request: HttpRequest, ref: str) -> HttpResponse:
    """Lead to the file a partner is named in."""
    found = get_object_or_404(PartnerAgreement.visible_to(actor_of(request)), ref=ref)
    return redirect(address_of(found.permit) + "#partners")


class OnPermit(View):
    """A form of its own for an action on a permit."""

    actions: tuple[Action, ...] = ()
    template = "agency_permits/renew.html"

    def get(self, request: HttpRequest, ref: str, slug: str = "") -> HttpResponse:
        """Show the form."""
        action, found = self._asked(request, ref, slug)
        return self._page(request, found, ActionForm(action, initial={"seen": found.version, **self._known(found)}))

    def post(self, request: HttpRequest, ref: str, slug: str = "") -> HttpResponse:
        """Do it."""
        action, found = self._asked(request, ref, slug)
        form = ActionForm(action, request.POST)
        outcome = sent(request, form, found)
        if outcome is None:
            return self._page(request, found, form, status=422)
        say_done(request, outcome)
        return redirect(address_of(outcome.record))

    def _asked(self, request: HttpRequest, ref: str, slug: str) -> tuple[Action, AgencyPermit]:
        action = next((each for each in self.actions if slug in ("", each.slug)), None)
        if action is None:
            raise Http404
        found = permitted(action, ref, request)
        assert isinstance(found, AgencyPermit)  # noqa: S101 - tells the type checker
        return action, found

    def _known(self, found: AgencyPermit) -> dict[str, Any]:
        return {}

    def _page(self, request: HttpRequest, found: AgencyPermit, form: ActionForm, status: int = 200) -> HttpResponse:
        action = form.action
        page = {"form": form, "title": action.label, "button": action.label, "grave": action.grave, "record": found,
                "back": address_of(found), "at_once": action is not propose_revocation,
                "limited": action is suspend_permit, **self._shown(found)}  # fmt: skip
        return render(request, self.template, page, status=status)

    def _shown(self, found: AgencyPermit) -> dict[str, Any]:
        return {}


class Renew(OnPermit):
    """Renew a permit: what is known is filled in."""

    actions = (renew_permit,)

    def _known(self, found: AgencyPermit) -> dict[str, Any]:
        return {"owners": written(found)}


class WithCount(OnPermit):
    """Suspend or revoke: before the press stands how many workers depend on the permit, and what they are told."""

    actions = (suspend_permit, propose_revocation, revoke_permit)
    template = "agency_permits/with_count.html"

    def _shown(self, found: AgencyPermit) -> dict[str, Any]:
        proposal = found.open_proposal
        longest = clocks.days("suspension_limit_days", clock.today())
        return {"affected": affected_workers(found), "proposal": pages.decided(proposal) if proposal else None,
                "longest": longest}  # fmt: skip


class OnVote(View):
    """The vote box on the page of a file."""

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Lead to the file."""
        return redirect("agency_permits:permit", ref)

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Vote, or show again what was written with what to mend."""
        found = permitted(vote_on_permit, ref, request)
        form = VoteForm(request.POST)
        outcome = sent(request, form, found)
        if outcome is None:
            return permit(request, ref, form)
        say_done(request, outcome)
        return redirect(address_of(found))
