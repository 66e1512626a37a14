"""The app of ``registers/duplicates``."""

from importlib import import_module

from django.apps import AppConfig


class DuplicatesConfig(AppConfig):
    """Duplicates."""

    name = "sapar.registers.duplicates"
    label = "duplicates"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what speaks against a merge, what erasing empties, the panel and the daily duty."""
        for module in ("objections", "erasing", "panels", "tasks"):
            import_module(f"sapar.registers.duplicates.{module}")
