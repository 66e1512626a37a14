"""The rows of the trail. Nothing here is ever updated or deleted; triggers see to it."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Appended(models.Model):
    """A row that is only ever added."""

    GUARDED = True
    APPEND_ONLY = True

    id = models.BigAutoField(primary_key=True)

    class Meta:
        abstract = True


class AuditEvent(Appended):
    """One act: who did what to which record, when, by which law, and every row it changed.

    ``actor``, ``law``, ``details``, ``before`` and ``after`` are canonical JSON; values from P2 on are sealed under
    their owner's key, and the leaf digests what is stored, so erasing a person breaks no seal.
    """

    recorded_at = models.CharField(max_length=32, editable=False)  # ISO 8601 UTC, as text: the same on every database
    on = models.CharField(max_length=10, editable=False)  # the legal day
    action = models.CharField(max_length=60, editable=False)
    actor = models.TextField(editable=False)
    actor_key = models.CharField(max_length=120, editable=False, db_index=True)
    subject_type = models.CharField(max_length=60, editable=False)
    subject_ref = models.CharField(max_length=40, editable=False)
    law = models.TextField(editable=False)
    details = models.TextField(editable=False)
    before = models.TextField(editable=False)
    after = models.TextField(editable=False)
    silent_because = models.TextField(editable=False)
    request_id = models.CharField(max_length=40, editable=False)
    leaf = models.CharField(max_length=64, editable=False)  # SHA-256 over all columns above

    class Meta:
        verbose_name = _("event")
        indexes = [models.Index(fields=["subject_type", "subject_ref", "id"])]

    def __str__(self) -> str:
        return f"event {self.pk}: {self.action}"


class Refusal(Appended):
    """Somebody tried what they may not do, or asked for a record that does not exist for them."""

    recorded_at = models.CharField(max_length=32, editable=False)
    action = models.CharField(max_length=60, editable=False)
    actor_key = models.CharField(max_length=120, editable=False, db_index=True)
    subject_type = models.CharField(max_length=60, editable=False)
    subject_ref = models.CharField(max_length=40, editable=False)
    code = models.CharField(max_length=30, editable=False)
    request_id = models.CharField(max_length=40, editable=False)

    class Meta:
        verbose_name = _("refusal")

    def __str__(self) -> str:
        return f"refusal {self.pk}: {self.action}"


class Seal(Appended):
    """A signed Merkle root over a batch of events. ``statement`` is the canonical JSON that was signed.

    ``leaves`` lists [event id, leaf] of the batch: the root proves the list, the list names what differs.
    """

    first_event = models.BigIntegerField(editable=False)
    last_event = models.BigIntegerField(editable=False)
    statement = models.TextField(editable=False)
    leaves = models.TextField(editable=False)
    signature = models.CharField(max_length=128, editable=False)

    class Meta:
        verbose_name = _("seal")

    def __str__(self) -> str:
        return f"seal {self.pk}: events {self.first_event} to {self.last_event}"
