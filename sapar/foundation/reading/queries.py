"""Questions about the read log, with names."""

from collections.abc import Iterable

from django.db.models import QuerySet

from sapar.foundation.privacy.models import DataKey
from sapar.foundation.reading.models import OpenedRecord


def openings_of(owners: Iterable[DataKey]) -> "QuerySet[OpenedRecord]":
    """Return what was opened of the records under these keys, a person's, and may be shown, newest first."""
    return OpenedRecord.objects.filter(owner__in=list(owners), shown=True).select_related("reading").order_by("-pk")
