"""Sending a code: it reaches the contact in the holder's language, and stands nowhere else."""

import logging

import pytest
from django.db import connection

from sapar.foundation.accounts.actions import send_sign_in_code
from sapar.foundation.accounts.actors import Actor, Kind, System
from sapar.foundation.accounts.tests.conftest import AIGUL, last_code
from sapar.foundation.actions.errors import Refused
from sapar.foundation.audit.models import AuditEvent
from sapar.foundation.audit.trail import opened
from sapar.foundation.notices.models import OutboxMessage


def send(account, by=None):
    return send_sign_in_code(account, by=by or System("sign-in"), contact=AIGUL, code="271828")


def test_the_code_reaches_the_contact_in_the_holders_language(cast):
    send(cast.aigul.account)
    message = OutboxMessage.objects.get(notice="accounts/code")
    assert (message.address, message.body) == (AIGUL, "Sapar: код 271828. Никому не сообщайте")


def test_nobody_sends_codes_but_the_system(cast):
    for by in (cast.aigul, cast.asel, Actor(Kind.HOLDER, account=cast.aigul.account)):
        with pytest.raises(Refused):
            send(cast.aigul.account, by)


def test_the_trail_says_that_a_code_was_sent_and_never_which(cast):
    event = send(cast.aigul.account).event
    for column in ("details", "before", "after", "actor"):
        assert "271828" not in str(opened(getattr(event, column)))
    assert AuditEvent.objects.filter(action="send_sign_in_code").count() == 1


def test_the_code_is_in_no_log_and_in_no_column_as_plain_text(aigul, browser, caplog):
    caplog.set_level(logging.DEBUG)
    browser.post("/sign-in", {"contact": AIGUL})
    code = last_code()
    browser.post("/sign-in/code", {"code": "000000"})
    browser.post("/sign-in/code", {"code": code})
    assert code not in caplog.text
    for table in connection.introspection.table_names():
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT * FROM "{table}"')
            assert not any(code == str(value) or f" {code}" in str(value) for row in cursor for value in row), table
