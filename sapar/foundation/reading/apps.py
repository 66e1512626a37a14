"""The app of ``foundation/reading``."""

from django.apps import AppConfig


class ReadingConfig(AppConfig):
    """Reading."""

    name = "sapar.foundation.reading"
    label = "reading"
    default_auto_field = "django.db.models.BigAutoField"
