"""One-press sign-in: in demonstration mode and on this machine, nowhere else."""

import pytest
from django.test import Client

from sapar.foundation.accounts import factors
from sapar.foundation.accounts.models import Account
from sapar.foundation.accounts.tests.conftest import code_at, first_step


def cast_told():
    """Tell of everybody there is."""
    return [(account.ref, account.name, "Sees to permits", "Ministry") for account in Account.objects.order_by("pk")]


@pytest.fixture
def demo(settings, cast):
    """A demonstration with Aigul in it."""
    settings.SAPAR_DEMO, settings.SAPAR_DEMO_CAST = True, f"{__name__}.cast_told"
    settings.ALLOWED_HOSTS = ["*"]
    return cast.aigul.account


def press(account, host="localhost:8000", **meta):
    browser = Client(headers={"host": host, "accept-language": "en"})
    return browser, browser.post("/sign-in/demo", {"ref": account.ref, "next": "/who"}, **meta)


def test_the_cast_stands_on_the_sign_in_page_and_signs_in_with_one_press(demo):
    browser, answer = press(demo)
    assert "Sees to permits" in browser.get("/sign-in").text
    assert answer.headers["location"] == "/who"
    assert demo.ref in browser.get("/who").text


@pytest.mark.parametrize("host", ["sapar.example", "127.0.0.1.evil.example", "localhost.evil.example:80"])
def test_it_does_not_exist_under_another_host(demo, host):
    browser, answer = press(demo, host)
    assert answer.status_code == 404
    assert "Sees to permits" not in browser.get("/sign-in").text


def test_it_does_not_exist_for_another_machine(demo):
    assert press(demo, REMOTE_ADDR="192.0.2.7")[1].status_code == 404


def test_it_does_not_exist_outside_the_demonstration(demo, settings):
    settings.SAPAR_DEMO = False
    browser, answer = press(demo)
    assert answer.status_code == 404
    assert "Sees to permits" not in browser.get("/sign-in").text


def test_it_signs_in_nobody_who_is_not_of_the_cast(demo, settings, cast):
    settings.SAPAR_DEMO_CAST = f"{__name__}.nobody_told"
    assert press(demo)[1].status_code == 404


def test_whoever_needs_a_second_step_passes_it_with_the_code_that_is_shown(demo, with_app):
    browser, _answer = press(demo)
    sign_in, step = browser.get("/sign-in").text, browser.get("/second-step?next=/desk").text
    assert browser.get("/desk").status_code == 302
    code = code_at(with_app[1], 1)
    assert f"Code now: {code}" in sign_in
    assert f"the app shows {code} now" in step
    assert browser.post("/second-step?next=/desk", {"code": code}).headers["location"] == "/desk"
    assert browser.get("/desk").status_code == 200


def test_when_all_codes_are_spent_it_says_so(demo, with_app):
    factors.passes(demo, code_at(with_app[1], 1))
    browser, _answer = press(demo)
    assert "the next one comes within half a minute" in browser.get("/second-step").text


@pytest.mark.parametrize("elsewhere", [{"host": "sapar.example"}, {"off": True}])
def test_no_code_is_shown_elsewhere(demo, with_app, settings, elsewhere):
    settings.SAPAR_DEMO = not elsewhere.get("off", False)
    browser = first_step()
    host = {"host": elsewhere.get("host", "localhost")}
    codes = [code_at(with_app[1], steps) for steps in (-1, 0, 1)]
    pages = browser.get("/second-step", headers=host).text + browser.get("/sign-in", headers=host).text
    assert not [code for code in codes if code in pages]


def nobody_told():
    """Tell of nobody."""
    return []


@pytest.mark.parametrize("host", ["127.0.0.1", "[::1]:8000", "localhost"])
def test_every_name_of_this_machine_will_do(demo, host):
    assert press(demo, host)[1].status_code == 302
