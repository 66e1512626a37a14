"""For whom each page opens: the code is compared with ``docs/pages.csv``, which people review.

Every page of the list is opened by everybody of the cast, by a worker whose record it is not, and by a visitor. Who is
not named in a row finds nothing there, and never learns whether there is anything. To write the table anew and look at
the difference: ``SAPAR_WRITE_MATRIX=1 pytest tests/browser/test_access.py``.
"""

import csv
import os
from pathlib import Path

import pytest
from django.test import Client

from sapar.foundation import clock
from tests.browser.pages import PAGES
from tests.browser.served import ONE_AT_A_TIME
from tests.browser.world import TODAY
from tests.cast import sign_in

pytestmark = pytest.mark.django_db
TABLE = Path(__file__).resolve().parents[2] / "docs" / "pages.csv"
ANSWERS = {200: "opens", 302: "leads elsewhere", 403: "refused"}
COLUMNS = ("page", *ANSWERS.values())
PUBLIC = frozenset({"visitor", "waiting", "asking", "answered", "checking", "elsewhere", "sending", "stepping"})
BUSINESSES = frozenset({"bakyt", "svetlana"})
# What an agency or an employer must never read, whoever it is about.
NOT_FOR_BUSINESSES = ("costs:", "complaints:", "assistance:", "people:", "returns:", "reintegration:", "data_rights:")


@pytest.fixture(scope="module")
def opened(world, django_db_blocker):
    """Return for each page who got which answer."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # another test's browser may have a loop in this thread
        return _opened(world)


def _opened(world):
    pages = {name: page for name, page in PAGES.items() if page.who not in PUBLIC and page.status == 200}
    found = {name: {answer: [] for answer in ANSWERS.values()} for name in pages}
    with ONE_AT_A_TIME, clock.at(TODAY):
        for who, client in _clients(world).items():
            for name, page in pages.items():
                status = client.get(world.path(page)).status_code
                if status != 404:
                    found[name][ANSWERS[status]].append(who)
    return found


def _clients(world):
    clients = {name: Client() for name in sorted(world.cast)}
    for name, client in clients.items():
        if world.cast[name].account:
            sign_in(client, world.cast[name].account)
    return clients


def test_the_table_is_the_one_that_was_reviewed(opened):
    rows = {name: tuple(" ".join(answers[each]) for each in ANSWERS.values()) for name, answers in opened.items()}
    if os.environ.get("SAPAR_WRITE_MATRIX"):
        with TABLE.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file).writerows([COLUMNS, *((name, *rows[name]) for name in sorted(rows))])
    with TABLE.open(encoding="utf-8") as file:
        reviewed = {name: tuple(rest) for name, *rest in list(csv.reader(file))[1:]}
    assert {name: row for name, row in rows.items() if reviewed.get(name) != row} == {}, "not reviewed"
    assert sorted(set(reviewed) - set(rows)) == [], "reviewed but gone"


def test_no_business_opens_what_belongs_to_workers(opened):
    private = {name for name in opened if PAGES[name].view.startswith(NOT_FOR_BUSINESSES) and PAGES[name].parts}
    assert private
    assert {name for name in private if BUSINESSES & set(opened[name]["opens"])} == set()


def test_a_protected_complaint_opens_for_its_team_alone(opened):
    found = opened["protected complaint"]
    assert (found["opens"], found["refused"]) == (["kanykei"], [])
    assert found["leads elsewhere"] == ["timur"]  # to sign in, as for a number that nobody has
