"""Wrong codes in the second step: slower and slower, by account, and the holder is told."""

from datetime import timedelta

import pytest

from sapar.foundation import clock
from sapar.foundation.accounts import factors, tries
from sapar.foundation.accounts.codes import TooManyTries
from sapar.foundation.accounts.models import SecondStepTry
from sapar.foundation.accounts.securing import warn_of_wrong_codes
from sapar.foundation.accounts.tasks import tidy_sign_in
from sapar.foundation.accounts.tests.conftest import code_at, first_step
from sapar.foundation.notices.models import OutboxMessage

STEP = "/second-step"
NOW = clock.now()


def wrong(account, count, start=NOW, apart=timedelta(minutes=16)):
    """Try as many wrong codes, so far apart that none has to wait."""
    for number in range(count):
        with clock.at(start + number * apart):
            assert not tries.try_code(account, lambda: False)


def test_two_slips_cost_nothing_and_each_one_more_costs_longer(with_app):
    browser, waits = first_step(), []
    with clock.at(NOW):
        statuses = [browser.post(STEP, {"code": "1"}).status_code for _ in range(4)]
    assert statuses == [422, 422, 422, 429]
    for minutes in (1, 3):
        with clock.at(NOW + timedelta(minutes=minutes, seconds=1)):
            browser.post(STEP, {"code": "1"})
            waits.append(browser.post(STEP, {"code": "1"}).text)
    assert "Minutes to wait: 2" in waits[0]
    assert "Minutes to wait: 15" in waits[1]


def test_the_right_code_waits_too_and_is_not_spent_by_it(with_app):
    browser = first_step()
    with clock.at(NOW):
        for _ in range(3):
            browser.post(STEP, {"code": "1"})
        assert browser.post(STEP, {"code": code_at(with_app[1], 1)}).status_code == 429
    with clock.at(NOW + timedelta(minutes=2)):
        assert browser.post(STEP, {"code": code_at(with_app[1], 1)}).status_code == 302


def test_another_browser_of_the_account_waits_and_a_neighbour_does_not(cast, with_app):
    account = with_app[0].account
    with clock.at(NOW):
        wrong(account, 3, apart=timedelta(0))
        assert first_step().post(STEP, {"code": "1"}).status_code == 429
        assert not tries.try_code(cast.samat.account, lambda: False)


def test_getting_in_forgets_the_slips(with_app):
    account = with_app[0].account
    with clock.at(NOW):
        for _ in range(4):
            tries.try_code(account, lambda: False)
            tries.try_code(account, lambda: True)
    assert not SecondStepTry.objects.exists()


def test_a_day_of_wrong_codes_is_limited_too(with_app):
    account = with_app[0].account
    wrong(account, 20)
    end = NOW + 20 * timedelta(minutes=16)
    with clock.at(end), pytest.raises(TooManyTries):
        tries.check_wait(account)
    with clock.at(NOW + timedelta(days=1, seconds=1)):
        tries.check_wait(account)


def test_every_five_wrong_codes_the_holder_is_told(with_app):
    wrong(with_app[0].account, 11)
    assert OutboxMessage.objects.filter(notice="accounts/wrong_codes").count() == 2
    assert warn_of_wrong_codes.name == "warn_of_wrong_codes"


def test_while_codes_wait_a_passkey_still_opens(with_app, monkeypatch):
    monkeypatch.setattr(factors, "passes_with_passkey", lambda account, answer: answer == "mine")
    with clock.at(NOW):
        for _ in range(3):
            tries.try_code(with_app[0].account, lambda: False)
        assert first_step().post(STEP, {"code": "1"}).status_code == 429
        assert first_step().post(STEP, {"credential": "mine"}).status_code == 302


def test_old_tries_are_forgotten(with_app):
    wrong(with_app[0].account, 1)
    with clock.at(NOW + timedelta(days=3)):
        tidy_sign_in(clock.today())
    assert not SecondStepTry.objects.exists()
