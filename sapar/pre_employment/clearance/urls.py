"""The pages of this room."""

from typing import Any

app_name = "clearance"
urlpatterns: list[Any] = []
