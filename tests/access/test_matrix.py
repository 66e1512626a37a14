"""Who may do what to whose record: the code is compared with ``docs/access.csv``, which people review.

A new action or a changed predicate fails here until somebody decides. To write the table anew and look at the
difference: ``SAPAR_WRITE_MATRIX=1 make test``.
"""

import csv
import os
from pathlib import Path

import pytest

from sapar.foundation.actions import duties
from sapar.foundation.actions.errors import NotVisible, Refused
from sapar.foundation.actions.registry import ACTIONS
from tests.access.specimens import WHOSE, Specimens

TABLE = Path(__file__).resolve().parents[2] / "docs" / "access.csv"
COLUMNS = ("action", "whose", "actor", "answer")


def _answer(action, record, actor):
    """Ask the very duty the wrapper asks."""
    try:
        duties.check_permission(action, record, actor)
    except NotVisible:
        return "invisible"
    except Refused:
        return "refused"
    return "may"


@pytest.fixture
def answers(cast):
    """The whole matrix, as the code answers it."""
    made = Specimens(cast)
    actors = cast.everyone() | {"nurlan": made.holder("nurlans"), "gulnara": made.holder("gulnaras")}
    records = {model: made.of(model) for model in dict.fromkeys(action.subject for action in ACTIONS.values())}
    rows = []
    for name, action in sorted(ACTIONS.items()):
        for whose, record in records[action.subject].items():
            rows += [(name, whose, who, _answer(action, record, actor)) for who, actor in sorted(actors.items())]
    return rows


def test_the_matrix_is_the_one_that_was_reviewed(answers):
    if os.environ.get("SAPAR_WRITE_MATRIX"):
        with TABLE.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([COLUMNS, *answers])
    with TABLE.open(encoding="utf-8") as file:
        reviewed = {tuple(row) for row in csv.reader(file)} - {COLUMNS}
    assert sorted(set(answers) - reviewed) == [], "not reviewed"
    assert sorted(reviewed - set(answers)) == [], "reviewed but gone"


def test_every_action_stands_in_the_matrix_for_every_kind_of_owner(answers):
    assert {name for name, *_ in answers} == set(ACTIONS)
    for name in ACTIONS:
        assert {whose for action, whose, *_ in answers if action == name} <= set(WHOSE)


def test_timur_may_do_only_what_anybody_may(answers):
    may = {name for name, _, who, answer in answers if who == "timur" and answer == "may"}
    assert may == {"register_person", "file_complaint", "raise_alarm"}


KNOW_OF_PROTECTED = {
    "nurlan": "whose matter it is",
    "daniyar": "took the case",
    "kanykei": "examines complaints",
    "ermek": "the partner to whom the case was referred",
}


def test_nobody_else_learns_of_what_is_protected_whatever_they_try(answers):
    tried = {(who, answer) for _, whose, who, answer in answers if whose == "hidden"}
    assert {who for who, answer in tried if answer != "invisible"} == set(KNOW_OF_PROTECTED)
