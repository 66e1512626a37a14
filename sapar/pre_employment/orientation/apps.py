"""The app of ``pre_employment/orientation``."""

from django.apps import AppConfig


class OrientationConfig(AppConfig):
    """Orientation."""

    name = "sapar.pre_employment.orientation"
    label = "orientation"
    default_auto_field = "django.db.models.BigAutoField"
