"""The rows that were not imported, as the sheet they came from with a column of reasons, to correct and send again.

Cells are written as text: what begins with "=" is no formula in what we hand out, whatever it was in what we got.
"""

import io

import xlsxwriter
from django.utils.translation import gettext as _

from sapar.registers.imports.models import Import
from sapar.registers.imports.queries import NOT_WRITTEN, in_words, rows_with

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTH, REASONS_WIDTH = 18, 80  # of columns, in characters


def rows_with_reasons(of_import: Import) -> bytes:
    """Return the workbook."""
    out = io.BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, {"constant_memory": True, **plain})
    sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
    last = len(of_import.headers)
    sheet.set_column(0, max(0, last - 1), WIDTH)
    sheet.set_column(last, last + 1, REASONS_WIDTH)
    sheet.freeze_panes(1, 0)
    for column, text in enumerate([*of_import.headers, _("What to mend"), _("Row of the file")]):
        sheet.write_string(0, column, text, bold)
    rows = rows_with(of_import, *NOT_WRITTEN).iterator(chunk_size=1_000)
    for number, row in enumerate(in_words(rows), start=1):
        cells = (row.cells + [""] * last)[:last]
        for column, text in enumerate([*cells, "\n".join([*row.faults, *row.notes]), str(row.number)]):
            sheet.write_string(number, column, text)
    book.close()
    return out.getvalue()
