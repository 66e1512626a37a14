"""The app of ``registers/data_rights``."""

from importlib import import_module

from django.apps import AppConfig


class DataRightsConfig(AppConfig):
    """Data rights."""

    name = "sapar.registers.data_rights"
    label = "data_rights"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the actions, and whom a consent or an emergency lets see a person."""
        import_module("sapar.registers.data_rights.actions")
        import_module("sapar.registers.data_rights.seeing")
