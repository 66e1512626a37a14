"""The app of ``pre_employment/job_orders``."""

from django.apps import AppConfig


class JobOrdersConfig(AppConfig):
    """JobOrders."""

    name = "sapar.pre_employment.job_orders"
    label = "job_orders"
    default_auto_field = "django.db.models.BigAutoField"
