"""The app of the portal."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Portal."""

    name = "sapar.portal"
    label = "portal"
