"""The app of ``policy/law_review``."""

from importlib import import_module

from django.apps import AppConfig


class LawReviewConfig(AppConfig):
    """The review of the law."""

    name = "sapar.policy.law_review"
    label = "law_review"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what is not in ``actions.py``: the recording of the law, and the daily duty."""
        import_module("sapar.policy.law_review.recording")
        import_module("sapar.policy.law_review.tasks")
