"""``jobs/<number>/apply`` for workers; ``applications/`` for them and for those who recruit."""

from django.urls import path

from sapar.pre_employment.applications import views

app_name = "applications"
urlpatterns = [
    path("jobs/<str:ref>/apply", views.Apply.as_view(), name="apply"),
    path("applications/", views.applications, name="list"),
    path("applications/affected", views.affected_list, name="affected_list"),
    path("applications/affected/<str:ref>", views.affected, name="affected"),
    path("applications/<str:ref>", views.application, name="application"),
]
