"""The app of ``foundation/notices``."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Notices."""

    name = "sapar.foundation.notices"
    label = "notices"
    default_auto_field = "django.db.models.BigAutoField"
