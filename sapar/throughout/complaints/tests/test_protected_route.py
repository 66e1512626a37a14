"""The protected route: outside the named team nobody learns that the complaint exists, on no list and on no desk."""

import pytest

from sapar.foundation.actions.errors import NotVisible
from sapar.foundation.actions.registry import buttons_for
from sapar.foundation.notices.models import OutboxMessage
from sapar.foundation.worklists.models import Task
from sapar.throughout.complaints.actions import (
    acknowledge_complaint,
    add_to_team,
    begin_conciliation,
    give_notice,
    protect_complaint,
    remove_from_team,
    triage_complaint,
    write_to_officer,
)  # fmt: skip
from sapar.throughout.complaints.models import Complaint
from sapar.throughout.complaints.protection import TeamWouldBeEmpty
from sapar.throughout.complaints.tests.conftest import holder_of
from sapar.throughout.complaints.triage import NeedsProtection


def _protected(cast, filed, **answers):
    complaint = filed(kinds="violence,unpaid_wages", country="RU", **answers)
    return protect_complaint(complaint, by=cast.kanykei, kind="violence", reason="Threats").record


def test_before_a_team_is_named_only_the_officers_who_examine_know(cast, people, filed):
    complaint = filed(kinds="violence", country="RU")
    assert Complaint.visible_to(cast.kanykei).exists()
    for other in (cast.daniyar, people.head, cast.ermek, cast.aigul):
        assert not Complaint.visible_to(other).exists()
    assert Complaint.visible_to(holder_of(complaint)).exists()


def test_afterwards_only_the_team_knows(cast, people, filed):
    _protected(cast, filed)
    for name, actor in (cast.everyone() | {"second": people.second, "head": people.head}).items():
        assert Complaint.visible_to(actor).exists() == (name == "kanykei"), name


def test_no_shared_desk_holds_anything_of_it(cast, filed):
    complaint = _protected(cast, filed)
    write_to_officer(complaint, by=holder_of(complaint), text="Help")
    assert not Task.objects.filter(subject_ref=complaint.ref, state="open").exists()
    assert complaint.due_on


def test_a_colleague_is_let_in_and_out_and_one_must_stay(cast, people, filed):
    complaint = _protected(cast, filed)
    assert cast.daniyar.account
    add_to_team(complaint, by=cast.kanykei, colleague="+79000000001")
    assert Complaint.visible_to(cast.daniyar).exists()
    remove_from_team(complaint, by=cast.kanykei, colleague="+79000000001")
    assert not Complaint.visible_to(cast.daniyar).exists()
    with pytest.raises(TeamWouldBeEmpty):
        remove_from_team(complaint, by=cast.kanykei, colleague=cast.kanykei.account.phone)


def test_another_officer_of_the_same_office_cannot_act_on_it(cast, people, filed):
    complaint = _protected(cast, filed)
    with pytest.raises(NotVisible):
        add_to_team(complaint, by=people.second, colleague=people.second.account.phone)


def test_nothing_reaches_the_other_side_and_no_talks_follow(cast, filed, employer):
    complaint = filed(kinds="violence", country="RU")
    acknowledge_complaint(complaint, by=cast.kanykei)
    triage_complaint(complaint, by=cast.kanykei, finding="x", respondent=employer)
    with pytest.raises(NeedsProtection):
        give_notice(complaint, by=cast.kanykei, text="Answer us", answer_by="2999-01-01")
    names = {action.name for action in buttons_for(cast.kanykei, Complaint.objects.get())}
    assert "protect_complaint" in names
    assert begin_conciliation.name not in names


def test_a_registered_contact_is_not_used_without_a_safe_phone(cast, worker, filed):
    filed(by=worker.actor, kinds="violence", phone="", code="")
    assert not OutboxMessage.objects.filter(event__action="file_complaint").exists()


def test_the_kinds_that_need_protection_are_sealed(cast, filed):
    complaint = _protected(cast, filed)
    stored = complaint.__dict__["protected_kinds"]
    assert stored.startswith("§")
    assert complaint.kinds == ["unpaid_wages"]
    assert [kind.value for kind in complaint.all_kinds] == ["violence", "unpaid_wages"]
