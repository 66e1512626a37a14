"""The audit trail's app: installs its triggers after every migrate."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate

from sapar.foundation.audit import triggers


class AuditConfig(AppConfig):
    """Audit."""

    name = "sapar.foundation.audit"
    label = "audit"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Install the triggers whenever tables may have been rebuilt."""
        post_migrate.connect(triggers.install, sender=self, dispatch_uid="audit triggers")
