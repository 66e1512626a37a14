"""The app of ``registers/organizations``."""

from django.apps import AppConfig


class OrganizationsConfig(AppConfig):
    """Organizations."""

    name = "sapar.registers.organizations"
    label = "organizations"
    default_auto_field = "django.db.models.BigAutoField"
