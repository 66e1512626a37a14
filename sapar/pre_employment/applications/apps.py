"""The app of ``pre_employment/applications``."""

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    """Applications."""

    name = "sapar.pre_employment.applications"
    label = "applications"
    default_auto_field = "django.db.models.BigAutoField"
