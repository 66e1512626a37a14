"""The actions' app: finds every room's actions and posts the guard on every connection."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.module_loading import autodiscover_modules

from sapar.foundation.actions import guard


def post_guard(connection: BaseDatabaseWrapper, **_: Any) -> None:
    """Have the guard look at every statement of this connection."""
    if guard.watch not in connection.execute_wrappers:
        connection.execute_wrappers.append(guard.watch)


class ActionsConfig(AppConfig):
    """Actions."""

    name = "sapar.foundation.actions"
    label = "actions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Import every room's ``actions.py`` and post the guard."""
        autodiscover_modules("actions")
        connection_created.connect(post_guard, dispatch_uid="guard")
        for connection in connections.all(initialized_only=True):
            post_guard(connection)
        pre_migrate.connect(guard.lift, dispatch_uid="guard lift")
        post_migrate.connect(guard.stand, dispatch_uid="guard stand")
