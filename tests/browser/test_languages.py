"""Every type of page opens in three languages, a worker's page is light, and no template of a page is left out."""

from typing import Any

import pytest
from django.test import override_settings

from tests.browser.page import Page
from tests.browser.pages import PAGES
from tests.browser.test_listed import TEMPLATES
from tests.browser.world import World

pytestmark = pytest.mark.django_db

HEAVIEST = 30_000


def got(world: World, page: Page, language: str) -> Any:
    """Return a page as whoever has it in front of them gets it, in a language they ask for."""
    with override_settings(SAPAR_DEMO=page.demo):
        return world.who(page).browser.get(world.path(page), headers={"accept-language": language})


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_every_page_opens_in_every_language_and_a_workers_page_is_light(world, language):
    for name, page in PAGES.items():
        answer = got(world, page, language)
        own = page.view == "stays:link" and page.status == 200  # in the language of whoever is asked
        assert answer.status_code == page.status, f"{name}: {answer.status_code}"
        assert own or f'<html lang="{language}"'.encode() in answer.content, name
        assert not page.light or len(answer.content) < HEAVIEST, f"{name}: {len(answer.content)} bytes"


def test_every_template_of_a_page_is_among_them(world):
    seen = {template.name for page in PAGES.values() for template in got(world, page, "ky").templates}
    whole = {name for name, path in TEMPLATES.items() if path.read_text(encoding="utf-8").startswith("{% extends")}
    once = {"complaints/sent.html", "accounts/token.html"}  # shown where no address is
    assert whole - seen == once | {"law_review/gone.html"}  # of an entry that the packs have no more
