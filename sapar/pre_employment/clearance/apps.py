"""The app of ``pre_employment/clearance``."""

from importlib import import_module

from django.apps import AppConfig


class ClearanceConfig(AppConfig):
    """Clearance."""

    name = "sapar.pre_employment.clearance"
    label = "clearance"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the actions, the daily jobs, and what this room adds to the pages of others."""
        for module in ("actions", "pages", "tasks"):
            import_module(f"sapar.pre_employment.clearance.{module}")
