"""Which row holds the headers, and which column is what: by the words people write above columns, in any language."""

import csv
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sapar.classifications.search import words_of
from sapar.registers.imports.fields import ALL
from sapar.registers.imports.sheets import SheetRow

WORDS = Path(__file__).parent / "data" / "headers.csv"
LOOKED_AT = 25  # rows: a title, an office and a date may stand above the headers


@dataclass(frozen=True)
class Header:
    """The row of headers: its number in the sheet, its texts, and the columns that tell by themselves what they are."""

    row: int
    texts: list[str]
    mapping: dict[int, str]


def header_of(rows: Iterable[SheetRow], fields: Sequence[str]) -> Header | None:
    """Return the row whose cells name the most of ``fields``; where none does, the first with two cells or more."""
    looked_at = [row for row, _number in zip(rows, range(LOOKED_AT), strict=False)]
    candidates = [Header(row.number, row.cells, mapped(row.cells, fields)) for row in looked_at]
    best = max(candidates, key=lambda header: (len(header.mapping), -header.row), default=None)
    if best is None or best.mapping:
        return best
    return next((header for header in candidates if sum(map(bool, header.texts)) > 1), best)


def mapped(texts: Sequence[str], fields: Sequence[str]) -> dict[int, str]:
    """Return the fields that the headers name. Of two columns with one header, the first is taken."""
    found: dict[int, str] = {}
    for column, text in enumerate(texts):
        name = known_words().get(" ".join(words_of(text)))
        if name in fields and name not in found.values():
            found[column] = str(name)
    return found


def digest_of(texts: Sequence[str]) -> str:
    """Return the digest of a row of headers: the same for the same words, however they are spaced or capitalised."""
    return hashlib.sha256("\n".join(" ".join(words_of(text)) for text in texts).encode()).hexdigest()


@cache
def known_words() -> dict[str, str]:
    """Return the fields by the words above their columns, folded; a field's own name is one of them."""
    with WORDS.open(encoding="utf-8", newline="") as file:
        words = {" ".join(words_of(row["header"])): row["field"] for row in csv.DictReader(file)}
    return words | {" ".join(words_of(name)): name for name in ALL}
