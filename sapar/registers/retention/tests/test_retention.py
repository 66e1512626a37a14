"""The end of keeping: announced before, put off by whoever comes back, held, and never against what is open."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from sapar.foundation import clock
from sapar.foundation.accounts.actions import choose_language, note_sign_in, send_sign_in_code
from sapar.foundation.accounts.actors import System
from sapar.foundation.actions.errors import Refused
from sapar.foundation.notices.models import OutboxMessage
from sapar.policy.law.calendars import add_months
from sapar.registers.data_rights.actions import ask_about_data
from sapar.registers.people.belongings import add_spelling
from sapar.registers.people.models import Person, PersonState
from sapar.registers.retention.actions import (
    NotYet,
    announce_end,
    carry_out_end,
    end_hold,
    hold_data,
    keep_my_data,
)
from sapar.registers.retention.models import RetentionEnd, S
from sapar.registers.retention.queries import MONTHS, WARNING, number
from sapar.registers.retention.tasks import DUTY, end_keeping

pytestmark = pytest.mark.django_db


def after_the_months(days=1):
    """Live after the months of the law, so many days later."""
    today = clock.today()
    return clock.at(clock.now().replace(year=today.year) + (add_months(today, number(MONTHS, today)) - today)
                    + timedelta(days=days))  # fmt: skip


@pytest.fixture
def announced(cast):
    """Nurlan registered, and nothing happened for the months of the law: the end is announced."""
    cast.jyldyz
    nurlan = cast.worker("nurlan")
    with after_the_months():
        end_keeping(clock.today())
        yield RetentionEnd.objects.get(person=nurlan)


def lived(end, days):
    """Let days pass, with the daily duty on the last of them."""
    with clock.at(clock.now() + timedelta(days=days)):
        end_keeping(clock.today())
    return RetentionEnd.objects.get(pk=end.pk)


def test_nobody_is_announced_before_the_months_are_over(cast):
    cast.worker("nurlan")
    with after_the_months(days=-2):
        assert end_keeping(clock.today()) == 0


def test_the_person_is_told_the_day_and_nothing_is_erased_before(announced):
    told = OutboxMessage.objects.filter(notice="retention/end")
    assert f"{announced.erase_on:%d.%m.%Y}" in told.get().body or str(announced.erase_on) in told.get().body
    assert lived(announced, number(WARNING, clock.today()) - 1).state == S.ANNOUNCED
    with pytest.raises(NotYet):
        carry_out_end(announced, by=DUTY)


def test_on_the_day_the_record_is_erased(announced):
    assert lived(announced, number(WARNING, clock.today())).state == S.ERASED
    assert Person.objects.get(pk=announced.person_id).state == PersonState.ERASED


def test_one_press_keeps_it(cast, announced):
    keep_my_data(announced, by=cast.holder("nurlan"))
    assert lived(announced, 400).state == S.KEPT
    assert Person.objects.get(pk=announced.person_id).state == PersonState.ACTIVE


def test_coming_back_keeps_it(cast, announced):
    add_spelling(announced.person, by=cast.holder("nurlan"), family_name="Омурбеков", given_name="Нурлан")
    assert lived(announced, 1).state == S.KEPT


def test_what_is_held_is_not_erased_and_the_hold_ends_on_its_day(cast, announced):
    until = clock.today() + timedelta(days=200)
    hold_data(announced, by=cast.jyldyz, until=until, reason="A claim at court")
    assert lived(announced, 190).state == S.HELD
    assert lived(announced, 201).state == S.ANNOUNCED


@pytest.mark.parametrize("name", ["aigul", "bakyt", "asel", "daniyar"])
def test_only_the_data_protection_officer_holds(cast, announced, name):
    with pytest.raises(Refused):
        hold_data(announced, by=getattr(cast, name), until=clock.today() + timedelta(days=9), reason="x")


def test_only_the_system_announces_and_erases_and_only_who_held_ends_it(cast, announced):
    for act in (announce_end, carry_out_end, end_hold):
        with pytest.raises(Refused):
            act(announced.person if act is announce_end else announced, by=cast.aigul,
                **({"quiet_since": clock.today()} if act is announce_end else {}))  # fmt: skip


def test_signing_in_keeps_it(cast, announced):
    note_sign_in(announced.person.account, by=System("sign-in"), way="code")
    assert lived(announced, 1).state == S.KEPT


def test_what_they_do_elsewhere_keeps_it(cast, announced):
    choose_language(announced.person.account, by=cast.holder("nurlan"), language="ru")
    assert lived(announced, 1).state == S.KEPT


def test_whom_somebody_wrote_to_is_kept_but_not_by_the_warning_itself(cast, announced):
    assert lived(announced, 1).state == S.ANNOUNCED
    account = announced.person.account
    send_sign_in_code(account, by=System("sign-in"), contact=account.phone, code="123456")
    assert lived(announced, 1).state == S.KEPT


def test_what_is_open_speaks_against_announcing(cast):
    person = cast.worker("nurlan")
    ask_about_data(person, by=cast.holder("nurlan"), kind="other", words="?")
    with after_the_months():
        assert end_keeping(clock.today()) == 0


def test_nothing_is_held_longer_than_the_law_lets_it(cast, announced):
    for days in (0, 400):
        with pytest.raises(ValidationError):
            hold_data(announced, by=cast.jyldyz, until=clock.today() + timedelta(days=days), reason="x")
