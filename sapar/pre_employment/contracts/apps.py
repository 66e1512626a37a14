"""The app of ``pre_employment/contracts``."""

from importlib import import_module

from django.apps import AppConfig


class ContractsConfig(AppConfig):
    """Contracts."""

    name = "sapar.pre_employment.contracts"
    label = "contracts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the actions, and what this room adds to the pages of others."""
        import_module("sapar.pre_employment.contracts.actions")
        import_module("sapar.pre_employment.contracts.panels")
