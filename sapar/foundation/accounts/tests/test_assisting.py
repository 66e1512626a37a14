"""Assisted mode: with consent, said on every page, over as soon as the consent is."""

import pytest

from sapar.foundation.accounts.tests.pages import HELPED, help_agreed

AGREED = f"{help_agreed.__module__}.{help_agreed.__name__}"


@pytest.fixture
def helping(settings, signed_in):
    """Aigul's browser while she helps somebody who agreed."""
    settings.SAPAR_MAY_HELP = AGREED
    browser = signed_in()
    browser.get("/help")
    return browser


def test_a_helper_acts_for_the_person(helping):
    assert f"helper:{helping.get('/who').text.split(':')[1]}" in helping.get("/who").text
    assert f"for {HELPED} Нурлан" in helping.get("/who").text


def test_every_page_says_who_helps_whom_and_how_to_stop(helping):
    page = helping.get("/account").text
    assert "Нурлан" in page
    assert 'action="/assist/end"' in page


def test_helping_ends_when_it_is_stopped(helping):
    assert helping.get("/assist/end").status_code == 405
    helping.post("/assist/end")
    assert helping.get("/who").text.startswith("member:")


def test_helping_ends_with_the_consent_on_the_next_request(helping, settings):
    settings.SAPAR_MAY_HELP = ""
    assert helping.get("/who").text.startswith("member:")
    settings.SAPAR_MAY_HELP = AGREED
    assert helping.get("/who").text.startswith("member:")


def test_without_a_consent_nobody_helps(signed_in):
    browser = signed_in()
    assert browser.get("/help").status_code == 403
    assert browser.get("/who").text.startswith("member:")


def test_choosing_another_role_ends_helping(helping, cast):
    helping.post("/acting", {"standing": f"employment_officer@{cast.office('bishkek').ref}"})
    assert helping.get("/who").text.startswith("member:")
