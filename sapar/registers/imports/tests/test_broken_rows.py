"""The file with every kind of fault: what is right is taken, the rest is explained, nothing is guessed."""

from datetime import date

import pytest

from sapar.registers.imports.tests.conftest import codes, facts
from sapar.registers.imports.tests.files import HEADERS, csv_of, xlsx_of

TITLE = ("Список граждан", "", "", "", "", "", "")
TODAY_WRONG = "12.03.2094"
ROWS = {  # row: what is wrong with it, and what is said
    ("Асанов", "Асан", "", "31.02.1990", "", "", ""): ("date", "born_on"),
    ("Асанов", "Асан", "", "03/04/1990", "", "", ""): ("date_ambiguous", "born_on"),
    ("Асанов", "Асан", "", "03.04.90", "", "", ""): ("date_year", "born_on"),
    ("Асанов", "Асан", "", TODAY_WRONG, "", "", ""): ("future", "born_on"),
    ("Асанов", "Асан", "", "12.03.1894", "", "", ""): ("early", "born_on"),
    ("Асанов", "Асан", "", "", "", "", ""): ("missing", "born_on"),
    ("", "Асан", "", "03.04.1990", "", "", ""): ("missing", "family_name"),
    ("Асанов, Үсөнов", "Асан", "", "03.04.1990", "", "", ""): ("two_people", "family_name"),
    ("Асанов", "Асан жана Үсөн", "", "03.04.1990", "", "", ""): ("two_people", "given_name"),
    ("=1+1", "Асан", "", "03.04.1990", "", "", ""): ("name", "family_name"),
    ("Асанов", "Асан7", "", "03.04.1990", "", "", ""): ("name", "given_name"),
    ("Асанов", "Асан", "", "03.04.1990", "2120319940012", "", ""): ("personal_number", "personal_number"),
    ("Асанов", "Асан", "", "03.04.1990", "2.12032E+13", "", ""): ("rounded", "personal_number"),
    ("Асанов", "Асан", "", "03.04.1990", "", "паспорт", ""): ("document_number", "document_number"),
    ("Асанов", "Асан", "", "03.04.1990", "", "", "12"): ("phone", "phone"),
}  # fmt: skip
SOUND = ("Toктогулов", "Айбек", "", "1994-03-12 00:00:00", "21203199400123", "АС1234567", "555111222")


@pytest.fixture
def examined(desk):
    """A workbook with a title, the headers in row 3, and a row for each kind of fault."""
    return desk.examined(xlsx_of([TITLE, (), HEADERS, SOUND, *ROWS]))


def test_headers_are_found_in_row_three_below_a_title(examined):
    assert (examined.header_row, len(examined.mapping)) == (3, len(HEADERS))


def test_the_sound_row_is_taken_and_every_other_is_explained(examined):
    assert examined.counts == {"new": 1, "fault": len(ROWS)}
    for number, expected in enumerate(ROWS.values(), start=5):
        assert codes(examined, number) == [expected], f"row {number}"


def test_letters_that_only_look_alike_are_repaired_and_that_is_said(examined):
    assert codes(examined, 4, "notes") == [("look_alike", "family_name"), ("look_alike", "document_number")]


def test_numbers_from_a_workbook_are_whole_and_dates_are_days(desk):
    row = ("Асанов", "Асан", "", date(1990, 4, 3), 21203199400123, "AC1234567", 555111222)
    values = facts(desk.examined(xlsx_of([HEADERS, row])), 2)["values"]
    assert values["born_on"] == "1990-04-03"
    assert (values["personal_number"], values["phone"]) == ("21203199400123", "+996555111222")


def test_a_formula_counts_by_its_value(desk):
    of_import = desk.examined(xlsx_of([HEADERS, ("=A9|Асанов", "Асан", "", "03.04.1990", "", "", "")]))
    assert of_import.counts == {"new": 1}


def test_a_merged_cell_stands_for_every_row_it_covers(desk):
    rows = [HEADERS, ("", "Асан", "", "03.04.1990", "", "", ""), ("", "Үсөн", "", "03.04.1992", "", "", "")]
    of_import = desk.examined(xlsx_of(rows, merge=[(1, 0, 2, 0, "Асанов")]))
    assert of_import.counts == {"new": 2}
    assert codes(of_import, 3, "notes") == [("merged", "family_name")]


def test_of_two_columns_with_one_header_the_first_is_taken(desk):
    headers = (*HEADERS[:4], "Имя")
    sent = desk.sent(csv_of(("Асанов", "Асан", "", "03.04.1990", "Не то"), headers=headers))
    assert [name for name in sent.mapping.values() if name == "given_name"] == ["given_name"]
    assert sent.mapping["1"] == "given_name"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "cp1251", "koi8-r", "mac-cyrillic"])
@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_every_common_encoding_and_separator_is_told(desk, encoding, sign):
    rows = [("Асанов", "Асан", "", "03.04.1990", "", "AC1234567", "")] * 1
    assert desk.examined(csv_of(*rows, encoding=encoding, sign=sign)).counts == {"new": 1}


def test_a_cell_may_hold_line_breaks(desk):
    headers = (*HEADERS[:4], "Примечание")
    of_import = desk.examined(csv_of(("Асанов", "Асан", "", "03.04.1990", '"две\nстроки"'), headers=headers))
    assert of_import.counts == {"new": 1}


def test_the_same_number_with_another_name_is_sent_back(desk):
    first = ("Асанов", "Асан", "", "03.04.1990", "21203199400123", "", "")
    other = ("Үсөнов", "Үсөн", "", "03.04.1991", "21203199400123", "", "")
    of_import = desk.examined(csv_of(first, other))
    assert codes(of_import, 3) == [("twice", "personal_number")]


def test_the_same_person_in_two_rows_is_one_with_two_documents(desk):
    first = ("Асанов", "Асан", "", "03.04.1990", "21203199400123", "AC1111111", "")
    of_import = desk.imported(csv_of(first, (*first[:5], "AC2222222", ""), (*first[:5], "AC2222222", "")))
    assert of_import.counts == {"new": 1, "adds": 1, "known": 1}
    from sapar.registers.people.models import Document, Person

    assert (Person.objects.count(), Document.objects.count()) == (1, 2)


@pytest.mark.parametrize(
    ("written", "read"),
    [("31.12.1990", "1990-12-31"), ("1990-12-31", "1990-12-31"), ("12/31/1990", "1990-12-31"),
     ("31/12/1990", "1990-12-31"), ("31-12-1990", "1990-12-31"), ("31 декабря 1990 г.", "1990-12-31"),
     ("5 май 1990", "1990-05-05"), ("33238", "1990-12-31"), ("05/05/1990", "1990-05-05")],
)  # fmt: skip
def test_a_day_is_read_in_every_usual_notation(written, read):
    from sapar.registers.imports.cells import day

    assert day(written)[0] == read


@pytest.mark.parametrize(
    ("written", "read"),
    [("Токтогулов Айбек Маратович", "Токтогулов|Айбек|Маратович"), ("Токтогул уулу Айбек", "Токтогул уулу|Айбек|"),
     ("Токтогулов, Айбек", "Токтогулов|Айбек|"), ("АСАНОВ АСАН", "АСАНОВ|АСАН|")],
)  # fmt: skip
def test_a_name_in_one_cell_is_cut_into_its_parts(written, read):
    from sapar.registers.imports.cells import full_name

    assert full_name(written)[0] == read
