"""The pages of this room."""

from typing import Any

app_name = "job_orders"
urlpatterns: list[Any] = []
