"""A member lost phone or key: whoever answers for them takes the second step away."""

import pytest

from sapar.foundation.accounts import factors
from sapar.foundation.accounts.securing import add_code_app
from sapar.foundation.actions.errors import Refused
from sapar.foundation.audit.trail import opened
from sapar.foundation.notices.models import OutboxMessage
from sapar.registers.organizations.actions import reset_second_step
from sapar.registers.organizations.models import Membership

WHY = "Lost it on the bus. Came in person, I know her"


@pytest.fixture
def aiguls(cast):
    """Aigul's membership; she has an app with codes."""
    key = factors.new_secret()
    add_code_app(cast.aigul.account, by=cast.aigul, secret=key, code=factors.code_of(key))
    return Membership.objects.get(account=cast.aigul.account)


def test_the_head_of_the_office_does_it_with_a_reason_and_she_is_told(cast, aiguls):
    event = reset_second_step(aiguls, by=cast.samat, reason=WHY).event
    assert factors.kinds_of(aiguls.account) == set()
    assert opened(event.details)["reason"] == WHY
    assert OutboxMessage.objects.filter(notice="accounts/factors_reset").count() == 1


@pytest.mark.parametrize("name", ["aigul", "salima", "tilek"])
def test_nobody_does_it_for_themself_or_without_answering_for_her(cast, aiguls, name):
    with pytest.raises(Refused):
        reset_second_step(aiguls, by=getattr(cast, name), reason=WHY)


def test_where_there_is_none_there_is_nothing_to_take_away(cast):
    cast.aigul
    with pytest.raises(Refused):
        reset_second_step(Membership.objects.get(account=cast.aigul.account), by=cast.samat, reason=WHY)


def test_the_button_stands_on_the_page_of_the_office(cast, aiguls):
    page = cast.client_for("samat").get(f"/organizations/{cast.office('bishkek').ref}").text
    assert f"/do/reset-second-step/{aiguls.ref}" in page
