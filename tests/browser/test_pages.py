"""Every type of page is accessible at the width of a phone and of a desk, and a first view loads little."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT

from tests.browser.page import light
from tests.browser.pages import DEMO, PAGES
from tests.browser.window import DESK, HEIGHT, PHONE, Window

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

FIRST_VIEW = 100_000  # bytes on the wire
FIRST_VIEWS = ("home", "contract check, first question", "complaint, first question", "check-in link", "my journey")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOK = """rules => axe.run(document, {runOnly: rules, resultTypes: ["violations"]}).then(found => found.violations.map(
    each => `${each.id}: ${each.help}: ${each.nodes.map(node => node.html).join(" | ").slice(0, 500)}`))"""
FORMS_WITH_ERRORS = (
    "sign-in", "contract check, question", "complaint, first question", "help", "register", "contract form",
    "action form", "register a person",
)  # fmt: skip


def problems(window: Window, dark: bool = False) -> list[str]:
    """Return what axe finds at both widths, with everything that can be unfolded unfolded, and what does not fit."""
    page, found = window.page, [*window.complaints]
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true; })")
    page.evaluate(AXE_SCRIPT)
    for width in (PHONE, DESK):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        wide = page.evaluate("document.documentElement.scrollWidth")
        found += [f"{wide} wide at {width}"] if wide > width else []
        found += [f"{each} at {width}" for each in page.evaluate(LOOK, RULES)]
    if dark:
        page.emulate_media(color_scheme="dark")
        found += [f"{each} in the dark" for each in page.evaluate(LOOK, ["color-contrast"])]
        page.emulate_media(color_scheme="light")
    return found


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_accessible_and_fits_a_phone(window, name):
    window.open(PAGES[name])
    assert problems(window, dark=name in DEMO) == []  # the gallery has every component in every state


def test_a_planted_fault_is_found(window):
    page = window.open(PAGES["home"])
    page.evaluate("document.querySelector('main').append(document.createElement('button'))")
    page.evaluate("document.querySelector('main button:last-of-type').style.width = '500px'")
    found = " ".join(problems(window))
    assert "wide at 360" in found
    assert "button-name" in found


@pytest.mark.parametrize("name", FORMS_WITH_ERRORS)
def test_a_form_with_mistakes_is_accessible_and_leads_to_them(window, name):
    page = window.open(PAGES[name])
    for box in page.locator("main form input[type=text]:visible, main form input[type=tel]:visible").all():
        box.fill("?")
    window.press()
    assert page.locator("[aria-invalid=true]").count()
    assert page.evaluate("document.activeElement.matches('[data-focus]')")
    assert problems(window) == []


def test_number_and_code_of_a_complaint_are_shown_accessibly(window):
    window.open(light("sending", "complaints:check"))
    window.press()
    assert window.page.locator(".code-panel").count()
    assert problems(window) == []


@pytest.mark.parametrize("name", FIRST_VIEWS)
def test_what_a_first_view_loads_is_small_and_comes_from_here(chromium, world, name):
    window, sizes = Window(chromium, world), []
    window.page.on("requestfinished", lambda request: sizes.append(request.sizes()["responseBodySize"]))
    window.open(PAGES[name])
    window.page.wait_for_load_state("networkidle")
    window.context.close()
    assert len(sizes) >= 4  # the page, its style sheet and two scripts
    assert sum(sizes) < FIRST_VIEW, sizes
