"""The pages of costs: the list of a journey, a payment, a declaration, and the complaint that is one press away."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from sapar.foundation import clock
from sapar.foundation.accounts.actors import actor_of
from sapar.foundation.actions.errors import Refused
from sapar.foundation.reading.log import open_record
from sapar.registers.journeys.models import Journey
from sapar.throughout.costs import pages
from sapar.throughout.costs.complaining import begin_about
from sapar.throughout.costs.models import CostDeclaration, CostItem
from sapar.throughout.costs.permissions import owns_journey


@require_safe
def ledger(request: HttpRequest, ref: str) -> HttpResponse:
    """Show what was paid for a journey: to the worker, and to who works on a complaint of theirs."""
    journey = _journey(request, ref)
    page = pages.ledger_page(journey, actor_of(request), clock.today(actor_of(request).place))
    return render(request, "costs/ledger.html", page)


@require_safe
def item(request: HttpRequest, ref: str) -> HttpResponse:
    """Show one payment."""
    found = open_record(request, CostItem.visible_to(actor_of(request)), ref)
    return render(request, "costs/record.html", pages.item_page(found, actor_of(request)))


@require_safe
def declaration(request: HttpRequest, ref: str) -> HttpResponse:
    """Show a declaration."""
    found = open_record(request, CostDeclaration.visible_to(actor_of(request)), ref)
    return render(request, "costs/record.html", pages.declaration_page(found, actor_of(request)))


@require_POST
def complain(request: HttpRequest, ref: str) -> HttpResponse:
    """Open a complaint about what was paid, filled in: the worker only looks it over and sends it."""
    journey = _journey(request, ref)
    if not owns_journey(actor_of(request), journey):
        raise Refused
    begin_about(request, journey)
    return HttpResponseRedirect(reverse("complaints:check"))


def _journey(request: HttpRequest, ref: str) -> Journey:
    """Return a journey of one's own; an officer's, where its payments may be known to them."""
    actor = actor_of(request)
    journeys = Journey.visible_to(actor)
    if actor.is_staff:
        journeys = Journey.objects.filter(pk__in=CostItem.visible_to(actor).values("journey"))
    return open_record(request, journeys.select_related("person__key"), ref)
