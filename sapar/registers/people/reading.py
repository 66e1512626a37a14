"""Who looked at somebody's record, in words for that person: office and role, never an officer's particulars."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.apps import apps
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from sapar.foundation.audit.sentences import role_name
from sapar.foundation.reading.models import OpenedRecord
from sapar.foundation.ui.components import Event
from sapar.registers.organizations.models import Organization


@dataclass(frozen=True)
class Month:
    """The openings of one month."""

    name: str
    events: list[Event]


def months(openings: Iterable[OpenedRecord]) -> list[Month]:
    """Return the openings in sentences, by month, in the order given."""
    rows = list(openings)
    offices = Organization.objects.in_bulk({row.reading.organisation_ref for row in rows}, field_name="ref")
    return [
        Month(name, [_sentence(row, offices) for row in found])
        for name, found in groupby(rows, key=lambda row: date_format(_when(row), "F Y"))
    ]


def _when(row: OpenedRecord) -> datetime:
    return localtime(datetime.fromisoformat(row.reading.recorded_at))


def _sentence(row: OpenedRecord, offices: dict[str, Organization]) -> Event:
    what = apps.get_model(row.subject_type)._meta.verbose_name
    office = offices.get(row.reading.organisation_ref)
    who = [role_name(row.reading.role), office.name if office else ""]
    return Event(
        _("{how}: {what}").format(how=row.reading.get_how_display(), what=what),
        _when(row),
        who=", ".join(part for part in who if part) or _("Somebody you trust"),
    )
