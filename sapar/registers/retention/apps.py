"""The app of ``registers/retention``."""

from importlib import import_module

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    """Retention."""

    name = "sapar.registers.retention"
    label = "retention"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the actions and the daily duty."""
        import_module("sapar.registers.retention.actions")
        import_module("sapar.registers.retention.tasks")
