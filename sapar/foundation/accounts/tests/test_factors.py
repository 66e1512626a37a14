"""Setting up and taking away: an app, recovery codes, and what is written where."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.db import connection

from sapar.foundation import clock
from sapar.foundation.accounts import factors
from sapar.foundation.accounts.adapter import FactorAdapter
from sapar.foundation.accounts.models import Account
from sapar.foundation.accounts.securing import (
    AlreadyThere,
    LastFactor,
    NotFound,
    WrongCode,
    add_code_app,
    add_passkey,
    make_recovery_codes,
    remove_factor,
)
from sapar.foundation.accounts.tests.conftest import code_at, first_step, pass_step
from sapar.foundation.actions.errors import NotVisible
from sapar.foundation.actions.guard import WriteOutsideAction
from sapar.foundation.audit.models import AuditEvent
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.privacy.sealing import ValueErased
from tests.unguarded import unguarded

APP = "/account/second-step/app?next=%2Fdesk"


def key_on(page):
    """Return the key that stands on the page in letters."""
    return re.search(r'translate="no">((?:[A-Z2-7]{4} ?)+)<', page)[1].replace(" ", "")


def written_down(page):
    return re.findall(r'<li class="reference">(\d{4} \d{4})</li>', page)


def test_an_app_is_set_up_with_a_picture_a_key_and_its_first_code(aigul):
    browser = first_step()
    page = browser.get(APP).text
    assert "<svg" in page
    answer = browser.post(APP, {"code": code_at(key_on(page))})
    assert len(written_down(answer.text)) == 10
    assert 'href="/desk"' in answer.text
    assert browser.get("/desk").status_code == 200
    assert Account.objects.get(pk=aigul.account.pk).second_factor


def test_a_wrong_first_code_keeps_the_key_for_another_try(aigul):
    browser = first_step()
    key = key_on(browser.get(APP).text)
    again = browser.post(APP, {"code": "000000"})
    assert again.status_code == 422
    assert key_on(again.text) == key
    assert browser.post(APP, {"code": code_at(key)}).status_code == 200


def test_while_it_is_set_up_the_key_lies_sealed(aigul):
    browser = first_step()
    assert key_on(browser.get(APP).text) not in str(dict(browser.session))


def test_the_code_that_proved_the_app_is_spent(with_app):
    aigul, key = with_app
    assert not factors.passes(aigul.account, code_at(key))
    assert factors.passes(aigul.account, code_at(key, 1))


def test_keys_and_recovery_codes_lie_sealed_under_the_holders_key(with_app):
    aigul, key = with_app
    stored = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert key not in stored
    seed = FactorAdapter().decrypt(Authenticator.objects.get(type=factors.RECOVERY).data["seed"])
    assert seed not in stored
    assert f"§{aigul.account.key_id}§" in stored
    with connection.cursor() as cursor:
        cursor.execute("SELECT details, before, after FROM audit_auditevent")
        assert key not in str(cursor.fetchall())


def test_nobody_stores_a_secret_in_clear_by_mistake(db):
    with pytest.raises(NotImplementedError):
        FactorAdapter().encrypt("secret")


def test_erasing_the_holder_erases_the_secrets(with_app):
    with unguarded():
        type(with_app[0].account.key).objects.update(wrapped="")
    with pytest.raises(ValueErased):
        FactorAdapter().decrypt(Authenticator.objects.get(type=factors.APP).data["secret"])


def test_the_rows_are_guarded_like_our_own(with_app):
    with pytest.raises(WriteOutsideAction):
        Authenticator.objects.all().delete()


def test_adding_and_removing_are_in_the_trail_and_the_holder_is_told(with_app):
    aigul, _key = with_app
    add_passkey(aigul.account, by=aigul, name="Phone", credential="{}")
    remove_factor(aigul.account, by=aigul, factor=factors.factors_of(aigul.account)[0].number)
    done = AuditEvent.objects.filter(subject_ref=aigul.account.ref).order_by("pk").values_list("action", flat=True)
    assert list(done) == ["add_code_app", "make_recovery_codes", "add_passkey", "remove_factor"]
    told = set(OutboxMessage.objects.values_list("notice", flat=True))
    assert {"accounts/factor_added", "accounts/factor_removed"} <= told


def test_an_account_has_one_app(with_app):
    aigul, _key = with_app
    other = factors.new_secret()
    with pytest.raises(AlreadyThere):
        add_code_app(aigul.account, by=aigul, secret=other, code=code_at(other))


def test_an_app_that_shows_another_code_is_not_kept(aigul):
    with pytest.raises(WrongCode):
        add_code_app(aigul.account, by=aigul, secret=factors.new_secret(), code="000000")


def test_staff_cannot_remove_the_last_one(with_app):
    aigul, _key = with_app
    with pytest.raises(LastFactor):
        remove_factor(aigul.account, by=aigul, factor=factors.factors_of(aigul.account)[0].number)


def test_a_holder_can_and_the_recovery_codes_go_with_it(cast):
    nurlan = cast.holder("nurlan")
    key = factors.new_secret()
    add_code_app(nurlan.account, by=nurlan, secret=key, code=code_at(key))
    make_recovery_codes(nurlan.account, by=nurlan)
    remove_factor(nurlan.account, by=nurlan, factor=factors.factors_of(nurlan.account)[0].number)
    assert factors.kinds_of(nurlan.account) == set()
    assert not Account.objects.get(pk=nurlan.account.pk).second_factor


def test_nobody_adds_or_removes_for_another(cast, with_app):
    aigul, _key = with_app
    number = factors.factors_of(aigul.account)[0].number
    with pytest.raises(NotVisible):
        remove_factor(aigul.account, by=cast.asel, factor=number)
    with pytest.raises(NotFound):
        remove_factor(cast.asel.account, by=cast.asel, factor=number)


def test_new_recovery_codes_end_the_old_ones(with_app):
    account = with_app[0].account
    old = factors.recovery_codes_of(account)
    make_recovery_codes(account, by=with_app[0])
    assert not set(old) & set(factors.recovery_codes_of(account))
    assert not factors.passes(account, old[0])


def test_recovery_codes_are_shown_once(with_app, signed_in):
    browser = signed_in()
    page = "/account/second-step/recovery-codes"
    assert "Recovery codes left: 10" in browser.get(page).text
    assert written_down(browser.get(page).text) == []
    assert len(written_down(browser.post(page).text)) == 10
    assert written_down(browser.get(page).text) == []


def test_the_page_before_removing_names_it_and_the_last_one_of_staff_stays(with_app, signed_in):
    browser = signed_in()
    page = f"/account/second-step/{factors.factors_of(with_app[0].account)[0].number}/remove"
    assert "App with codes" in browser.get(page).text
    assert "Your role needs a second step" in browser.post(page, follow=True).text
    assert browser.get("/account/second-step/0/remove").status_code == 404


def test_changing_it_asks_for_it_again_after_a_while(with_app, signed_in):
    browser = signed_in()
    pass_step(browser, (clock.now() - timedelta(minutes=16)).isoformat())
    for path in ("", "/app", "/passkey", "/recovery-codes"):
        assert browser.get(f"/account/second-step{path}").headers["location"].startswith("/second-step?next=")
    assert browser.post("/account/second-step/recovery-codes").headers["location"].startswith("/second-step?next=")
