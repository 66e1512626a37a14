"""The complaints on the page of a person: only those this reader may know of anyway."""

from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.registers.people.models import Person
from sapar.registers.people.panels import Panel, add_panel
from sapar.throughout.complaints.pages import row_of
from sapar.throughout.complaints.queries import complaints_of

SHOWN = 10


@add_panel
def complaints_panel(person: Person, actor: Actor) -> Panel | None:
    """Show the newest complaints of a person; no panel where there is none to show, so that it tells nothing."""
    found = complaints_of(person, actor).select_related("office", "respondent", "key")[:SHOWN]
    rows = [row_of(complaint, actor) for complaint in found]
    return Panel(_("Complaints"), "complaints/panel.html", {"rows": rows}, order=50) if rows else None
