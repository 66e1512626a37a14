"""The rows of the read log. They only ever grow, and hold no personal value: references, an office, a role."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sapar.foundation.audit.models import Appended
from sapar.foundation.privacy.models import DataKey


class How(models.TextChoices):
    """By which door a record was opened."""

    PAGE = "page", _("Opened the page")
    SEARCH = "search", _("Saw it in a search")
    EXPORT = "export", _("Took a copy")
    API = "api", _("Read it with another program")


class Reading(Appended):
    """One opening by one actor: of one record, or of all that a search showed."""

    recorded_at = models.CharField(max_length=32, editable=False)  # ISO 8601 UTC, as text
    actor_key = models.CharField(max_length=120, editable=False, db_index=True)
    role = models.CharField(max_length=30, editable=False)
    organisation_ref = models.CharField(max_length=20, editable=False)
    how = models.CharField(max_length=10, choices=How, editable=False)
    purpose = models.CharField(max_length=40, editable=False)
    request_id = models.CharField(max_length=40, editable=False)

    class Meta:
        verbose_name = _("reading")

    def __str__(self) -> str:
        return f"reading {self.pk}"


class OpenedRecord(Appended):
    """A record that was opened, under the key of the person it is about; that person finds it by their key."""

    reading = models.ForeignKey(Reading, models.PROTECT, editable=False, related_name="records")
    owner = models.ForeignKey(DataKey, models.PROTECT, editable=False, related_name="+")
    subject_type = models.CharField(max_length=60, editable=False)
    subject_ref = models.CharField(max_length=40, editable=False)
    shown = models.BooleanField(default=True, editable=False)  # to the owner; not where it concerns a safety case

    class Meta:
        verbose_name = _("opened record")
        indexes = [models.Index(fields=["owner", "-id"])]

    def __str__(self) -> str:
        return f"opened record {self.pk}"
