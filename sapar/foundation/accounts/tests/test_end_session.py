"""Sessions, listed in plain words and ended one by one."""

import pytest
from django.test import Client

from sapar.foundation.accounts import devices
from sapar.foundation.accounts.models import OpenSession
from sapar.foundation.accounts.securing import NotFound, end_session
from sapar.foundation.accounts.sessions import open_sessions_of
from sapar.foundation.accounts.tests.conftest import AIGUL, last_code, pass_step
from sapar.foundation.audit.models import AuditEvent

ANDROID = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Mobile Safari/537.36"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1"
EDGE = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/130.0.0.0 Safari/537.36 Edg/130.0"


def browser_on(agent):
    browser = Client(headers={"accept-language": "en", "user-agent": agent})
    browser.post("/sign-in", {"contact": AIGUL})
    browser.post("/sign-in/code", {"code": last_code()})
    pass_step(browser)
    return browser


@pytest.mark.parametrize(
    ("agent", "device"),
    [(ANDROID, "Chrome, Android"), (IPHONE, "Safari, iPhone"), (EDGE, "Edge, Windows"), ("curl/8", ""), ("", "")],
)
def test_a_device_is_named_as_its_owner_would(agent, device):
    assert devices.device_in(agent) == device


def test_the_account_lists_where_one_is_signed_in(aigul):
    here, _there = browser_on(ANDROID), browser_on(IPHONE)
    page = here.get("/account").text
    assert page.index("Chrome, Android") < page.index("This one") < page.index("Safari, iPhone")
    assert page.count('action="/account/sessions/') == 1


def test_one_is_ended_and_the_others_go_on(aigul):
    here, there, third = browser_on(ANDROID), browser_on(IPHONE), browser_on(EDGE)
    gone = next(row for row in open_sessions_of(aigul.account) if "iPhone" in row.device)
    here.post(f"/account/sessions/{gone.handle}")
    assert there.get("/who").text.startswith("visitor:")
    assert [browser.get("/who").text.split(":")[0] for browser in (here, third)] == ["member", "member"]
    assert AuditEvent.objects.filter(action="end_session").count() == 1


def test_the_page_holds_no_key_of_a_session(aigul):
    browser = browser_on(ANDROID)
    page = browser.get("/account").text
    assert not [row.session_key for row in OpenSession.objects.all() if row.session_key in page]


def test_nobody_ends_a_session_of_another(cast, aigul):
    browser_on(ANDROID)
    row = open_sessions_of(aigul.account)[0]
    with pytest.raises(NotFound):
        end_session(cast.asel.account, by=cast.asel, session=row.handle)


def test_ending_all_others_takes_them_off_the_list(aigul):
    here, _there = browser_on(ANDROID), browser_on(IPHONE)
    here.post("/account/sessions")
    assert [row.device for row in open_sessions_of(aigul.account)] == ["Chrome, Android"]


def test_a_session_does_not_grow_older_by_being_used(aigul):
    browser = browser_on(ANDROID)
    before = open_sessions_of(aigul.account)[0].expire_date
    session = browser.session
    session["used"] = "2020-01-01T00:00:00+00:00"
    session.save()
    browser.get("/who")
    row = open_sessions_of(aigul.account)[0]
    assert row.used_at.year > 2020
    assert row.expire_date == before
