"""Papers, spellings, contacts, relatives, skills and a helper: what each adds, and what cannot be."""

import re
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from sapar.foundation import clock
from sapar.foundation.accounts import codes
from sapar.foundation.actions.errors import Refused
from sapar.foundation.audit.models import AuditEvent
from sapar.foundation.audit.trail import opened
from sapar.foundation.notices.models import OutboxMessage
from sapar.registers.people.belongings import (
    add_document,
    add_skill,
    add_spelling,
    begin_assisting,
    change_contact,
    name_relative,
)
from sapar.registers.people.errors import NothingChanged, NumberElsewhere
from sapar.registers.people.models import Document, Relative, Skill
from sapar.registers.people.tests.conftest import PHONE, holder, registered

NEW_PHONE = "+996777000111"


def _told(notice):
    return sorted(message.address for message in OutboxMessage.objects.filter(notice=f"people/{notice}"))


def _mended(act, person, **given):
    with pytest.raises(ValidationError) as refused:
        act(person, **given)
    return list(refused.value.message_dict)


def test_a_renewed_passport_is_another_document_of_the_same_person(cast, nurlan):
    add_document(nurlan, by=holder(nurlan), kind="passport", doc_number="AN1111111", expires_on=date(2020, 1, 1))
    add_document(nurlan, by=cast.aigul, kind="passport", doc_number="ID2222222", country="Кыргызстан")
    assert {row.doc_number for row in Document.objects.filter(person=nurlan)} == {"AN1111111", "ID2222222"}


def test_the_number_of_a_document_is_not_readable_in_the_database(cast, nurlan):
    add_document(nurlan, by=cast.aigul, kind="passport", doc_number="AN1111111")
    (row,) = Document.objects.values("doc_number", "number_index")
    assert "1111111" not in f"{row}"


def test_a_document_stands_on_one_record(cast, nurlan):
    add_document(nurlan, by=cast.aigul, kind="passport", doc_number="AN1111111")
    other = registered(cast, given_name="Айбек")
    with pytest.raises(NumberElsewhere):
        add_document(other, by=cast.aigul, kind="passport", doc_number="an 111 1111")


def test_dates_of_a_document_in_the_wrong_order_are_asked_back(cast, nurlan):
    dates = {"issued_on": date(2020, 1, 1), "expires_on": date(2019, 1, 1)}
    particulars = {"by": cast.aigul, "kind": "passport", "doc_number": "AN1"}
    assert _mended(add_document, nurlan, **(particulars | {"doc_number": "AN111"}), **dates) == ["expires_on"]
    tomorrow = {"issued_on": clock.today() + timedelta(days=2)}
    assert _mended(add_document, nurlan, **(particulars | {"doc_number": "AN111"}), **tomorrow) == ["issued_on"]


def test_a_spelling_makes_the_person_found_under_it(cast, nurlan):
    add_spelling(nurlan, by=cast.aigul, family_name="Emirbekov", given_name="Nurlan")
    assert nurlan.tokens.filter(key="emirbekov").exists()
    assert nurlan.tokens.filter(key="omurbekov").exists()


def test_a_new_phone_is_told_to_the_old_one_and_signs_in(cast, nurlan):
    change_contact(nurlan, by=holder(nurlan), phone="0777 000 111")
    nurlan.refresh_from_db()
    assert (nurlan.phone, nurlan.account.phone) == (NEW_PHONE, NEW_PHONE)
    assert _told("contact_changed") == sorted([PHONE, NEW_PHONE])


def test_a_phone_that_an_officer_changes_signs_out_whoever_holds_the_old_one(cast, nurlan):
    thief, own = Client(), Client()
    thief.force_login(nurlan.account)
    change_contact(nurlan, by=cast.aigul, phone=NEW_PHONE, reason="The phone was stolen. Passport seen")
    assert thief.get("/account")["Location"].startswith("/sign-in")
    nurlan.refresh_from_db()
    own.force_login(nurlan.account)
    change_contact(nurlan, by=holder(nurlan), phone="0777 000 112")
    assert own.get("/account").status_code == 200


def test_a_code_sent_to_the_old_phone_works_no_more(cast, nurlan):
    row = codes.send_code(PHONE)
    body = OutboxMessage.objects.filter(notice="accounts/code").get().body
    change_contact(nurlan, by=holder(nurlan), phone=NEW_PHONE)
    with pytest.raises(codes.CodeNoLongerWorks):
        codes.redeem(row.pk, re.search(r"\d{6}", body)[0])


def test_the_page_of_the_account_leads_to_the_one_place_where_the_phone_is_changed(cast, nurlan):
    own, officer = Client(), Client()
    own.force_login(nurlan.account)
    officer.force_login(cast.aigul.account)
    url = f"/people/{nurlan.ref}/change-contact"
    assert f'href="{url}"' in own.get("/account").content.decode()
    assert own.get(url).status_code == 200
    assert "change-contact" not in officer.get("/account").content.decode()


def test_an_officer_says_how_they_checked_who_it_is(cast, nurlan):
    assert _mended(change_contact, nurlan, by=cast.aigul, phone=NEW_PHONE) == ["reason"]
    event = change_contact(nurlan, by=cast.aigul, phone=NEW_PHONE, reason="Passport shown at the counter").event
    assert opened(event.details)["reason"] == "Passport shown at the counter"


def test_a_voice_on_the_phone_is_no_identity(cast, nurlan):
    with pytest.raises(Refused):
        change_contact(nurlan, by=cast.salima, phone=NEW_PHONE, reason="She said so")


def test_a_phone_of_another_account_is_not_taken_over(cast, nurlan):
    other = registered(cast, given_name="Айбек", phone=NEW_PHONE, with_account=True)
    assert _mended(change_contact, nurlan, by=holder(nurlan), phone=NEW_PHONE) == ["phone"]
    assert other.account.phone == NEW_PHONE


def test_the_same_contact_again_is_no_change(cast, nurlan):
    with pytest.raises(NothingChanged):
        change_contact(nurlan, by=holder(nurlan), phone=PHONE)


def test_a_relative_is_named_and_kept_encrypted(cast, nurlan):
    name_relative(nurlan, by=holder(nurlan), tie="spouse", name="Гүлнара", phone="0555000222", may_be_told=True)
    relative = Relative.objects.get()
    assert (relative.name, relative.phone, relative.may_be_told) == ("Гүлнара", "+996555000222", True)
    assert "Гүлнара" not in str(Relative.objects.values())


def test_a_skill_may_be_written_in_words_or_as_a_code(cast, nurlan):
    add_skill(nurlan, by=holder(nurlan), occupation="7212", years=5)
    assert Skill.objects.get().occupation == "7212"
    assert _mended(add_skill, nurlan, by=holder(nurlan), occupation="космический пекарь") == ["occupation"]
    assert _mended(add_skill, nurlan, by=holder(nurlan), occupation="7212", years=200) == ["years"]


def test_who_begins_to_help_records_who_agreed_and_how_and_the_person_is_told(cast, nurlan):
    event = begin_assisting(nurlan, by=cast.salima, consent_of="person", how="phone", about="Complaint").event
    assert (opened(event.details)["how"], opened(event.details)["consent_of"]) == ("phone", "person")
    assert _told("assisted") == [PHONE]


def test_a_helper_may_do_what_the_person_may(cast, nurlan):
    helper = cast.salima.for_person(nurlan.ref)
    change_contact(nurlan, by=helper, phone=NEW_PHONE)
    other = registered(cast, given_name="Айбек")
    with pytest.raises(Refused):
        change_contact(other, by=helper, phone="+996777000222")


def test_nobody_else_adds_to_a_record(cast, nurlan):
    other = holder(registered(cast, by=cast.timur, given_name="Айбек", phone=NEW_PHONE))
    for who in (cast.timur, other, cast.ermek, cast.asel, cast.tilek):
        with pytest.raises(Refused):
            add_spelling(nurlan, by=who, family_name="А", given_name="Б")
    assert not AuditEvent.objects.filter(action="add_spelling").exists()
