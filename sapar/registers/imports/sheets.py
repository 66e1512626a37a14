"""A file of rows, whatever it is: workbooks (XLSX, ODS, XLS) and text with separators in any common encoding.

What a file is shows in its content, never in its name. ``open_sheet`` refuses, with a sentence that says what to do,
what cannot be read; ``Sheet.rows`` then yields the rows one by one, so that a large file takes no more memory than
itself. A workbook is read in a process of its own (``workbook.py``).
"""

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from subprocess import DEVNULL, PIPE
from typing import IO, cast

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.foundation.files.scanning import is_infected
from sapar.foundation.files.uploads import Upload, fit_name
from sapar.foundation.ui.words import say
from sapar.registers.imports import separated, workbook

MEGABYTE = 1_000_000
UNPACKED_MEGABYTES = 600  # what a workbook may hold when unpacked
MEMORY_MEGABYTES = 2_000  # address space of the process that reads one
ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
OTHER_KINDS = (b"%PDF", b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"RIFF", b"{\\rtf", b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf")
TEXT, AS_SENT = "csv", "application/octet-stream"
ENCRYPTED_PART = "EncryptedPackage".encode("utf-16-le")

WRONG_KIND = _("Send a spreadsheet: XLSX, ODS or CSV")
EMPTY = _("This file has no rows. Check whether it is the right one")
DAMAGED = _("This spreadsheet cannot be opened. Open it in your own program and save it anew")
PASSWORD = _("This file is protected by a password. Save it without one and send it again")
TOO_LARGE_INSIDE = _("This spreadsheet is too large when unpacked. Save it as CSV, or in several files")
UNSAFE = _("This file holds something that could do harm. Copy the rows into a new file")
SAID = {
    workbook.PASSWORD: PASSWORD, workbook.DAMAGED: DAMAGED, workbook.NOTHING_IN_IT: EMPTY,
    workbook.TOO_LARGE: TOO_LARGE_INSIDE,
}  # fmt: skip


@dataclass(frozen=True)
class SheetRow:
    """One row: its number in the sheet from 1, its cells as text, and which of them a merged cell filled."""

    number: int
    cells: list[str]
    merged: list[int] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Say whether nothing stands in it."""
        return not any(self.cells)


@dataclass
class Sheet:
    """The rows of a file that was found fit to read. ``height`` is how many, once it was checked or begun."""

    data: bytes
    is_workbook: bool
    encoding: str = ""
    delimiter: str = ""
    height: int = 0

    def rows(self, after: int = 0) -> Iterator[SheetRow]:
        """Yield the rows that hold anything, beyond row number ``after``.

        Raises:
            ValidationError: a sentence, where the file turns out to be damaged.
        """
        found = self._workbook_rows() if self.is_workbook else self._text_rows()
        return (row for row in found if row.number > after and not row.is_empty)

    def check(self) -> None:
        """Go through a text once, so that nothing breaks off in the middle of the work; then ``height`` is exact.

        A workbook is laid out as a whole before its first row, so there is nothing to check.

        Raises:
            ValidationError: a sentence that names the row.
        """
        if not self.is_workbook:
            self.height = sum(1 for _row in self._text_rows())

    def _text_rows(self) -> Iterator[SheetRow]:
        for number, cells in separated.rows_of(self.data, self.encoding, self.delimiter):
            yield SheetRow(number, cells)

    def _workbook_rows(self) -> Iterator[SheetRow]:
        command = [sys.executable, "-m", workbook.__name__, str(MEMORY_MEGABYTES)]
        with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL) as child:  # noqa: S603 - our own
            into, out = cast("IO[bytes]", child.stdin), cast("IO[bytes]", child.stdout)
            try:
                with suppress(BrokenPipeError), into:
                    into.write(self.data)
                self.height = int(out.readline() or 0)
                for line in out:
                    yield SheetRow(*json.loads(line))
            finally:
                if out.read(1):  # the reader wants no more
                    child.kill()
        if child.returncode:
            raise ValidationError(SAID.get(child.returncode, TOO_LARGE_INSIDE), code="unreadable")


def inspected(data: bytes, name: str) -> Upload:
    """Return the file if it can be a spreadsheet. It is kept as it was sent: its rows are only ever read as text.

    Raises:
        ValidationError: a sentence that says what to send instead.
    """
    most = settings.SAPAR_IMPORT_MEGABYTES
    if len(data) > most * MEGABYTE:
        raise ValidationError(say(_("This file is too large. Send at most {n} MB"), n=most), code="size")
    if not data.strip(b"\x00 \r\n\t\xef\xbb\xbf"):
        raise ValidationError(EMPTY, code="empty")
    extension = _kind(data)
    if is_infected(data):
        raise ValidationError(UNSAFE, code="unsafe")
    return Upload(fit_name(name, extension), "text/csv" if extension == TEXT else AS_SENT, data)


def open_sheet(data: bytes) -> Sheet:
    """Return the sheet of an inspected file.

    Raises:
        ValidationError: a sentence that says why it cannot be read and what to do.
    """
    if _kind(data) != TEXT:
        return Sheet(data, is_workbook=True)
    encoding = separated.encoding_of(data)
    delimiter = separated.delimiter_of(data, encoding)
    return Sheet(data, is_workbook=False, encoding=encoding, delimiter=delimiter)


def _kind(data: bytes) -> str:
    """Return which kind of file it is, as the ending of a name."""
    if data.startswith(ZIP):
        return _zipped(data)
    if data.startswith(OLD_OFFICE):
        if ENCRYPTED_PART in data:
            raise ValidationError(PASSWORD, code="password")
        return "xls"
    if data.startswith(OTHER_KINDS):
        raise ValidationError(WRONG_KIND, code="kind")
    return TEXT


def _zipped(data: bytes) -> str:
    """Look into the directory of a zipped workbook before anything unpacks it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as box:
            names, unpacked = set(box.namelist()), sum(part.file_size for part in box.infolist())
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise ValidationError(DAMAGED, code="damaged") from error
    if unpacked > UNPACKED_MEGABYTES * MEGABYTE:
        raise ValidationError(TOO_LARGE_INSIDE, code="bomb")
    if names & {"xl/workbook.xml", "xl/workbook.bin"}:
        return "xlsx"
    if "content.xml" in names:
        return "ods"
    raise ValidationError(WRONG_KIND, code="kind")
