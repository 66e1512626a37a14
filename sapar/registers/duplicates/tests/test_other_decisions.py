"""Two people, cannot tell, look again: and that the acts on the records themselves are no officer's to begin."""

import pytest

from sapar.foundation.accounts.actors import System
from sapar.foundation.actions.errors import NotVisible, Refused
from sapar.foundation.notices.models import OutboxMessage
from sapar.registers.duplicates.models import S
from sapar.registers.duplicates.parting import give_back, set_free
from sapar.registers.duplicates.reviewing import ask_for_document, keep_apart, reopen_review
from sapar.registers.duplicates.tests.conftest import REASON
from sapar.registers.people.queries import own_person
from sapar.registers.people.tests.conftest import holder

pytestmark = pytest.mark.django_db


def test_two_people_stay_two_and_the_reason_is_kept(cast, pair):
    keep_apart(pair, by=cast.aigul, **REASON)
    pair.refresh_from_db()
    assert (pair.state, pair.note, pair.decided_by) == (S.DIFFERENT, REASON["reason"], cast.aigul.account)


def test_both_are_asked_for_a_document(cast, pair):
    ask_for_document(pair, by=cast.aigul, **REASON)
    assert OutboxMessage.objects.filter(notice="duplicates/document_asked").count() == 2


def test_an_officer_with_a_doubt_looks_again(cast, pair):
    keep_apart(pair, by=cast.aigul, **REASON)
    reopen_review(pair, by=cast.samat, **REASON)
    pair.refresh_from_db()
    assert (pair.state, pair.decided_by) == (S.OPEN, None)


@pytest.mark.parametrize("who", ["salima", "ermek", "daniyar", "asel", "tilek"])
def test_nobody_but_trained_officers_knows_of_a_pair(cast, pair, who):
    with pytest.raises(NotVisible):
        keep_apart(pair, by=getattr(cast, who), **REASON)


def test_the_person_does_not_learn_of_the_other_one(pair, older):
    assert type(pair).visible_to(holder(older)).count() == 0
    assert own_person(holder(older)) == older


def test_the_acts_of_an_undo_are_not_begun_by_themselves(cast, older):
    with pytest.raises(Refused):
        give_back(older, by=System("x"), receipt=1)
    with pytest.raises(Refused):
        set_free(older, by=cast.aigul)
