"""The app of ``registers/journeys``."""

from django.apps import AppConfig


class JourneysConfig(AppConfig):
    """Journeys."""

    name = "sapar.registers.journeys"
    label = "journeys"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put the journeys on the page of a person, and the contracts before a proposed change of the law."""
        from sapar.registers.journeys import on_record, pages  # noqa: F401
