"""``retention/``: the terms, what falls due, one end."""

from django.urls import path

from sapar.registers.retention import views

app_name = "retention"
urlpatterns = [
    path("retention/", views.terms, name="terms"),
    path("retention/due", views.falls_due, name="list"),
    path("retention/<str:ref>", views.end, name="end"),
]
