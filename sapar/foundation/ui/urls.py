"""The gallery's addresses."""

from django.urls import path

from sapar.foundation.ui.views import gallery

app_name = "ui"
urlpatterns = [
    path("ui-gallery/", gallery, name="gallery"),
    path("ui-gallery/<slug:name>/", gallery, name="gallery_page"),
]
