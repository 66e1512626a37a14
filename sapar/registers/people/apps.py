"""The app of ``registers/people``."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People."""

    name = "sapar.registers.people"
    label = "people"
    default_auto_field = "django.db.models.BigAutoField"
