"""A worker lost phone or key: an officer who sees documents helps them in again."""

import pytest

from sapar.foundation.accounts import factors
from sapar.foundation.accounts.models import Account
from sapar.foundation.accounts.securing import add_code_app
from sapar.foundation.actions.errors import Refused
from sapar.foundation.notices.models import OutboxMessage
from sapar.registers.people.securing import reset_persons_second_step
from sapar.registers.people.tests.conftest import holder

WHY = "Came with the passport"


@pytest.fixture
def with_app(nurlan):
    """Nurlan, who chose to have a second step."""
    by, key = holder(nurlan), factors.new_secret()
    add_code_app(nurlan.account, by=by, secret=key, code=factors.code_of(key))
    nurlan.refresh_from_db()
    return nurlan


def test_he_signs_in_with_the_first_code_again_and_is_told(cast, with_app):
    reset_persons_second_step(with_app, by=cast.aigul, reason=WHY)
    assert not Account.objects.get(pk=with_app.account.pk).second_factor
    assert OutboxMessage.objects.filter(notice="accounts/factors_reset").count() == 1


def test_a_voice_on_the_phone_is_not_enough(cast, with_app):
    with pytest.raises(Refused):
        reset_persons_second_step(with_app, by=cast.salima, reason=WHY)


def test_an_account_that_is_a_members_too_is_its_offices_business(cast, with_app):
    from datetime import timedelta

    from sapar.foundation import clock
    from sapar.registers.organizations.actions import add_member

    until = clock.today() + timedelta(days=9)
    add_member(cast.office("osh"), by=cast.asel, name="N", contact=with_app.phone, role="hotline_clerk", until=until)
    with pytest.raises(Refused):
        reset_persons_second_step(with_app, by=cast.aigul, reason=WHY)
