"""The fields a column can be: what each is called, how its cells are read. The words above columns are data."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from sapar.foundation.ui.words import Words
from sapar.registers.imports import cells
from sapar.registers.imports.cells import Read, Unfit
from sapar.registers.imports.sentences import Finding

SHOWN = 60  # characters of a cell that a sentence repeats


@dataclass(frozen=True)
class Field:
    """One thing a column can hold."""

    name: str
    label: Words
    read: Callable[[str], Read]


ALL: dict[str, Field] = {
    each.name: each
    for each in (
        Field("full_name", _("Full name in one cell"), cells.full_name),
        Field("family_name", _("Family name"), cells.name),
        Field("given_name", _("Given name"), cells.name),
        Field("patronymic", _("Patronymic"), cells.name),
        Field("latin_family_name", _("Family name in Latin letters"), cells.name),
        Field("latin_given_name", _("Given name in Latin letters"), cells.name),
        Field("born_on", _("Date of birth"), cells.birth),
        Field("sex", _("Sex"), cells.sex),
        Field("citizenship", _("Citizenship"), cells.country),
        Field("home_place", _("Home: district or city"), cells.place),
        Field("phone", _("Phone"), cells.phone),
        Field("email", _("E-mail"), cells.email),
        Field("personal_number", _("Personal number"), cells.personal_number),
        Field("document_kind", _("Document"), cells.document_kind),
        Field("document_number", _("Number of the document"), cells.document_number),
        Field("document_country", _("Country that issued it"), cells.country),
        Field("document_issued_on", _("Issued on"), cells.past_day),
        Field("document_expires_on", _("Valid until"), cells.day),
        Field("destination", _("Country of work"), cells.country),
        Field("employer", _("Employer"), cells.words),
        Field("agency", _("Agency"), cells.words),
        Field("occupation", _("Occupation"), cells.occupation),
        Field("departed_on", _("Left on"), cells.past_day),
        Field("work_from", _("Works from"), cells.past_day),
        Field("work_ended_on", _("Work ended on"), cells.past_day),
    )
}


@dataclass
class ReadRow:
    """What a row says: values by field, what is to mend, what was read otherwise than written."""

    values: dict[str, str] = field(default_factory=dict)
    faults: list[Finding] = field(default_factory=list)
    notes: list[Finding] = field(default_factory=list)

    def value(self, name: str) -> str:
        """Return the value of a field, empty where nothing was written or it could not be read."""
        return self.values.get(name, "")

    def fault(self, code: str, name: str = "", value: str = "") -> None:
        """Note what is to mend."""
        self.faults.append([code, name, value])

    def needs(self, *names: str) -> None:
        """Note which of these fields are empty, unless they were faulty already."""
        faulty = {finding[1] for finding in self.faults}
        for name in names:
            if not self.value(name) and name not in faulty:
                self.fault("missing", name)


def read_cells(texts: Sequence[str], mapping: dict[int, str], merged: Sequence[int] = ()) -> ReadRow:
    """Read the mapped cells of a row. ``mapping`` leads from the number of a column, from 0, to the name of a field."""
    row = ReadRow()
    for column, name in mapping.items():
        text = texts[column] if column < len(texts) else ""
        if text and text != "-":
            _read(row, name, text)
            if column in merged:
                row.notes.append(["merged", name, text[:SHOWN]])
    if parts := row.values.pop("full_name", ""):
        names = zip(("family_name", "given_name", "patronymic"), parts.split("|"), strict=True)
        row.values |= {name: value for name, value in names if value and not row.value(name)}
    return row


def _read(row: ReadRow, name: str, text: str) -> None:
    try:
        value, remark = ALL[name].read(text)
    except Unfit as error:
        row.fault(error.code, name, text[:SHOWN])
        return
    row.values[name] = value
    if remark:
        row.notes.append([remark, name, _shown(name, value)])


def _shown(name: str, value: str) -> str:
    """Return a value as people write it."""
    if name.endswith("_on") or name == "work_from":
        year, month, day = value.split("-")
        return f"{day}.{month}.{year}"
    return value.replace("|", " ").strip()
