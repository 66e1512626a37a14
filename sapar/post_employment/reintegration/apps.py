"""The app of ``post_employment/reintegration``."""

from importlib import import_module

from django.apps import AppConfig


class ReintegrationConfig(AppConfig):
    """Reintegration."""

    name = "sapar.post_employment.reintegration"
    label = "reintegration"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the actions, and what this room adds to the page of a return."""
        import_module("sapar.post_employment.reintegration.actions")
        import_module("sapar.post_employment.reintegration.planning")
        import_module("sapar.post_employment.reintegration.pages")
