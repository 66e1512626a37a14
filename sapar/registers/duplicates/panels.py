"""What a person's page says of other records: which became part of it, and which may be of the same person."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.ui.components import Row
from sapar.foundation.ui.words import say
from sapar.registers.duplicates.models import SEE_PAIRS, PossibleSame
from sapar.registers.duplicates.pages import tag_of
from sapar.registers.duplicates.queries import merges_into, pairs_to_review
from sapar.registers.people.models import Person
from sapar.registers.people.panels import Panel, add_panel


@add_panel
def other_records(person: Person, actor: Actor) -> Panel | None:
    """Return the records merged into this one, and the questions that are open, for those who review."""
    if actor.kind != Kind.MEMBER or actor.role not in SEE_PAIRS:
        return None
    merges = merges_into(person).filter(undone_on=None)
    rows = [
        _row(merge.pair, str(say(_("No. {number}, merged on {date}"), number=merge.merged.number, date=merge.done_on)))
        for merge in merges
    ]
    open_ones = pairs_to_review().filter(Q(one=person.pk) | Q(other=person.pk))
    rows += [_row(pair, _("May be the same person")) for pair in open_ones.order_by("-score", "pk")]
    return Panel(_("Other records of this person"), "duplicates/panel.html", {"rows": rows}, order=90) if rows else None


def _row(pair: PossibleSame, title: str) -> Row:
    return Row(title, reverse("duplicates:pair", args=[pair.ref]), tag_of(pair))
