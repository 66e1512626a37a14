"""The pages of this room."""

from typing import Any

app_name = "contracts"
urlpatterns: list[Any] = []
