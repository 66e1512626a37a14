"""The pages of this room."""

from typing import Any

app_name = "reading"
urlpatterns: list[Any] = []
