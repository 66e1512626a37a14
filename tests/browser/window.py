"""A browser's window, in which whoever opens a page is the one who is signed in there."""

from typing import Any
from urllib.parse import urlsplit

from django.test import override_settings
from django.urls import resolve

from tests.browser.page import Answers, Page
from tests.browser.world import World

PHONE, DESK, HEIGHT = 360, 1280, 780


class Window:
    """One window for all pages of a run: a new one each would take longer than looking at the page."""

    def __init__(self, browser: Any, world: World, script: bool = True) -> None:
        self.world = world
        self.complaints: list[str] = []  # what the browser found wrong with the page: an error, a forbidden script
        self.context = browser.new_context(
            viewport={"width": PHONE, "height": HEIGHT}, locale="ru-RU", java_script_enabled=script
        )
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._heard)

    def _heard(self, message: Any) -> None:
        if message.type == "error" and message.location["url"] != self.page.url:  # but not that the page is a 404
            self.complaints.append(message.text)

    def open(self, page: Page, width: int = PHONE) -> Any:
        """Open a page as the person who has it in front of them."""
        cookies = self.world.who(page).browser.cookies.items()
        self.context.clear_cookies()
        self.context.add_cookies(
            [{"name": name, "value": each.value, "url": self.world.url} for name, each in cookies if each.value]
        )
        self.complaints.clear()
        self.page.set_viewport_size({"width": width, "height": HEIGHT})
        with override_settings(SAPAR_DEMO=page.demo):
            answer = self.page.goto(self.world.url + self.world.path(page))
        assert answer.status == page.status, f"{self.page.url}: {answer.status}"
        return self.page

    def fill(self, answers: Answers) -> None:
        """Fill the form of the page as a finger does."""
        for name, value in answers.items():
            control = self.page.locator(f"main [name={name}]")
            kind = control.first.get_attribute("type")
            if kind in ("radio", "checkbox"):
                self.page.locator(f"main [name={name}][value='{value}']").check()
            elif control.first.evaluate("each => each.tagName") == "SELECT":
                control.select_option(value)
            else:
                control.fill(value)

    def press(self) -> Any:
        """Press the main button of the page, and wait for where it leads."""
        with self.page.expect_navigation():
            self.page.locator("main form .btn-main").first.click()
        return self.page

    @property
    def view(self) -> str:
        """Return the name of the URL at which the window is."""
        return resolve(urlsplit(self.page.url).path).view_name
