"""Questions about the read log, with names."""

from django.db.models import QuerySet

from sapar.foundation.privacy.models import DataKey
from sapar.foundation.reading.models import OpenedRecord


def openings_of(owner: DataKey) -> "QuerySet[OpenedRecord]":
    """Return what was opened of this person's records and may be shown to them, newest first."""
    return OpenedRecord.objects.filter(owner=owner, shown=True).select_related("reading").order_by("-pk")
