"""What this room adds to the pages of jobs, orders and people: the button to apply, the applicants, one's own jobs."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.ui.components import Act
from sapar.foundation.ui.words import say
from sapar.pre_employment.applications.applying import apply_for_job
from sapar.pre_employment.applications.pages import own_row, row_of
from sapar.pre_employment.applications.permissions import applies_for_others
from sapar.pre_employment.applications.queries import applications_for, applications_of, live_application
from sapar.pre_employment.job_orders.models import JobOrder
from sapar.pre_employment.job_orders.panels import Panel, on_job, on_order
from sapar.registers.people.models import Person
from sapar.registers.people.panels import Panel as PersonPanel
from sapar.registers.people.panels import add_panel
from sapar.registers.people.queries import own_person

SHOWN = 25


@on_job
def apply_button(order: JobOrder, actor: Actor, on: date) -> Panel | None:
    """Show the button to apply, or when one applied. Only the button asks to sign in, not the page."""
    person = own_person(actor)
    earlier = live_application(person, order) if person else None
    if earlier:
        said = say(_("You applied on {date}"), date=earlier.applied_on)
        act = Act(_("To my application"), reverse("applications:application", args=[earlier.ref]), "main")
        return Panel("applications/apply_panel.html", context={"act": act, "said": said})
    if actor.kind == Kind.MEMBER and not applies_for_others(actor):
        return None
    label = _("Register somebody for this job") if actor.kind == Kind.MEMBER else apply_for_job.label
    act = Act(label, reverse("applications:apply", args=[order.ref]), "main")
    return Panel("applications/apply_panel.html", context={"act": act, "said": ""})


@on_order
def applicants(order: JobOrder, actor: Actor, on: date) -> Panel | None:
    """Show who applied, to those who may know."""
    found = list(applications_for(actor, order)[: SHOWN + 1])
    if not found:
        return None
    more = f"{reverse('applications:list')}?q={order.ref}" if len(found) > SHOWN else ""
    rows = [row_of(application, with_job=False) for application in found[:SHOWN]]
    return Panel("applications/rows_panel.html", _("Applicants"), {"rows": rows, "more": more})


@add_panel
def jobs_panel(person: Person, actor: Actor) -> PersonPanel | None:
    """Show on the page of a person the jobs they applied for."""
    rows = [own_row(application) for application in applications_of(actor, person)[:SHOWN]]
    if not rows:
        return None
    return PersonPanel(_("Jobs applied for"), "applications/rows_panel.html", {"rows": rows, "more": ""}, order=20)
