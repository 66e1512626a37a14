"""The app of ``post_employment/returns``."""

from importlib import import_module

from django.apps import AppConfig


class ReturnsConfig(AppConfig):
    """Returns."""

    name = "sapar.post_employment.returns"
    label = "returns"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the actions, and what this room adds to the pages of others."""
        import_module("sapar.post_employment.returns.actions")
        import_module("sapar.post_employment.returns.pages")
