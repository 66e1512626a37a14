"""Every type of page: accessible at the width of a phone and of a desk, light, and open in three languages."""

from typing import Any

import pytest

from tests.browser.world import Place, World

pytestmark = [pytest.mark.browser, pytest.mark.django_db]
PHONE, DESK = 360, 1280
HEAVIEST = 30_000

PAGES = (
    "home", "sign-in", "sign-in code", "contract check, first question", "contract check, question",
    "contract check, all", "contract check, answers", "contract check, result", "steps", "steps of a country",
    "complaint, first question", "complaint, question", "complaint, check", "tracking, sign", "tracking", "help",
    "register", "organizations", "organization", "404", "my journey", "my data", "my account", "my contract",
    "my case", "my complaint", "contract form", "check-in link", "action form", "desk", "person search",
    "register a person", "person", "correct a person", "journey", "contract", "complaints", "complaint", "cases",
    "case", "new call", "office of an administrator", "returns", "return", "services", "service", "my return",
    "my service",
)  # fmt: skip
FORMS_WITH_ERRORS = ("register", "action form", "help", "register a person")


def opened(chromium: Any, world: World, place: Place, **options: Any) -> Any:
    """Open a page as the person who has it in front of them."""
    context = chromium.new_context(viewport={"width": PHONE, "height": 740}, locale="ru-RU", **options)
    cookies = place.who.browser.cookies.items()
    context.add_cookies([{"name": name, "value": each.value, "url": world.url} for name, each in cookies])
    page = context.new_page()
    page.set_default_timeout(10_000)
    answer = page.goto(world.url + place.path)
    assert answer.status == place.status, f"{place.path}: {answer.status}"
    return page


def check(page: Any) -> None:
    """Assert that axe finds nothing and nothing has to be scrolled sideways, at both widths."""
    from axe_playwright_python.sync_playwright import Axe

    for width in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": 800})
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{page.url} is {wide} wide at {width}"
        found = Axe().run(page)
        assert found.violations_count == 0, f"{page.url} at {width}: {found.generate_report()}"


def test_every_page_of_the_world_is_looked_at(world):
    assert set(world.pages) == set(PAGES)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_and_fits_a_phone(chromium, world, name):
    page = opened(chromium, world, world.pages[name])
    check(page)
    page.context.close()


@pytest.mark.parametrize("name", FORMS_WITH_ERRORS)
def test_a_form_with_mistakes_is_accessible_and_leads_to_them(chromium, world, name):
    page = opened(chromium, world, world.pages[name])
    for field in page.locator("main form:last-of-type input[type=text]").all():
        field.fill("?")
    page.locator("main form button[type=submit]").last.click()
    page.wait_for_load_state()
    assert page.locator("[aria-invalid=true]").count()
    check(page)
    page.context.close()


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_every_page_opens_in_every_language_and_a_workers_page_is_light(world, language):
    for name, place in world.pages.items():
        answer = place.who.browser.get(place.path, headers={"accept-language": language})
        assert answer.status_code == place.status, f"{name}: {answer.status_code}"
        assert f'lang="{language}"'.encode() in answer.content or name == "check-in link", name
        assert not place.light or len(answer.content) < HEAVIEST, f"{name}: {len(answer.content)} bytes"
