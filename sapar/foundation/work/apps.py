"""The app of ``foundation/work``: finds every room's daily jobs."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class WorkConfig(AppConfig):
    """Work."""

    name = "sapar.foundation.work"
    label = "work"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Import every room's ``tasks.py``."""
        autodiscover_modules("tasks")
