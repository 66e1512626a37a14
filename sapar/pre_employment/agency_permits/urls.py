"""The pages of this room."""

from typing import Any

app_name = "agency_permits"
urlpatterns: list[Any] = []
