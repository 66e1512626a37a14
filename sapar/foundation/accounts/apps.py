"""The app of ``foundation/accounts``."""

from importlib import import_module

from django.apps import AppConfig, apps


class AccountsConfig(AppConfig):
    """Accounts."""

    name = "sapar.foundation.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the actions, and have the guard watch the rows of second factors too."""
        import_module("sapar.foundation.accounts.securing")
        import_module("sapar.foundation.accounts.tokens")
        apps.get_model("mfa", "Authenticator").GUARDED = True
