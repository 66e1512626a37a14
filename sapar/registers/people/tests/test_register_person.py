"""Registering: by a clerk and by oneself, once for life, with sentences for what cannot be."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.errors import NotVisible, Refused
from sapar.foundation.audit.models import AuditEvent
from sapar.foundation.audit.trail import opened
from sapar.foundation.notices.models import OutboxMessage
from sapar.registers.people.actions import register_person
from sapar.registers.people.errors import AlreadyWithUs, NumberElsewhere, OneRecordForLife, PossibleDuplicate
from sapar.registers.people.models import Document, Person
from sapar.registers.people.tests.conftest import BORN, PHONE, holder, registered


def _mended(cast, **given):
    with pytest.raises(ValidationError) as refused:
        registered(cast, **given)
    return refused.value.message_dict


def test_a_clerk_registers_somebody_who_is_told_the_number(cast):
    person = registered(cast, phone="0555 777 888", personal_number="2120319940012 3", document_number="ID 1234567")
    message = OutboxMessage.objects.get(notice="people/registered")
    assert (message.address, person.number in message.body) == (PHONE, True)
    assert (person.office, person.account, person.personal_number) == (cast.office("bishkek"), None, "21203199400123")
    assert Document.objects.get(person=person).doc_number == "ID 1234567"


def test_with_an_account_the_person_can_sign_in_under_one_key(cast, nurlan):
    assert nurlan.account.phone == PHONE
    assert nurlan.account.key == nurlan.key


def test_a_visitor_registers_themself_at_a_state_office_and_can_sign_in(cast):
    person = registered(cast, by=cast.timur, phone=PHONE)
    assert person.account.phone == PHONE


def test_a_holder_registers_themself_with_the_account_they_have(cast):
    account = registered(cast, by=cast.timur, email="n@example.org").account
    from tests.unguarded import unguarded

    with unguarded():
        Person.objects.filter(account=account).update(account=None)
    person = registered(cast, by=Actor(Kind.HOLDER, account=account), given_name="Айбек")
    assert (person.account, person.email, person.key) == (account, "n@example.org", account.key)
    with pytest.raises(OneRecordForLife):
        registered(cast, by=holder(person), given_name="Бакыт")


@pytest.mark.parametrize("office", ["moscow", "partner"])
def test_a_visitor_registers_at_state_offices_only(cast, office):
    with pytest.raises(Refused):
        registered(cast, by=cast.timur, office=office, phone=PHONE)


@pytest.mark.parametrize(("who", "office"), [("salima", "bishkek"), ("ermek", "partner"), ("daniyar", "moscow")])
def test_hotline_partner_and_post_register_at_their_own_place(cast, who, office):
    assert registered(cast, by=getattr(cast, who), office=office).office == cast.office(office)
    with pytest.raises(Refused):
        registered(cast, by=getattr(cast, who), office="osh", given_name="Айбек")


@pytest.mark.parametrize("who", ["kanykei", "tilek", "asel", "bolot"])
def test_other_staff_do_not_register(cast, who):
    with pytest.raises(Refused):
        registered(cast, by=getattr(cast, who), office="osh")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"family_name": "А" * 300}, "family_name"),
        ({"given_name": "Нурлан2"}, "given_name"),
        ({"patronymic": "Асан0вич"}, "patronymic"),
        ({"born_on": date(1899, 12, 31)}, "born_on"),
        ({"born_on": clock.today() + timedelta(days=2)}, "born_on"),
        ({"phone": "12"}, "phone"),
        ({"email": "no address"}, "email"),
        ({"personal_number": "123"}, "personal_number"),
        ({"document_number": "!!"}, "document_number"),
        ({"home_place": "Атлантида"}, "home_place"),
        ({"citizenship": "ZZ"}, "citizenship"),
        ({"with_account": True}, "phone"),
    ],
)
def test_what_cannot_be_is_said_beside_its_field(cast, wrong, field):
    problems = _mended(cast, **wrong)
    assert list(problems) == [field]
    assert Person.objects.count() == 0


@pytest.mark.parametrize("name", ["Өмүрбек уулу", "О'Коннор", "Салтыкова-Щедрина", "Ng", "ТОКТОГУЛОВ", "Jr."])
def test_names_as_people_have_them_are_taken(cast, name):
    assert registered(cast, family_name=name).family_name == name


def test_a_place_may_be_written_as_people_call_it_and_a_doubtful_one_is_asked_back(cast):
    assert registered(cast, home_place="кара-суу району").home_place == "41706226"
    with translation.override("ky"):
        assert "Кара-Суу шаары" in _mended(cast, given_name="Айбек", home_place="Кара-Суу")["home_place"][0]


def test_a_phone_somebody_signs_in_with_is_refused_and_nothing_is_told_about_them(cast, nurlan):
    problems = _mended(cast, by=cast.timur, given_name="Айбек", phone=PHONE)
    assert problems["phone"] == ["This phone is already used to sign in. Sign in, or give another one"]
    assert _mended(cast, given_name="Айбек", phone=PHONE, with_account=True).keys() == {"phone"}
    assert registered(cast, given_name="Айбек", phone=PHONE).phone == PHONE  # a family may share a phone


def test_nobody_ties_a_record_to_the_account_of_an_officer(cast):
    phone = cast.aigul.account.phone
    assert _mended(cast, by=cast.timur, phone=phone).keys() == {"phone"}
    assert _mended(cast, by=cast.salima, phone=phone, with_account=True).keys() == {"phone"}


def test_who_registers_themself_twice_is_told_to_sign_in_and_not_that_there_is_a_record(cast, nurlan):
    with pytest.raises(AlreadyWithUs) as refused:
        registered(cast, by=cast.timur, family_name="OMURBEKOV", phone="+996555000111")
    assert nurlan.number not in str(refused.value)
    assert Account.objects.filter(phone="+996555000111").count() == 0


def test_a_clerk_sees_the_possible_duplicate_and_may_say_it_is_another_person(cast, nurlan):
    with pytest.raises(PossibleDuplicate) as refused:
        registered(cast, family_name="Omurbekov", given_name="Nurlan")
    assert nurlan.number in str(refused.value)
    other = registered(cast, family_name="Omurbekov", given_name="Nurlan", not_the_same=True)
    event = AuditEvent.objects.get(action="register_person", subject_ref=other.ref)
    assert opened(event.details)["not_the_same_as"] == [nurlan.ref]


def test_another_patronymic_is_another_person(cast, nurlan):
    assert registered(cast, patronymic="Бакытович").ref != nurlan.ref


def test_a_partner_is_not_told_of_a_record_they_may_not_see(cast, nurlan):
    assert registered(cast, by=cast.ermek, office="partner").ref != nurlan.ref


def test_one_personal_number_stands_on_one_record(cast):
    registered(cast, personal_number="21203199400123")
    with pytest.raises(NumberElsewhere):
        registered(cast, given_name="Айбек", personal_number="21203199400123", not_the_same=True)
    with pytest.raises(NumberElsewhere):
        registered(cast, by=cast.ermek, office="partner", given_name="Айбек", personal_number="21203199400123")


def test_nothing_personal_stands_in_the_trail(cast, nurlan):
    events = AuditEvent.objects.filter(subject_ref=nurlan.ref)
    text = "".join(event.details + event.before + event.after for event in events)
    assert not [value for value in ("Нурлан", "omurbekov", PHONE, BORN.isoformat()) if value in text]


def test_the_same_form_sent_twice_registers_once(cast):
    given = {"family_name": "Токтогулов", "given_name": "Айбек", "born_on": BORN, "key": "form"}
    first = register_person(cast.office("bishkek"), by=cast.aigul, **given)
    assert register_person(cast.office("bishkek"), by=cast.aigul, **given).record == first.record


def test_an_invisible_office_is_no_excuse(cast):
    office = cast.office("osh")
    office.pk = 999999
    with pytest.raises((NotVisible, type(office).DoesNotExist)):
        register_person(office, by=cast.aigul, family_name="А", given_name="Б", born_on=BORN)
