"""The idempotency key: the same form sent twice acts once."""

from django.db import models

from sapar.foundation.audit.models import AuditEvent


class IdempotencyKey(models.Model):
    """One use of a form's token by one actor. It keeps the event that came of it, never the answer."""

    GUARDED = True

    actor_key = models.CharField(max_length=120)
    action = models.CharField(max_length=60)
    key = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)  # keyed digest of the answers: the same key with others is a conflict
    event = models.ForeignKey(AuditEvent, models.PROTECT, null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["actor_key", "action", "key"], name="a_form_acts_once")]

    def __str__(self) -> str:
        return f"{self.action} {self.key}"
