"""One browser a session, one world for all of these tests, served on the loopback."""

import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command

from tests.browser.world import World, build
from tests.cast import Cast, found_ministry
from tests.story import Calendar, Town
from tests.unguarded import without_triggers

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
QUIET = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
LIVES = timedelta(days=90)  # how long the world has lived when the browser sees it


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Headless Chromium."""
    if not os.path.exists(CHROMIUM):
        if os.environ.get("SAPAR_REQUIRE_BROWSER") == "1":
            pytest.fail("SAPAR_REQUIRE_BROWSER=1, and there is no chromium")
        pytest.skip("there is no chromium here")
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # playwright keeps a loop in this thread
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="package")
def world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """A world built over HTTP in the ninety days before today, committed, and taken away at the end."""
    from pytest_django.live_server_helper import LiveServer

    with django_db_blocker.unblock():
        found_ministry_if_gone()
        cache.clear()
        calendar = Calendar(datetime.now(UTC) - LIVES)
        made = build(Town(Cast(), calendar), LIVES)
        calendar.close()
        server = LiveServer("127.0.0.1")
        made.url = server.url
        yield made
        server.stop()
        with without_triggers():
            call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=False)
        found_ministry_if_gone()


@pytest.fixture
def _django_db_helper(world: World) -> None:
    """Leave the database as the world holds it: a transaction of the test's own would lock the server out."""


def found_ministry_if_gone() -> None:
    """Found the ministry where an earlier test emptied the tables."""
    from sapar.registers.organizations.models import Organization, OrganizationKind

    if not Organization.objects.filter(kind=OrganizationKind.MINISTRY).exists():
        found_ministry()
