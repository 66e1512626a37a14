"""The app of ``throughout/settlements``."""

from django.apps import AppConfig


class SettlementsConfig(AppConfig):
    """Settlements."""

    name = "sapar.throughout.settlements"
    label = "settlements"
    default_auto_field = "django.db.models.BigAutoField"
