"""The app of ``foundation/privacy``."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """Privacy."""

    name = "sapar.foundation.privacy"
    label = "privacy"
    default_auto_field = "django.db.models.BigAutoField"
