"""The app of ``foundation/files``."""

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Files."""

    name = "sapar.foundation.files"
    label = "files"
    default_auto_field = "django.db.models.BigAutoField"
