"""The pages of this room."""

from typing import Any

app_name = "files"
urlpatterns: list[Any] = []
