"""The app of ``pre_employment/clearance``."""

from django.apps import AppConfig


class ClearanceConfig(AppConfig):
    """Clearance."""

    name = "sapar.pre_employment.clearance"
    label = "clearance"
    default_auto_field = "django.db.models.BigAutoField"
