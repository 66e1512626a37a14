"""One browser and one world for all of these tests, served on the loopback."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import override_settings

from sapar.foundation.accounts import asking
from tests.browser.served import served
from tests.browser.window import Window
from tests.browser.world import LIVES, TODAY, World, build
from tests.cast import Cast, found_ministry, found_register
from tests.story import Calendar, Town
from tests.unguarded import without_triggers

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), "")
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with these tests: they take longest, and stay together on one worker, which builds the world once."""
    items.sort(key=lambda item: "tests/browser/" not in item.nodeid)


@pytest.fixture(scope="package")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """A world built over HTTP, committed so that the server sees it, and taken away at the end. There it is today."""
    with django_db_blocker.unblock():
        try:
            with override_settings(ROOT_URLCONF="tests.browser.urls"), pytest.MonkeyPatch.context() as patch:
                patch.setattr(asking, "ANSWER_SECONDS", 0)
                cache.clear()
                found_ministry_if_gone()
                calendar = Calendar(TODAY - LIVES)
                made = build(Town(Cast(), calendar))
                assert calendar.now == TODAY
                with served(TODAY) as made.url:
                    yield made
                calendar.close()
        finally:
            cache.clear()
            with without_triggers():
                call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=False)
            found_ministry_if_gone()


@pytest.fixture
def _django_db_helper(world: World) -> None:
    """Leave the database as the world holds it: a transaction of the test's own would lock the server out."""


def found_ministry_if_gone() -> None:
    """Found the ministry, and the record of the law in use, where an earlier test emptied the tables."""
    from sapar.registers.organizations.models import Organization, OrganizationKind

    if not Organization.objects.filter(kind=OrganizationKind.MINISTRY).exists():
        found_ministry()
    found_register()


@pytest.fixture(scope="package")
def chromium() -> Iterator[Any]:
    """Headless Chromium."""
    if not CHROMIUM:
        if os.environ.get("SAPAR_REQUIRE_BROWSER") == "1":
            pytest.fail("SAPAR_REQUIRE_BROWSER=1, and there is no chromium")
        pytest.skip("there is no chromium here")
    from playwright.sync_api import sync_playwright

    # While it is open a loop runs in this thread, and Django refuses to touch the database from here: the server does.
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def window(world: World, chromium: Any) -> Window:
    """A window as most people have it. The world is named first: it is taken away when the browser is closed."""
    return Window(chromium, world)


@pytest.fixture(scope="package")
def plain_window(world: World, chromium: Any) -> Window:
    """A window with JavaScript switched off."""
    return Window(chromium, world, script=False)
