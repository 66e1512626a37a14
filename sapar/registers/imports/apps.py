"""The app of ``registers/imports``."""

from importlib import import_module

from django.apps import AppConfig


class ImportsConfig(AppConfig):
    """Imports."""

    name = "sapar.registers.imports"
    label = "imports"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the actions, the daily duty, and what a person's page says of where the record came from."""
        import_module("sapar.registers.imports.actions")
        import_module("sapar.registers.imports.origin")
