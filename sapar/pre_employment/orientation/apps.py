"""The app of ``pre_employment/orientation``."""

from importlib import import_module

from django.apps import AppConfig


class OrientationConfig(AppConfig):
    """Orientation."""

    name = "sapar.pre_employment.orientation"
    label = "orientation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the actions."""
        import_module("sapar.pre_employment.orientation.actions")
        import_module("sapar.pre_employment.orientation.merging")
