"""The app of ``throughout/costs``."""

from importlib import import_module

from django.apps import AppConfig


class CostsConfig(AppConfig):
    """Costs of recruitment."""

    name = "sapar.throughout.costs"
    label = "costs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the actions and the parts on the pages of others."""
        import_module("sapar.throughout.costs.actions")
        import_module("sapar.throughout.costs.panels")
