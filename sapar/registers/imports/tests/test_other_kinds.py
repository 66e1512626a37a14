"""Lists of documents and of placements, for people who are registered; and when rows are forgotten."""

from datetime import timedelta

import pytest

from sapar.foundation import clock
from sapar.foundation.actions.errors import WrongState
from sapar.registers.imports.actions import finish_import, forget_rows, settle_close_match, undo_import
from sapar.registers.imports.errors import StillNeeded, UndoTooLate
from sapar.registers.imports.models import Import
from sapar.registers.imports.tasks import WORK, carry_on, forget_imports
from sapar.registers.imports.tests.conftest import codes, fresh
from sapar.registers.imports.tests.files import AIBEK, csv_of
from sapar.registers.journeys.models import Journey, JourneyState, Placement, PlacementState
from sapar.registers.people.models import Document, Person
from tests.unguarded import unguarded

PAPER = ("ПИН", "Вид документа", "Номер документа", "Действителен до")
PLACE = ("ПИН", "Страна", "Работодатель", "Начало работы", "Конец работы")


def test_a_document_joins_the_person_with_the_number_and_nobody_else(desk):
    desk.imported(csv_of(AIBEK))
    rows = [(AIBEK[4], "ID-карта", "ID7654321", "31.12.2033"), ("21203199400999", "паспорт", "AC2", "31.12.2033")]
    of_import = desk.imported(csv_of(*rows, headers=PAPER), kind="documents")
    assert of_import.counts == {"adds": 1, "fault": 1}
    assert [(each.kind, each.doc_number) for each in Document.objects.order_by("pk")][1:] == [("id_card", "ID7654321")]


def test_placements_become_journeys_in_the_state_their_dates_say_and_go_when_taken_back(cast, desk):
    desk.imported(csv_of(AIBEK))
    cast.office("employer")
    rows = [(AIBEK[4], "Россия", "Стройград", "01.03.2025", "")]
    of_import = desk.imported(csv_of(*rows, headers=PLACE), kind="placements")
    journey, placement = Journey.objects.get(), Placement.objects.get()
    assert (journey.state, placement.state) == (JourneyState.WORKING, PlacementState.WORKING)
    assert (journey.destination, placement.employer) == ("RU", cast.office("employer"))
    again = [(*rows[0][:3], "02.03.2025", "")]
    assert desk.examined(csv_of(*again, headers=PLACE), kind="placements").counts == {"known": 1}
    undo_import(of_import, by=cast.aigul)
    carry_on(of_import)
    assert (Journey.objects.count(), Placement.objects.count(), Person.objects.count()) == (0, 0, 1)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ((AIBEK[4], "Россия", "Неизвестная", "01.03.2025", ""), ("organization", "employer")),
        ((AIBEK[4], "Россия", "Стройград", "", ""), ("missing", "work_from")),
        ((AIBEK[4], "Россия", "Стройград", "01.03.2025", "01.02.2025"), ("order", "work_ended_on")),
        (("21203199400999", "Россия", "Стройград", "01.03.2025", ""), ("not_registered", "")),
        ((AIBEK[4], "Нигдения", "Стройград", "01.03.2025", ""), ("country", "destination")),
    ],
)
def test_a_placement_that_cannot_be_is_explained(cast, desk, row, said):
    desk.imported(csv_of(AIBEK))
    cast.office("employer")
    of_import = desk.examined(csv_of(row, headers=PLACE), kind="placements")
    assert said in codes(of_import, 2)


def test_a_namesake_in_the_file_can_be_registered_or_left_out(cast, desk):
    row = (*AIBEK[:4], "", "", "")
    of_import = desk.examined(csv_of(row, row, row))
    assert of_import.counts == {"new": 1, "close": 2}
    settle_close_match(of_import, by=cast.aigul, row=3, decision="new")
    settle_close_match(of_import, by=cast.aigul, row=4, decision="leave")
    assert desk.accepted(of_import).counts == {"new": 2, "close": 0, "left": 1}
    assert Person.objects.count() == 2


def test_after_a_day_an_import_is_not_taken_back_and_its_rows_are_forgotten(cast, desk):
    of_import = desk.imported(csv_of(AIBEK))
    with pytest.raises(StillNeeded):
        forget_rows(of_import, by=WORK)
    with unguarded():
        Import.objects.update(undo_until=clock.now() - timedelta(minutes=1))
    with pytest.raises(UndoTooLate):
        undo_import(of_import, by=cast.aigul)
    assert forget_imports(clock.today()) == 1
    gone = fresh(of_import)
    assert (gone.rows.count(), gone.key.wrapped, gone.counts) == (0, "", {"new": 1})
    assert cast.client_for("aigul").get(f"/imports/{gone.ref}").status_code == 200


def test_an_import_that_nobody_decides_is_cancelled_and_forgotten(desk):
    of_import = desk.examined(csv_of(AIBEK))
    with unguarded():
        Import.objects.update(begun_at=clock.now() - timedelta(days=15))
    forget_imports(clock.today())
    assert (fresh(of_import).state, of_import.rows.count()) == ("cancelled", 0)


def test_steps_write_only_between_the_two_decisions(desk):
    from sapar.foundation.actions.batches import take_step

    of_import = desk.imported(csv_of(AIBEK))
    with pytest.raises(WrongState):
        take_step(of_import, lambda fresh: False)
    with pytest.raises(WrongState):
        finish_import(of_import, by=WORK)
