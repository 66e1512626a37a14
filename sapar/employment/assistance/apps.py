"""The app of ``employment/assistance``."""

from importlib import import_module

from django.apps import AppConfig


class AssistanceConfig(AppConfig):
    """Assistance."""

    name = "sapar.employment.assistance"
    label = "assistance"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the actions, and what this room adds to the pages of others."""
        import_module("sapar.employment.assistance.actions")
        import_module("sapar.employment.assistance.pages")
