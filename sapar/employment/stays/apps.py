"""The app of ``employment/stays``."""

from importlib import import_module

from django.apps import AppConfig


class StaysConfig(AppConfig):
    """Stays."""

    name = "sapar.employment.stays"
    label = "stays"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put this room's part on the page of a journey."""
        import_module("sapar.employment.stays.panels")
