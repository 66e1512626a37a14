"""With JavaScript switched off, what matters still works, on a phone."""

import pytest

from tests.browser.test_pages import opened
from tests.browser.world import Place

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


@pytest.fixture
def visit(chromium, world):
    """Return a function that opens a page in a phone's browser without JavaScript."""
    pages = []

    def visits(path, who=None):
        place = Place(who or world.town.stranger(), path)
        pages.append(opened(chromium, world, place, java_script_enabled=False))
        return pages[-1]

    yield visits
    for page in pages:
        page.context.close()


def send(page, **answers):
    """Fill the form of the page as a finger does, and press its main button."""
    for name, value in answers.items():
        control = page.locator(f"main [name={name}]")
        kind = control.first.get_attribute("type")
        if kind in ("radio", "checkbox"):
            page.locator(f"main [name={name}][value={value}]").check()
        elif control.first.evaluate("each => each.tagName") == "SELECT":
            control.select_option(value)
        else:
            control.fill(value)
    page.locator("main form .btn-main").first.click()


def test_a_contract_is_checked(visit):
    page = visit("/check-contract")
    send(page, destination="RU")
    while not page.url.endswith("/answers"):
        pay = {"wage__money_0": "10 000", "wage__period": "month", "wage__basis": "gross"}
        send(page, **(pay if page.url.endswith("/pay") else {}))
    page.locator("main a.btn-main, main form .btn-main").first.click()
    assert page.url.endswith("/result")


def test_a_complaint_is_filed_and_followed(visit):
    page = visit("/complain/")
    send(page, danger="no")
    send(page, for_whom="me")
    send(page, named="no")
    send(page, kinds="unpaid_wages")
    send(page, what_happened="Two months without pay")
    send(page, respondent_name="Stroy Ltd")
    send(page, country="RU")
    for _page in ("when", "money", "contact"):
        send(page)
    assert page.url.endswith("/check")
    send(page)
    assert page.locator(".code-panel, [class*=code]").count()


def test_somebody_registers(visit):
    page = visit("/people/register-myself")
    send(page, family_name="Токтогулов", given_name="Айбек", born_on="01.05.1990", phone="0555 777 111")
    assert page.url.endswith("/people/registered")


def test_a_check_in_is_answered(visit, world):
    page = visit(world.link)
    send(page, well="yes")
    assert not page.locator("main form").count()


def test_an_officer_finds_a_person(visit, world):
    page = visit("/people/search", world.town.aigul)
    page.locator("main [name=q]").fill("omurbekov")
    page.locator("main [name=q]").press("Enter")
    assert page.locator("text=Өмүрбеков").count()


def test_an_action_is_done_on_its_form(visit, world):
    page = visit(f"/people/{world.nurlan.holds['person']}/add-skill", world.town.aigul)
    send(page, occupation="7212", years="3")
    assert page.url.endswith(f"/people/{world.nurlan.holds['person']}")
