"""``/imports/``: lists that become records."""

from django.urls import path

from sapar.registers.imports import views

app_name = "imports"
urlpatterns = [
    path("", views.listing, name="list"),
    path("new", views.NewImport.as_view(), name="new"),
    path("<str:ref>", views.Detail.as_view(), name="detail"),
    path("<str:ref>/progress", views.progress, name="progress"),
    path("<str:ref>/accept", views.accept, name="accept"),
    path("<str:ref>/close", views.CloseMatches.as_view(), name="close"),
    path("<str:ref>/rows", views.download, name="download"),
]
