"""With JavaScript switched off every page opens on a phone, and its main form does what it is for."""

import pytest

from tests.browser.page import light
from tests.browser.pages import PAGES

pytestmark = [pytest.mark.browser, pytest.mark.django_db]

DEAD = """() => [...document.querySelectorAll("main a, main button, main input, main select, main textarea")]
    .filter(each => each.checkVisibility() && (each.disabled || each.matches("a:not([href]), button[type=button]")))
    .map(each => each.outerHTML)"""


@pytest.mark.parametrize("name", PAGES)
def test_a_page_works_without_javascript(plain_window, name):
    place = PAGES[name]
    page = plain_window.open(place)
    assert page.locator("h1:visible").count() == 1
    assert page.evaluate(DEAD) == []
    if place.sends is None:
        return
    plain_window.fill({asked: plain_window.world.number(told) for asked, told in place.sends.items()})
    plain_window.press()
    assert plain_window.view == (place.leads or place.view)
    assert bool(page.locator("[aria-invalid=true]").count()) == (not place.leads)


def test_a_contract_is_checked(plain_window):
    page = plain_window.open(PAGES["contract check, first question"])
    plain_window.fill({"destination": "RU"})
    plain_window.press()
    while plain_window.view == "law:question":
        if page.url.endswith("/pay"):
            plain_window.fill({"wage__money_0": "10 000", "wage__period": "month", "wage__basis": "gross"})
        plain_window.press()
    assert plain_window.view == "law:answers"
    page.locator("main a.btn-main").click()
    page.wait_for_url("**/result")


def test_a_complaint_is_filed_and_can_be_followed(plain_window):
    page = plain_window.open(PAGES["complaint, first question"])
    for answers in (
        {"danger": "no"}, {"for_whom": "me"}, {"named": "no"}, {"kinds": "unpaid_wages"},
        {"what_happened": "Two months without pay"}, {"respondent_name": "Stroy Ltd"}, {"country": "RU"},
        {}, {}, {},
    ):  # fmt: skip
        plain_window.fill(answers)
        plain_window.press()
    assert plain_window.view == "complaints:check"
    plain_window.press()
    assert page.locator(".code-panel:visible").count()


def test_an_action_is_done_on_its_form(plain_window):
    plain_window.open(light("aigul", "people:act", "nurlan.person", "add-skill"))
    plain_window.fill({"occupation": "7212", "years": "3"})
    plain_window.press()
    assert plain_window.view == "people:detail"
