"""Correcting a record: what is left empty stays, the person reads the reason, the search follows."""

import pytest
from django.core.exceptions import ValidationError

from sapar.foundation.actions.errors import Refused
from sapar.foundation.audit.trail import opened
from sapar.foundation.notices.models import OutboxMessage
from sapar.registers.people.actions import correct_person
from sapar.registers.people.errors import NothingChanged, NumberElsewhere
from sapar.registers.people.search import find_people
from sapar.registers.people.tests.conftest import holder, registered


def test_only_what_is_written_changes_and_the_person_is_told(cast, nurlan):
    outcome = correct_person(nurlan, by=cast.aigul, reason="Passport seen", family_name="Өмүралиев")
    person = outcome.record
    assert (person.name, person.home_place) == ("Өмүралиев Нурлан Асанович", "41721")
    assert opened(outcome.event.details) == {"reason": "Passport seen", "changed": ["family_name"]}
    assert OutboxMessage.objects.filter(notice="people/corrected").count() == 1
    assert person.account.name == person.name


def test_the_new_name_is_found_and_the_wrong_one_no_more(cast, nurlan):
    correct_person(nurlan, by=cast.aigul, reason="Typing error", family_name="Өмүралиев")
    assert find_people("Өмүралиев", by=cast.aigul)
    assert not find_people("Өмүрбеков", by=cast.aigul)


def test_a_dash_takes_the_patronymic_away(cast, nurlan):
    assert (
        correct_person(nurlan, by=holder(nurlan), reason="Not in my passport", patronymic="-").record.patronymic == ""
    )


def test_a_dash_is_no_name(cast, nurlan):
    with pytest.raises(ValidationError):
        correct_person(nurlan, by=cast.aigul, reason="x", family_name="-")


def test_a_reason_is_needed_and_something_to_change(cast, nurlan):
    with pytest.raises(ValidationError):
        correct_person(nurlan, by=cast.aigul, reason="", family_name="А")
    with pytest.raises(NothingChanged):
        correct_person(nurlan, by=cast.aigul, reason="x", family_name="Өмүрбеков")


def test_the_personal_number_of_another_is_refused(cast, nurlan):
    registered(cast, given_name="Айбек", personal_number="21203199400123")
    with pytest.raises(NumberElsewhere):
        correct_person(nurlan, by=cast.aigul, reason="x", personal_number="21203199400123")


def test_the_reader_of_the_trail_may_not_correct(cast, nurlan):
    with pytest.raises(Refused):
        correct_person(nurlan, by=cast.kanykei, reason="x", family_name="А")
