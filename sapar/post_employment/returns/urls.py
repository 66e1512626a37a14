"""``/returns/``: the list, and one return."""

from django.urls import path

from sapar.post_employment.returns import views

app_name = "returns"
urlpatterns = [
    path("", views.return_list, name="list"),
    path("<str:ref>", views.detail, name="detail"),
]
