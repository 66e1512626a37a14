"""The pages of reintegration: proposing a service, one service, one review, and the list of services."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.http import require_safe

from sapar.foundation.accounts.actors import actor_of
from sapar.foundation.actions.doors.forms import mending
from sapar.foundation.actions.doors.pages import address_of, do, say_done
from sapar.foundation.actions.errors import NotVisible
from sapar.foundation.actions.guarded import one_of
from sapar.foundation.actions.wrapper import Outcome
from sapar.foundation.reading.log import open_record
from sapar.foundation.ui.components import Empty
from sapar.foundation.ui.paging import page_by_key
from sapar.post_employment.reintegration import pages
from sapar.post_employment.reintegration.actions import propose_service
from sapar.post_employment.reintegration.forms import ProposeForm, ServicesFilter
from sapar.post_employment.reintegration.models import ReintegrationPlan, Review, ServiceReferral
from sapar.post_employment.reintegration.permissions import proposes
from sapar.post_employment.reintegration.queries import services_listed
from sapar.post_employment.returns.models import Return


class Propose(View):
    """Propose a service on a return."""

    def get(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Show the form."""
        returning = self._returning(request, ref)
        return self._page(request, returning, ProposeForm(propose_service, initial={"seen": returning.version}))

    def post(self, request: HttpRequest, ref: str) -> HttpResponse:
        """Propose it, and go back to the return."""
        returning = self._returning(request, ref)
        form = ProposeForm(propose_service, request.POST)
        outcome = self._proposed(request, returning, form) if form.is_valid() else None
        if outcome is None:
            return self._page(request, returning, form, status=422)
        say_done(request, outcome)
        return HttpResponseRedirect(address_of(returning))

    def _proposed(self, request: HttpRequest, returning: Return, form: ProposeForm) -> Outcome | None:
        with mending(form):
            return do(propose_service, returning, form, by=actor_of(request))
        return None

    def _returning(self, request: HttpRequest, ref: str) -> Return:
        returning: Return = one_of(Return.visible_to(actor_of(request)), ref)
        if not proposes(actor_of(request), returning):
            raise NotVisible
        return returning

    def _page(self, request: HttpRequest, returning: Return, form: ProposeForm, status: int = 200) -> HttpResponse:
        page = {"form": form, "title": _("Propose a service"), "button": _("Propose a service"),
                "intro": _("The provider learns of the person only after the person agrees"),
                "back": reverse("returns:detail", args=[returning.ref])}  # fmt: skip
        return render(request, "ui/form.html", page, status=status)


@require_safe
def service_list(request: HttpRequest) -> HttpResponse:
    """Show the services: to officers all, to a provider those referred to it."""
    actor = actor_of(request)
    if not actor.is_staff:
        raise NotVisible
    filters = ServicesFilter(request.GET)
    services = services_listed(actor, filters.cleaned_data if filters.is_valid() else {})
    page = page_by_key(services, request=request, key=("-pk",))
    context = {
        "title": _("Services"), "page": page, "rows": [pages.row_of(each, actor) for each in page.rows],
        "filters": filters, "chips": filters.chips(request), "desk": True, "empty": Empty(_("No open services")),
        "empty_filtered": Empty(_("No service fits these filters")),
    }  # fmt: skip
    return render(request, "ui/list.html", context)


@require_safe
def service(request: HttpRequest, ref: str) -> HttpResponse:
    """Show one service."""
    actor = actor_of(request)
    services = ServiceReferral.visible_to(actor).select_related("returning__journey__person__key", "provider")
    return render(request, "reintegration/service.html", pages.service_page(open_record(request, services, ref), actor))


@require_safe
def review(request: HttpRequest, ref: str) -> HttpResponse:
    """Show one review."""
    actor = actor_of(request)
    reviews = Review.visible_to(actor).select_related("returning__journey__person__key")
    return render(request, "ui/subject.html", pages.review_page(open_record(request, reviews, ref), actor))


@require_safe
def plan(request: HttpRequest, ref: str) -> HttpResponse:
    """Show a plan."""
    found = open_record(request, ReintegrationPlan.visible_to(actor_of(request)), ref)
    return render(request, "reintegration/plan.html", pages.plan_page(found, actor_of(request)))
