"""The outbox: one row a message, written with the act that caused it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sapar.foundation.actions.guarded import Guarded
from sapar.foundation.audit.models import AuditEvent
from sapar.foundation.privacy.classes import P1, P3
from sapar.foundation.privacy.fields import SealedTextField
from sapar.foundation.privacy.models import DataKey


class Delivery(models.TextChoices):
    """Where a message is."""

    WAITING = "waiting", _("Waiting")
    SENT = "sent", _("Sent")
    GIVEN_UP = "given_up", _("Given up")


class OutboxMessage(Guarded):
    """A message to one contact. Address and text are sealed under the key of whoever it concerns."""

    CLASSES = {
        P1: {"event", "number", "notice", "channel", "language", "key", "delivery", "tries", "try_at", "sent_at"},
        P3: {"address", "subject", "body"},
    }

    event = models.ForeignKey(AuditEvent, models.PROTECT, related_name="messages")
    number = models.PositiveSmallIntegerField()  # its place among the messages of the event
    notice = models.CharField(max_length=80)
    channel = models.CharField(max_length=10)
    language = models.CharField(max_length=2)
    address = SealedTextField()
    subject = SealedTextField()
    body = SealedTextField()
    key = models.ForeignKey(DataKey, models.PROTECT, null=True)
    delivery = models.CharField(max_length=10, choices=Delivery, default=Delivery.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    try_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("message")
        constraints = [models.UniqueConstraint(fields=["event", "number"], name="one_message_of_an_event")]
        indexes = [models.Index(fields=["delivery", "try_at"])]

    def __str__(self) -> str:
        return self.message_id

    @property
    def message_id(self) -> str:
        """Return the id that stays the same however often delivery is tried."""
        return f"<{self.event_id}.{self.number}@sapar>"

    def data_key(self) -> DataKey | None:
        """Return the key of the person the message is to; a message to an office has none and is plain."""
        return self.key
