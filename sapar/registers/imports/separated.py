"""Text with separators: which encoding, which separator, and the rows, streamed."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator

from charset_normalizer import from_bytes
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.foundation.ui.words import say

SAMPLE = 64_000  # bytes looked at to tell encoding and separator
DELIMITERS = (";", ",", "\t", "|")
LOOKED_AT = 20  # rows
# What Cyrillic was written in here, before and beside Unicode. The library is asked about no other.
CYRILLIC = ["cp1251", "koi8_r", "mac_cyrillic", "cp866"]
BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
LONGEST_CELL = 100_000  # characters: beyond that, a quotation mark was never closed
BROKEN_LETTERS = 3  # as many garbled pairs and more are no accident

ENCODING = _("The letters of this file cannot be read. Save it as CSV in UTF-8, or as XLSX")
GARBLED = _("The letters were broken before the file was saved (“{sample}”). Export it anew, in UTF-8 or as XLSX")
UNCLOSED = _("A quotation mark is not closed near row {row}. Correct it there and send the file again")


def encoding_of(data: bytes) -> str:
    """Return the encoding of a text.

    Raises:
        ValidationError: where none fits, or the letters were broken by whoever made the file.
    """
    encoding = _encoding(data)
    if not _fits(data, encoding):
        raise ValidationError(ENCODING, code="encoding")
    sample = data[:SAMPLE].decode(encoding, "ignore")
    if garbled := _garbled(sample):
        raise ValidationError(say(GARBLED, sample=garbled), code="garbled")
    return encoding


def _encoding(data: bytes) -> str:
    for mark, name in BOMS:
        if data.startswith(mark):
            return name
    sample = data[: SAMPLE & ~1]
    if b"\x00" in sample:  # letters of two bytes: in Latin and Cyrillic text the zeros and fours stand in one half
        return "utf-16-le" if sample[1::2].count(0) >= sample[::2].count(0) else "utf-16-be"
    if _fits(data, "utf-8"):
        return "utf-8"
    found = from_bytes(sample, cp_isolation=CYRILLIC).best()
    return found.encoding if found else "utf-8"


def _fits(data: bytes, encoding: str) -> bool:
    reader = codecs.getincrementaldecoder(encoding)()
    try:
        for start in range(0, len(data), SAMPLE):
            reader.decode(data[start : start + SAMPLE])
        reader.decode(b"", final=True)
    except UnicodeError:
        return False
    return True


def _garbled(sample: str) -> str:
    """Return the beginning of a text whose UTF-8 was taken for cp1251 and saved so ("Р¤Р°РјРёР»РёСЏ"), else nothing."""
    for line in sample.splitlines()[:LOOKED_AT]:
        try:
            repaired = line.encode("cp1251").decode("utf-8")
        except UnicodeError:
            continue
        if len(line) - len(repaired) >= BROKEN_LETTERS:
            return line[:20]
    return ""


def delimiter_of(data: bytes, encoding: str) -> str:
    """Return the separator that cuts the first rows into the most columns, alike in as many rows as possible."""
    sample = data[:SAMPLE].decode(encoding, "ignore")
    return max(DELIMITERS, key=lambda sign: _evenness(sample, sign))


def _evenness(sample: str, delimiter: str) -> tuple[int, int]:
    widths: Counter[int] = Counter()
    try:
        for number, row in enumerate(csv.reader(io.StringIO(sample), delimiter=delimiter)):
            widths[len(row)] += 1
            if number == LOOKED_AT:
                break
    except csv.Error:
        return (0, 0)
    several = {width: count for width, count in widths.items() if width > 1}
    width = max(several, key=lambda width: (several[width], width), default=0)
    return (several.get(width, 0), width)


def rows_of(data: bytes, encoding: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the cells of each row. A cell may hold line breaks between quotation marks.

    Raises:
        ValidationError: where a quotation mark is not closed.
    """
    number = 0
    csv.field_size_limit(LONGEST_CELL)
    with io.TextIOWrapper(io.BytesIO(data), encoding=encoding, newline="") as text:
        reader = csv.reader((line.replace("\x00", "") for line in text), delimiter=delimiter, strict=True)
        try:
            for number, row in enumerate(reader, start=1):
                yield number, [cell.strip() for cell in row]
        except (csv.Error, UnicodeError) as error:
            raise ValidationError(say(UNCLOSED, row=number + 1), code="unclosed") from error
