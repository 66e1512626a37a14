"""What is known of a record, and what linkage makes of it: roles of its words, roots, skeletons, parts of the date.

Columns cannot be trusted: a surname stands where the given name should, a patronymic grows into the given name, all
stands in one column. The forms of words say more (spelling.form_of), so a record's words are sorted into roles first.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sapar.registers.people.linkage.places import place_of
from sapar.registers.people.spelling import form_of, root_of, skeleton_of, words_of

EPOCH = date(1970, 1, 1)
HYPHEN = re.compile(r"(?<=\w)-(?=\w)")
SEXES = {"M": "M", "М": "M", "Э": "M", "F": "F", "Ж": "F", "А": "F"}  # in Latin, in Russian, эркек and аял


@dataclass(frozen=True, slots=True)
class Record:
    """A record as somebody entered it. Every text may be empty; ``birth_date`` is YYYY-MM-DD, or YYYY."""

    rec_id: str
    surname: str = ""
    given: str = ""
    patronymic: str = ""
    sex: str = ""
    birth_date: str = ""
    birth_place: str = ""
    doc_no: str = ""


@dataclass(frozen=True, slots=True)
class Features:
    """A record as linkage compares it. None never agrees with anything.

    ``born`` is None for the first of January, a placeholder in papers of this region that tells the year alone.
    ``swapped`` is the date with day and month changed over, where that is a date. ``days`` counts from 1970.
    """

    rec_id: str
    given: str | None
    surname: str | None
    patronymic: str | None
    given_skeleton: str | None
    surname_skeleton: str | None
    patronymic_skeleton: str | None
    form: str
    sex: str | None
    born: str | None
    swapped: str | None
    days: int | None
    year: int | None
    month_day: str | None
    place: str | None
    doc: str | None


@dataclass(frozen=True, slots=True)
class _Word:
    root: str
    form: str


@dataclass(frozen=True, slots=True)
class _Roles:
    surname: list[_Word]
    given: list[_Word]
    patronymic: list[_Word]


def features_of(record: Record) -> Features:
    """Return what linkage compares of a record."""
    roles = _roles(_words(record.surname), _words(record.given), _words(record.patronymic))
    given, surname, patronymic = (_joined(words) for words in (roles.given, roles.surname, roles.patronymic))
    born = _date(record.birth_date)
    whole = born if born and (born.month, born.day) != (1, 1) else None
    year = record.birth_date[:4]
    return Features(
        record.rec_id, given, surname, patronymic, _skeleton(given), _skeleton(surname), _skeleton(patronymic),
        roles.surname[0].form if roles.surname else "", SEXES.get(record.sex.strip().upper()[:1]),
        whole.isoformat() if whole else None, _swapped(whole), (whole - EPOCH).days if whole else None,
        int(year) if len(year) == 4 and year.isdecimal() else None,
        whole.isoformat()[5:] if whole else None, place_of(record.birth_place) or None,
        document_key(record.doc_no) or None,
    )  # fmt: skip


def document_key(number: str) -> str:
    """Return a document's number without spaces and signs, in capitals, Cyrillic look-alikes made Latin."""
    return re.sub(r"[^A-Z0-9]", "", number.upper().translate(CAPITALS))


CAPITALS = str.maketrans("АВЕКМНОРСТХІУ", "ABEKMHOPCTXIY")


def _words(text: str) -> list[_Word]:
    """Return the words of a column; a word of kinship gives its form to the word before it."""
    words: list[_Word] = []
    for written in words_of(HYPHEN.sub("", text)) if text else ():
        word = written.casefold()  # known to the caches of spelling in either case
        form = form_of(word)
        if form == "kinship":
            if words:
                words[-1] = _Word(words[-1].root, "child_of")
        elif root := root_of(word):
            words.append(_Word(root, form))
    return words


def _roles(surname: list[_Word], given: list[_Word], patronymic: list[_Word]) -> _Roles:
    fathers = patronymic or [word for word in surname + given if word.form == "patronymic"][:1]
    surname = [word for word in surname if word.form != "patronymic"] or surname
    given = [word for word in given if word.form != "patronymic"]
    if not given:
        surname, given, told = _told_apart(surname)
        fathers = fathers or told
    elif _formed(given) and not _formed(surname):
        if _formed(given)[0].form == "child_of" and len(given) > 1 and not fathers:
            fathers = _formed(given)[:1]  # Munara Alisher kyzy, in the column of given names
            given = [word for word in given if word not in fathers]
        else:
            surname, given = given, surname
    if len(surname) > 1 and _formed(surname):
        surname, given = _formed(surname)[:1], given or [word for word in surname if not word.form]
    kin = [word for word in given if word.form == "child_of"]
    if kin and len(given) > 1:
        fathers, given = fathers or kin[:1], [word for word in given if word not in kin]
    return _Roles(surname, given, fathers)


def _told_apart(words: list[_Word]) -> tuple[list[_Word], list[_Word], list[_Word]]:
    """Sort the words of one column into (surname, given, patronymic). With no form to tell by, the surname is first."""
    surname = ([word for word in words if word.form == "surname"] or _formed(words) or words)[:1]
    rest = [word for word in words if word not in surname]
    fathers = [word for word in rest if word.form == "child_of"]
    return surname, [word for word in rest if word not in fathers], fathers


def _formed(words: Iterable[_Word]) -> list[_Word]:
    return [word for word in words if word.form in ("surname", "child_of")]


def _joined(words: list[_Word]) -> str | None:
    joined = "".join(word.root for word in words)
    return joined if len(joined) > 1 else None


def _skeleton(root: str | None) -> str | None:
    return skeleton_of(root) if root else None


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _swapped(born: date | None) -> str | None:
    if born is None or born.day > 12 or born.day == born.month:
        return None
    return f"{born.year:04}-{born.day:02}-{born.month:02}"
