"""Files that would do harm, are damaged, or are no spreadsheets: refused with a sentence, within bounds."""

import io
import zipfile

import pytest
import xlsxwriter
from django.core.exceptions import ValidationError

from sapar.registers.imports import sheets
from sapar.registers.imports.sheets import inspected, open_sheet
from sapar.registers.imports.tests.files import AIBEK, HEADERS, csv_of, xlsx_of


def refused(data, name="list.xlsx"):
    with pytest.raises(ValidationError) as error:
        list(open_sheet(inspected(data, name).data).rows())
    return error.value.code


def zipped(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as box:
        for name, content in parts.items():
            box.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return out.getvalue()


def far_apart():
    """Two cells at opposite corners: a table of 17,000 million cells for whoever lays it out."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    sheet = book.add_worksheet()
    sheet.write(0, 0, "a")
    sheet.write(1_048_575, 16_383, "b")
    book.close()
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf\r\n  ", "empty"),
        (b"%PDF-1.7 ...", "kind"),
        (b"\xff\xd8\xff\xe0 photo", "kind"),
        (zipped(a_xml="x"), "kind"),
        (b"PK\x03\x04 torn", "damaged"),
        (xlsx_of([HEADERS, AIBEK])[:-200], "damaged"),
        (zipped(xl__workbook_xml="<broken"), "unreadable"),
        (zipped(xl__workbook_xml=b"0" * 3_000_000), "bomb"),
        (far_apart(), "unreadable"),
        (xlsx_of([]), "unreadable"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (csv_of(AIBEK).decode().encode("utf-8").decode("cp1251", "ignore").encode(), "garbled"),
        (b'a;b\n"never closed;x\n' + b"y" * 200_000, "unclosed"),
    ],
    ids=["nothing", "blank", "pdf", "photo", "zip", "torn", "cut", "broken", "bomb", "far", "no rows", "password",
         "garbled", "unclosed"],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_sentence(data, code, monkeypatch):
    monkeypatch.setattr(sheets, "UNPACKED_MEGABYTES", 2)
    assert refused(data) == code


def test_the_limit_of_size_is_a_setting(settings):
    settings.SAPAR_IMPORT_MEGABYTES = 0
    assert refused(b"a;b") == "size"


def test_a_protected_workbook_says_so():
    assert refused(zipped(xl__workbook_xml="", EncryptionInfo="")) == "unreadable"


def test_a_large_file_is_read_row_by_row_in_little_memory():
    import tracemalloc

    data = csv_of(*[AIBEK] * 50_000)
    sheet = open_sheet(data)
    tracemalloc.start()
    rows = sum(1 for _row in sheet.rows())
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert rows == 50_001
    assert peak < len(data) + 5_000_000


def test_a_file_of_another_name_is_told_by_its_content():
    assert inspected(csv_of(AIBEK), "photo.jpg").name == "photo.csv"
