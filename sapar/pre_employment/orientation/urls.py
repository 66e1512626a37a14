"""The pages of this room."""

from typing import Any

app_name = "orientation"
urlpatterns: list[Any] = []
