"""The app of ``throughout/costs``."""

from django.apps import AppConfig


class CostsConfig(AppConfig):
    """Costs."""

    name = "sapar.throughout.costs"
    label = "costs"
    default_auto_field = "django.db.models.BigAutoField"
