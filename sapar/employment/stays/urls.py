"""``/c/<token>``: the link of a check-in, short enough for an SMS; ``/check-ins/<number>``: its page."""

from django.urls import path

from sapar.employment.stays import views

app_name = "stays"
urlpatterns = [
    path("c/<str:token>", views.link, name="link"),
    path("check-ins/<str:ref>", views.check_in, name="check_in"),
]
