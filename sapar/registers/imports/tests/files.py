"""Making files as offices send them."""

import io
from collections.abc import Sequence
from typing import Any

import xlsxwriter

HEADERS = ("Фамилия", "Имя", "Отчество", "Дата рождения", "ПИН", "Номер паспорта", "Телефон")
AIBEK = ("Токтогулов", "Айбек", "Маратович", "12.03.1994", "21203199400123", "AC1234567", "0555 111 222")
GULNARA = ("Мамытова", "Гүлнара", "", "01.07.1996", "", "AC7654321", "")


def csv_of(*rows: Sequence[str], headers: Sequence[str] = HEADERS, encoding: str = "utf-8", sign: str = ";") -> bytes:
    """Return a text with separators."""
    return "\r\n".join(sign.join(row) for row in (headers, *rows)).encode(encoding)


def xlsx_of(rows: Sequence[Sequence[Any]], *, merge: Sequence[tuple[int, int, int, int, str]] = ()) -> bytes:
    """Return a workbook. Texts that begin with "=" become formulas with the value after "|"."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"default_date_format": "dd.mm.yyyy", "remove_timezone": True})
    sheet = book.add_worksheet()
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            if isinstance(value, str) and value.startswith("=") and "|" in value:
                formula, _, result = value.partition("|")
                sheet.write_formula(number, column, formula, value=result)
            elif value != "":
                sheet.write(number, column, value)
    for first_row, first_column, last_row, last_column, text in merge:
        sheet.merge_range(first_row, first_column, last_row, last_column, text)
    book.close()
    return out.getvalue()
