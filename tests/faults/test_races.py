"""Several people at once, on both databases."""

import threading

import pytest
from django.db import connection

from sapar.foundation.actions.errors import ActionError
from sapar.foundation.audit.models import AuditEvent
from sapar.registers.organizations.actions import close_organization, open_organization
from tests.cast import Cast

NAMES = {"name_ky": "Талас", "name_ru": "Талас", "name_en": "Talas"}


def at_once(*calls):
    """Run calls in threads that start together; return what each gave or raised."""
    gate, results = threading.Barrier(len(calls)), [None] * len(calls)

    def run(place, call):
        gate.wait()
        try:
            results[place] = call()
        except ActionError as error:
            results[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(calls)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    return results


@pytest.fixture
def town(transactional_db):
    """The cast in a database that other threads see. SQLite's test database in memory is one connection: shared."""
    return Cast()


@pytest.mark.slow
def test_of_two_officers_at_once_one_wins_and_the_other_is_told(town):
    office, by = town.office("osh"), town.asel
    results = at_once(*[lambda: close_organization(office, by=by, seen=office.version, reason="x")] * 2)
    assert sorted(isinstance(result, ActionError) for result in results) == [False, True]
    assert AuditEvent.objects.filter(action="close_organization").count() == 1


@pytest.mark.slow
def test_the_same_form_posted_at_once_acts_once(town):
    ministry, by = town.ministry, town.asel
    results = at_once(*[lambda: open_organization(ministry, by=by, key="one", kind="office", **NAMES)] * 3)
    assert len({result.event.pk for result in results}) == 1
    assert sorted(result.repeated for result in results) == [False, True, True]
