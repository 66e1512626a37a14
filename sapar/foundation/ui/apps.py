"""The UI kit as a Django app."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Templates, template tags and static files of every page."""

    name = "sapar.foundation.ui"
    label = "ui"
    verbose_name = "UI kit"
