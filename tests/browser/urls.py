"""The project's URLs, and an address for each page that says what went wrong."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from sapar.config import urls


def error(request: HttpRequest, name: str) -> HttpResponse:
    """Show an error page as if its error had happened."""
    return render(request, f"{name}.html", status=int(name[:3]))


urlpatterns = [*urls.urlpatterns, path("error/<str:name>", error, name="error")]
