"""Where the record of a person came from: the panel on their page that names the import."""

from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.ui.words import say
from sapar.registers.imports.models import Import, MadeRecord
from sapar.registers.people.models import Person
from sapar.registers.people.panels import Panel, add_panel


@add_panel
def origin_panel(person: Person, actor: Actor) -> Panel | None:
    """Name the imports that something of this record came from, with a link for whoever may open them."""
    made = MadeRecord.objects.filter(person=person).values("of_import")
    imports = list(Import.objects.filter(pk__in=made).select_related("office").order_by("pk"))
    if not imports:
        return None
    seen = set(Import.visible_to(actor).filter(pk__in=[each.pk for each in imports]).values_list("pk", flat=True))
    lines = [{"words": _words(each), "ref": each.ref if each.pk in seen else ""} for each in imports]
    return Panel(_("Where this record comes from"), "imports/origin.html", {"lines": lines}, order=900)


def _words(of_import: Import) -> object:
    day = of_import.accepted_at or of_import.begun_at
    return say(_("A list of {office}, imported on {date}"), office=of_import.office.name, date=day.date())
