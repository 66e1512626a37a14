"""The app of ``registers/journeys``."""

from django.apps import AppConfig


class JourneysConfig(AppConfig):
    """Journeys."""

    name = "sapar.registers.journeys"
    label = "journeys"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Put the journeys on the page of a person, the contracts before a proposed law; name what forbids a merge."""
        from sapar.registers.journeys import merging, on_record, pages  # noqa: F401
