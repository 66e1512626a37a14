"""The app of ``policy/law``: its public pages. The engine itself needs no Django."""

from django.apps import AppConfig


class LawConfig(AppConfig):
    """Law."""

    name = "sapar.policy.law"
    label = "law"
