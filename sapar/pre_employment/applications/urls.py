"""The pages of this room."""

from typing import Any

app_name = "applications"
urlpatterns: list[Any] = []
