"""The app of ``employment/stays``."""

from django.apps import AppConfig


class StaysConfig(AppConfig):
    """Stays."""

    name = "sapar.employment.stays"
    label = "stays"
    default_auto_field = "django.db.models.BigAutoField"
