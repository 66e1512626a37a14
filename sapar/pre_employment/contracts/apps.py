"""The app of ``pre_employment/contracts``."""

from django.apps import AppConfig


class ContractsConfig(AppConfig):
    """Contracts."""

    name = "sapar.pre_employment.contracts"
    label = "contracts"
    default_auto_field = "django.db.models.BigAutoField"
