"""The app of ``pre_employment/job_orders``."""

from importlib import import_module

from django.apps import AppConfig


class JobOrdersConfig(AppConfig):
    """JobOrders."""

    name = "sapar.pre_employment.job_orders"
    label = "job_orders"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the actions."""
        import_module("sapar.pre_employment.job_orders.actions")
