"""The app of ``foundation/limits``."""

from django.apps import AppConfig


class LimitsConfig(AppConfig):
    """Limits on tries."""

    name = "sapar.foundation.limits"
    label = "limits"
    default_auto_field = "django.db.models.BigAutoField"
