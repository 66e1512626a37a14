"""The app of ``throughout/complaints``."""

from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    """Complaints."""

    name = "sapar.throughout.complaints"
    label = "complaints"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put the complaints of a person on the person's page."""
        from sapar.throughout.complaints import panels  # noqa: F401
