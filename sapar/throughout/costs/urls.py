"""The pages of this room."""

from typing import Any

app_name = "costs"
urlpatterns: list[Any] = []
