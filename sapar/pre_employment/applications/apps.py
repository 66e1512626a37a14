"""The app of ``pre_employment/applications``."""

from importlib import import_module

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    """Applications."""

    name = "sapar.pre_employment.applications"
    label = "applications"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the actions, and what this room adds to the pages of others."""
        import_module("sapar.pre_employment.applications.actions")
        import_module("sapar.pre_employment.applications.panels")
        import_module("sapar.pre_employment.applications.merging")
