"""The app of ``foundation/accounts``."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts."""

    name = "sapar.foundation.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
