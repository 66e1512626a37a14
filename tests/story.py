"""How a story is told over HTTP: somebody opens pages, fills the forms that stand there, and others are refused.

Nothing here calls an action or writes a row: whoever tells a story has a browser, their messages, and a calendar.
"""

import re
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpResponse
from django.test import Client

from sapar.foundation import clock
from sapar.foundation.audit.models import Refusal
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.work.schedule import DAILY
from sapar.registers.organizations.actions import add_member
from sapar.registers.organizations.models import Role
from tests.cast import FOUNDING, Cast, sign_in

Answer = str | list[str]


class Calendar:
    """The days of a story. The system does its daily duties whenever a day is reached."""

    def __init__(self, start: datetime) -> None:
        self.now = start
        self._stack = ExitStack()
        self._stack.enter_context(clock.at(start))

    def go(self, days: int) -> date:
        """Live so many days later, and let the system do what it does every morning."""
        self.now += timedelta(days=days)
        self.close()
        self._stack.enter_context(clock.at(self.now))
        for job in DAILY:
            job.run(clock.today())
        return clock.today()

    def close(self) -> None:
        """Give the real clock back."""
        self._stack.close()


@dataclass
class Form:
    """A form of a page: where it goes, what stands in it, and what it offers."""

    action: str
    method: str
    values: dict[str, list[str]] = field(default_factory=dict)
    offers: dict[str, set[str]] = field(default_factory=dict)

    def note(self, name: str, value: str, given: bool, choice: bool = False) -> None:
        """Note one control."""
        self.values.setdefault(name, [])
        if choice:
            self.offers.setdefault(name, set()).add(value)
        if given:
            self.values[name].append(value)


class Forms(HTMLParser):
    """Reads the forms out of a page, as a browser would send them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[Form] = []
        self._select = self._area = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a form or a control."""
        has = dict(attrs)
        name, value = has.get("name") or "", has.get("value", "on") or ""
        if tag == "form":
            self.found.append(Form(has.get("action") or "", (has.get("method") or "get").lower()))
        elif not self.found:
            return
        elif tag == "button" and name:
            self.found[-1].note(name, value, given=False)
        elif tag == "input" and name:
            self._input(name, value, has)
        elif tag == "select":
            self._select = name
            self.found[-1].note(name, "", given=False)
        elif tag == "option" and self._select:
            self.found[-1].note(self._select, value, given="selected" in has, choice=True)
        elif tag == "textarea":
            self._area = name
            self.found[-1].note(name, "", given=False)

    def _input(self, name: str, value: str, has: dict[str, str | None]) -> None:
        choice = has.get("type") in ("radio", "checkbox")
        value = value if choice or "value" in has else ""
        self.found[-1].note(name, value, given=not choice or "checked" in has, choice=choice)

    def handle_endtag(self, tag: str) -> None:
        """End a list of options, or a text."""
        if tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._area = ""

    def handle_data(self, data: str) -> None:
        """Note what stands in a text."""
        if self._area:
            self.found[-1].values[self._area] = [data.removeprefix("\r\n").removeprefix("\n")]


class Somebody:
    """A person with a browser. English, so that sentences can be read in a test."""

    def __init__(self, name: str, account: Any = None, language: str = "en") -> None:
        self.name = name
        self.browser = Client(headers={"accept-language": language})
        if account is not None:
            sign_in(self.browser, account)
        self.page: Any = None
        self.holds: dict[str, str] = {}  # the numbers of their records, as they would write them down

    def opens(self, url: str, status: int = 200, **query: str) -> str:
        """Open a page, follow where it leads, and return its text."""
        self.page = self.browser.get(url, query or None, follow=True)
        assert self.page.status_code == status, f"{self.name} at {url}: {self.page.status_code}\n{self.complaints()}"
        return self.text

    @property
    def text(self) -> str:
        """Return the page in front of them."""
        return str(self.page.content.decode())

    @property
    def place(self) -> str:
        """Return the path of the page in front of them."""
        return str(self.page.request["PATH_INFO"])

    def complaints(self) -> str:
        """Return what the page says there is to mend, for the message of a failing test."""
        main = self.text.partition("<main")[2].partition("</main>")[0]
        return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", main))[:800]

    def form(self, *names: str) -> Form:
        """Return the form of this page that asks ``names``; the last on the page where none are given."""
        forms = [each for each in Forms(self.text).found if each.method == "post" and set(names) <= set(each.values)]
        assert forms, f"{self.name} at {self.place}: no form asks {names}: {[f.values for f in Forms(self.text).found]}"
        mine = [each for each in forms if each.action in ("", self.place)]
        return (mine or forms)[-1]

    def sends(self, status: int = 200, **answers: Answer) -> str:
        """Fill the form of this page, send it, follow where it leads, and return the text."""
        form = self.form(*answers)
        self.page = self.browser.post(form.action or self._url(), filled(form, answers), follow=True)
        assert self.page.status_code == status, f"{self.name}: {self.page.status_code}\n{self.complaints()}"
        return self.text

    def fills(self, url: str, **answers: Answer) -> str:
        """Open a page, fill its form, and come through."""
        self.opens(url)
        return self.sends(**answers)

    def does(self, slug: str, ref: str, **answers: Answer) -> str:
        """Do an action on a record through its own page."""
        return self.fills(f"/do/{slug}/{ref}", **answers)

    def tries(self, slug: str, ref: str, **answers: Answer) -> str:
        """Send an action's form with something that cannot be; the page comes back with what to mend."""
        self.opens(f"/do/{slug}/{ref}")
        return self.sends(status=422, **answers)

    def presses(self, url: str) -> str:
        """Press the button of this page that goes to ``url``."""
        assert url in [form.action for form in Forms(self.text).found], f"no button to {url} at {self.place}"
        self.page = self.browser.post(url, follow=True)
        assert self.page.status_code == 200, self.complaints()
        return self.text

    def sees(self, *words: str) -> None:
        """Assert that the page says all this."""
        missing = [word for word in words if word not in self.text]
        assert not missing, f"{self.name} at {self.place} misses {missing}"

    def _url(self) -> str:
        query = self.page.request.get("QUERY_STRING", "")
        return f"{self.place}?{query}" if query else self.place


def filled(form: Form, answers: dict[str, Answer]) -> dict[str, Answer]:
    """Return what a browser sends: what stood in the form, and the answers. Only what is offered can be chosen."""
    for name, answer in answers.items():
        chosen = set(answer) if isinstance(answer, list) else {answer}  # a file is one answer
        offered = form.offers.get(name)
        assert offered is None or chosen <= offered, f"{name}: {chosen} is not offered: {sorted(offered)}"
    return {name: values for name, values in form.values.items() if values} | answers


def refused(url: str, *who: Somebody, post_only: bool = False) -> None:
    """Assert that none of them may see or send this page, and that each attempt at an action is on record.

    Whoever has no account is asked to sign in, so that nobody learns what exists; others get 403 or 404.
    """
    for somebody in who:
        methods = (somebody.browser.post,) if post_only else (somebody.browser.get, somebody.browser.post)
        for method in methods:
            before = Refusal.objects.count()
            answer: HttpResponse = method(url)
            assert turned_away(answer), f"{somebody.name} at {url}: {answer.status_code}"
            recorded = Refusal.objects.count() - before
            assert recorded or not url.startswith("/do/"), f"{somebody.name} at {url}: no refusal on record"


def turned_away(answer: Any) -> bool:
    """Say whether an answer lets nobody in."""
    if answer.status_code in (403, 404, 405):
        return True
    return answer.status_code == 302 and urlsplit(answer["Location"]).path in ("/sign-in", "/track/")


def message_to(address: str, notice: str = "") -> str:
    """Return the newest message to somebody, as the outbox holds it."""
    found: Iterable[OutboxMessage] = OutboxMessage.objects.order_by("-pk")
    return next(m.body for m in found if m.address == address and (not notice or m.notice == notice))


def code_in(message: str) -> str:
    """Return the six digits of a sign-in code."""
    return re.search(r"\b\d{6}\b", message)[0]  # type: ignore[index]


def number_in(place: str) -> str:
    """Return the nine digits of a record out of the address of its page."""
    return re.search(r"\d{9}", place)[0]  # type: ignore[index]


class Town:
    """Everybody of the cast with a browser of their own, made when first asked for: ``town.aigul``, ``town.timur``."""

    def __init__(self, cast: Cast, calendar: Calendar) -> None:
        self.cast, self.calendar = cast, calendar
        self.newcomer: dict[str, str] = {}  # who registers next, where it is not Nurlan
        for office in ("bishkek", "osh", "moscow", "almaty", "partner", "disputes"):
            cast.office(office)

    def __getattr__(self, name: str) -> Somebody:
        somebody = Somebody(name.title(), self.cast.account_of(name))
        setattr(self, name, somebody)
        return somebody

    @cached_property
    def second(self) -> Somebody:
        """Another dispute officer of Kanykei's office: grave decisions take two."""
        return self._joins("Темир Алиев", "+996700000077", Role.DISPUTE_OFFICER, "disputes")

    @cached_property
    def jyldyz(self) -> Somebody:
        """The data protection officer of the ministry, who erases people."""
        return self._joins("Жылдыз Осмонова", "+996700000078", Role.DATA_PROTECTION_OFFICER, "ministry")

    @cached_property
    def aibek(self) -> Somebody:
        """A colleague of Daniyar's at the post in Moscow."""
        return self._joins("Айбек Сатаров", "+996700000079", Role.LABOUR_ATTACHE, "moscow")

    def _joins(self, name: str, contact: str, role: Role, office: str) -> Somebody:
        until = clock.today() + timedelta(days=364)
        seat = add_member(self.cast.office(office), by=FOUNDING, name=name, contact=contact, role=role, until=until)
        return Somebody(name, seat.record.account)

    def stranger(self, name: str = "A visitor") -> Somebody:
        """Return somebody new at a computer, without an account."""
        return Somebody(name)
