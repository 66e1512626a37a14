"""Making two records one, at once or by two officers."""

import pytest

from sapar.foundation.actions.errors import AnotherPersonMustDecide, Refused
from sapar.foundation.notices.models import OutboxMessage
from sapar.registers.duplicates.errors import CannotMerge, NeedsSecondOfficer
from sapar.registers.duplicates.models import Merge, S
from sapar.registers.duplicates.reviewing import confirm_merge, decline_merge, merge_people, propose_merge
from sapar.registers.duplicates.tests.conftest import REASON, paired
from sapar.registers.people.belongings import add_document, name_relative
from sapar.registers.people.models import PersonState
from sapar.registers.people.search import find_people
from sapar.registers.people.tests.conftest import registered

pytestmark = pytest.mark.django_db


def merged(cast, pair, keep="first"):
    """Merge at once and read both records anew."""
    merge_people(pair, by=cast.aigul, keep=keep, **REASON)
    for person in (pair.first, pair.second):
        person.refresh_from_db()
    return pair.sides()[0]


def test_two_records_become_one(cast, pair, older, newer):
    survivor = merged(cast, pair)
    assert survivor == older
    assert newer.__class__.objects.get(pk=newer.pk).state == PersonState.MERGED
    assert survivor.patronymic == "Asanovich"  # said by the other record alone
    assert survivor.phone == older.phone
    assert {row.given_name for row in survivor.spellings.all()} == set()  # one key: no other spelling


def test_the_other_number_phone_and_name_find_the_one_that_goes_on(cast, pair, older, newer):
    merged(cast, pair)
    for text in (newer.number, newer.phone, "Omurbekov Asanovich"):
        assert [hit.person for hit in find_people(text, by=cast.aigul)] == [older]


def test_both_contacts_are_told(cast, pair):
    merged(cast, pair)
    told = {message.address for message in OutboxMessage.objects.filter(notice="duplicates/merged")}
    assert told == {"+996555777888", "+996555000111"}


def test_what_moves_something_sensitive_takes_two_officers(cast, pair, newer):
    add_document(newer, by=cast.aigul, kind="passport", doc_number="AC1234567")
    with pytest.raises(NeedsSecondOfficer):
        merge_people(pair, by=cast.aigul, keep="first", **REASON)
    propose_merge(pair, by=cast.aigul, keep="first", **REASON)
    with pytest.raises(AnotherPersonMustDecide):
        confirm_merge(pair, by=cast.aigul)
    confirm_merge(pair, by=cast.samat)
    pair.refresh_from_db()
    assert (pair.state, pair.first.documents.count()) == (S.SAME, 1)


def test_a_proposed_merge_can_be_sent_back(cast, pair):
    propose_merge(pair, by=cast.aigul, keep="first", **REASON)
    decline_merge(pair, by=cast.samat, **REASON)
    pair.refresh_from_db()
    assert (pair.state, Merge.objects.count()) == (S.OPEN, 0)


def test_different_personal_numbers_are_two_people_or_a_slip(cast):
    one = registered(cast, personal_number="21203199400111")
    other = registered(cast, personal_number="21203199400222", given_name="Асан")
    with pytest.raises(CannotMerge, match="personal numbers"):
        propose_merge(paired(one, other), by=cast.aigul, keep="first", **REASON)


def test_nobody_decides_about_a_relative(cast, pair, older):
    name_relative(older, by=cast.meerim, tie="sibling", name="Айгүл", phone=cast.aigul.account.phone)
    with pytest.raises(Refused):
        merge_people(pair, by=cast.aigul, keep="first", **REASON)


def test_of_two_records_with_an_account_either_phone_signs_in_to_one(cast, older):
    second = registered(cast, given_name="Нуриман", phone="+996555000111", with_account=True)
    pair = paired(older, second)
    propose_merge(pair, by=cast.aigul, keep="first", **REASON)
    confirm_merge(pair, by=cast.samat)
    second.account.refresh_from_db()
    assert second.account.leads_to == older.account
