"""The pages: from sending a file to having it in the register, with and without JavaScript; and for whom they are."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from sapar.registers.imports.models import Import, ImportState
from sapar.registers.imports.tasks import carry_on
from sapar.registers.imports.tests.conftest import fresh
from sapar.registers.imports.tests.files import AIBEK, GULNARA, HEADERS, csv_of
from sapar.registers.people.models import Person

FAULTY = ("=cmd|'/C calc'!A0", "Асан", "", "31.02.1990", "", "", "")


def send(client, data, name="list.csv", kind="people"):
    token = client.get("/imports/new").context["form"]["token"].value()
    file = SimpleUploadedFile(name, data)
    return client.post("/imports/new", {"token": token, "kind": kind, "file": file})


def press_main(client, page):
    act = next(act for act in page.context["acts"] if act.kind == "main")
    return client.post(act.url, act.fields, follow=True)


def test_an_officer_brings_a_list_from_the_file_to_the_register(cast, desk):
    client = cast.client_for("aigul")
    address = send(client, csv_of(AIBEK, GULNARA, FAULTY)).url
    columns = client.get(address).context["form"]
    assert columns["column_0"].value() == "family_name"
    client.post(address, {name: columns[name].value() or "" for name in columns.fields})
    assert "Examined: 0 %" in client.get(address).content.decode()
    carry_on(Import.objects.get())
    review = client.get(address)
    assert [str(group.title) for group in review.context["groups"]] == ["New: 2", "Rows with errors: 1"]
    assert "Import 2 records" in review.content.decode()
    press_main(client, review)
    carry_on(Import.objects.get())
    assert Person.objects.count() == 2
    assert "can be taken back until" in client.get(address).content.decode()


def test_progress_is_a_fragment_that_ends_by_showing_the_page_anew(cast, desk):
    client, of_import = cast.client_for("aigul"), desk.examined(csv_of(AIBEK))
    answer = client.get(f"/imports/{of_import.ref}/progress", headers={"hx-request": "true"})
    assert answer.headers["HX-Refresh"] == "true"
    assert client.get(f"/imports/{of_import.ref}/progress").url == f"/imports/{of_import.ref}"


def test_rows_with_errors_come_back_as_the_same_sheet_with_reasons_and_no_formula(cast, desk):
    of_import = desk.examined(csv_of(AIBEK, FAULTY))
    answer = cast.client_for("aigul").get(f"/imports/{of_import.ref}/rows")
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_index(0)
    head, row = sheet.to_python()
    assert head == [*HEADERS, "What to mend", "Row of the file"]
    assert (row[0], row[-1]) == (FAULTY[0], "3")
    assert "31.02.1990" in row[-2]
    assert b"<f>" not in _unpacked(answer.content)


def _unpacked(data):
    import zipfile

    return zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")


def test_a_close_match_is_decided_on_its_page(cast, desk):
    desk.imported(csv_of((*AIBEK[:4], "", "", "")))
    of_import = desk.examined(csv_of((*AIBEK[:4], "", "AC9999999", "")))
    client, address = cast.client_for("aigul"), f"/imports/{of_import.ref}/close"
    person = Person.objects.get()
    page = client.get(address)
    assert person.ref in page.content.decode()
    client.post(address, {"row": "2", "decision": person.ref})
    assert fresh(of_import).counts == {"close": 0, "adds": 1}
    desk.accepted(of_import)
    assert (Person.objects.count(), person.documents.count()) == (1, 1)


@pytest.mark.parametrize("who", ["salima", "daniyar", "ermek", "asel", "tilek"])
def test_only_those_whose_work_it_is_come_here(cast, desk, who):
    of_import = desk.examined(csv_of(AIBEK))
    client = cast.client_for(who)
    assert client.get("/imports/").status_code == 403
    assert client.get(f"/imports/{of_import.ref}").status_code == 404
    assert client.get(f"/imports/{of_import.ref}/rows").status_code == 404


def test_the_import_of_another_office_is_not_there(cast, desk):
    of_import = desk.examined(csv_of(AIBEK))
    assert cast.client_for("meerim").get(f"/imports/{of_import.ref}").status_code == 404
    assert cast.client_for("samat").get(f"/imports/{of_import.ref}").status_code == 200


def test_what_cannot_be_read_is_said_beside_the_file(cast, desk):
    answer = send(cast.client_for("aigul"), b"\xff\xd8\xff photo", "list.xlsx")
    assert answer.status_code == 422
    assert "Send a spreadsheet" in answer.content.decode()


def test_the_next_file_with_the_same_headers_needs_no_mapping(desk):
    headers = ("Кто", "Как звать", "Родился")
    first = desk.examined(
        csv_of(("Асанов", "Асан", "01.02.1990"), headers=headers),
        mapping={"0": "family_name", "1": "given_name", "2": "born_on"},
    )
    assert first.counts == {"new": 1}
    again = desk.sent(csv_of(("Үсөнов", "Үсөн", "01.02.1991"), headers=headers))
    assert (again.state, again.mapping) == (ImportState.MAPPING, first.mapping)


def test_a_person_sees_which_list_the_record_came_from(cast, desk):
    desk.imported(csv_of(AIBEK))
    page = cast.client_for("aigul").get(f"/people/{Person.objects.get().ref}").content.decode()
    assert "Where this record comes from" in page
