"""The app of ``policy/trials``."""

from django.apps import AppConfig


class TrialsConfig(AppConfig):
    """Trials."""

    name = "sapar.policy.trials"
    label = "trials"
    default_auto_field = "django.db.models.BigAutoField"
