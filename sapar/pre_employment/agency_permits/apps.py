"""The app of ``pre_employment/agency_permits``."""

from importlib import import_module

from django.apps import AppConfig


class AgencyPermitsConfig(AppConfig):
    """AgencyPermits."""

    name = "sapar.pre_employment.agency_permits"
    label = "agency_permits"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the actions."""
        import_module("sapar.pre_employment.agency_permits.actions")
