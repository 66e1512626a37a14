"""The panel on a person's page shows what the reader may know of anyway."""

from sapar.throughout.complaints.actions import protect_complaint
from sapar.throughout.complaints.panels import complaints_panel


def test_an_officer_who_holds_it_sees_it_and_others_see_no_panel(cast, worker, filed):
    complaint = filed(by=worker.actor, code="")
    assert [row.ref for row in complaints_panel(worker.person, cast.kanykei).context["rows"]] == [complaint.ref]
    assert complaints_panel(worker.person, cast.aigul) is None


def test_a_protected_one_is_not_told_of(cast, people, worker, filed):
    complaint = filed(by=worker.actor, code="", kinds="violence")
    protect_complaint(complaint, by=cast.kanykei, kind="violence", reason="x")
    assert complaints_panel(worker.person, people.head) is None
    assert complaints_panel(worker.person, people.second) is None
