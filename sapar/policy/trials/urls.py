"""``law/trials/``: the trials of changes, a new one, one with its result and its table."""

from django.urls import path

from sapar.policy.trials import views

app_name = "trials"
urlpatterns = [
    path("law/trials/", views.trials, name="list"),
    path("law/trials/new", views.New.as_view(), name="new"),
    path("law/trials/<str:ref>", views.trial, name="trial"),
    path("law/trials/<str:ref>/counts.csv", views.counts, name="counts"),
]
