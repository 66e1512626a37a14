"""What the server suggests while one types a place, an occupation or a country: ``<option>`` elements."""

from collections.abc import Callable, Iterable

from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html_join

from sapar.classifications.codes import Entry
from sapar.classifications.search import search_countries, search_occupations, search_places
from sapar.foundation.languages.texts import readers_language

Search = Callable[[str, str], Iterable[Entry]]


def places(request: HttpRequest) -> HttpResponse:
    """Suggest places in Kyrgyzstan."""
    return _options(request, search_places)


def occupations(request: HttpRequest) -> HttpResponse:
    """Suggest occupations, those that a job may have."""
    return _options(request, lambda text, language: [e for e in search_occupations(text, language) if e.level == 4])


def countries(request: HttpRequest) -> HttpResponse:
    """Suggest countries."""
    return _options(request, search_countries)


def _options(request: HttpRequest, search: Search) -> HttpResponse:
    typed = next(iter(request.GET.values()), "")
    language = readers_language()
    names = dict.fromkeys(entry.name(language) for entry in search(str(typed)[:100], language))
    return HttpResponse(format_html_join("", '<option value="{}">', ((name,) for name in names)))
