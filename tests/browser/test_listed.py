"""What these tests look at is all there is to look at: no browser is needed to tell."""

from pathlib import Path

from django.urls import URLPattern, get_resolver

import sapar
from tests.browser.pages import ERRORS, NO_PAGE, PAGES

TEMPLATES = {path.relative_to(next(each for each in path.parents if each.name == "templates")).as_posix(): path
             for path in Path(sapar.__file__).parent.rglob("templates/**/*.html")}  # fmt: skip


def names(patterns, space=""):
    """Return the names of all URLs but the API's; a URL without a name is told by its route."""
    for each in patterns:
        if isinstance(each, URLPattern):
            yield space + (each.name or str(each.pattern))
        elif not (each.namespace or "").startswith("api"):
            yield from names(each.url_patterns, space + (f"{each.namespace}:" if each.namespace else ""))


def test_every_url_is_a_page_that_is_looked_at_or_says_why_it_is_none():
    shown, none = {page.view for page in PAGES.values()} - {"error"}, set().union(*NO_PAGE.values())
    assert set(names(get_resolver("sapar.config.urls").url_patterns)) == shown | none
    assert not shown & none


def test_every_error_page_is_looked_at():
    assert {name for name in TEMPLATES if name[:3].isdigit()} == {f"{page.parts[0]}.html" for page in ERRORS.values()}
