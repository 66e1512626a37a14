"""The URLs of an instance: words and references, never row numbers."""

from django.urls import include, path

from sapar.config.health import healthz

urlpatterns = [
    path("healthz", healthz),
    path("language/", include("django.conf.urls.i18n")),
]
