"""The app of ``foundation/worklists``."""

from django.apps import AppConfig


class WorklistsConfig(AppConfig):
    """Worklists."""

    name = "sapar.foundation.worklists"
    label = "worklists"
    default_auto_field = "django.db.models.BigAutoField"
