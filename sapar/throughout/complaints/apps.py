"""The app of ``throughout/complaints``."""

from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    """Complaints."""

    name = "sapar.throughout.complaints"
    label = "complaints"
    default_auto_field = "django.db.models.BigAutoField"
