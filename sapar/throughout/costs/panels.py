"""What this room adds to the pages of others: the payments, to those who may know of them."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.ui.components import Act
from sapar.registers.journeys.models import Journey
from sapar.registers.journeys.panels import on_journey
from sapar.registers.people.models import Person
from sapar.registers.people.panels import Panel, add_panel
from sapar.throughout.costs.pages import row_of
from sapar.throughout.costs.permissions import owns_journey
from sapar.throughout.costs.queries import costs_of, costs_of_person


@on_journey
def costs_of_journey(journey: Journey, actor: Actor) -> Panel | None:
    """Show the payments on the page of the journey, and to the worker the way to the list."""
    rows = [row_of(item) for item in costs_of(actor, journey)]
    own = owns_journey(actor, journey)
    act = Act(_("What I paid for the job"), reverse("costs:ledger", args=[journey.ref])) if own else None
    return Panel(_("Costs of the job"), "ui/parts/rows_panel.html", {"rows": rows, "act": act}) if rows or act else None


@add_panel
def costs_panel(person: Person, actor: Actor) -> Panel | None:
    """Show the payments to officers who work on a complaint of this person."""
    rows = [row_of(item) for item in costs_of_person(actor, person)] if actor.is_staff else []
    context = {"rows": rows, "act": None}
    return Panel(_("Costs of the job"), "ui/parts/rows_panel.html", context, order=55) if rows else None
