"""What is said about a row: what is to mend in it, what was read in another way than it was written, whom it may be.

A finding is kept as ``[code, field, value]`` with the row, sealed, and becomes a sentence in the reader's language.
"""

from collections.abc import Iterable

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Finding = list[str]

SAID: dict[str, str | Promise] = {
    # to mend
    "missing": _("{field}: nothing is written here"),
    "name": _("{field}: “{value}” is no name. Write letters only, as in the document"),
    "long": _("{field}: too long. At most 100 characters"),
    "full_name": _("{field}: family name and given name are needed. Written: “{value}”"),
    "two_people": _("{field}: several people in one cell (“{value}”). Write one row for each"),
    "date": _("{field}: “{value}” is no date. Write it like 31.12.2026"),
    "date_ambiguous": _("{field}: “{value}” can be two different days. Write it like 31.12.2026"),
    "date_year": _("{field}: the year of “{value}” has two digits. Write all four"),
    "future": _("{field}: {value} is in the future. Check the year"),
    "early": _("{field}: {value} is before 1900. Check the year"),
    "order": _("{field}: {value} comes before the start. Check both dates"),
    "sex": _("{field}: “{value}” is not understood. Write male or female"),
    "country": _("{field}: which country is “{value}”? Write its name in full"),
    "place": _("{field}: which district or city is “{value}”? Write its name in full"),
    "occupation": _("{field}: which occupation is “{value}”? Write it in another way"),
    "phone": _("{field}: “{value}” is no phone number. Write it with country code: +996 555 123 456"),
    "email": _("{field}: “{value}” is no e-mail address"),
    "personal_number": _("{field}: the personal number has 14 digits. Written: “{value}”"),
    "document_number": _("{field}: “{value}” is no number of a document"),
    "document_kind": _("{field}: “{value}” is no kind of document. Write passport or identity card"),
    "rounded": _("{field}: the program that made the file cut off digits (“{value}”). Format the column as text"),
    "elsewhere": _("{field}: this number stands on another record, of somebody with another name"),
    "two_records": _("{field}: this number and the personal number stand on two different records"),
    "twice": _("{field}: the same number stands in row {value} with another name or date of birth"),
    "not_registered": _("Nobody in the register has these numbers. Import the people first"),
    "organization": _("{field}: no organization on record has the name “{value}”. Register it first"),
    "several": _("{field}: several organizations are called “{value}”. Write the number of the record instead"),
    "open_journey": _("This person has a journey to this country on record. Note the work there"),
    "meanwhile": _("Somebody registered this person while the import waited"),
    "undecided": _("A close match that nobody decided: it was left out"),
    "left": _("Left out by the officer"),
    # read in another way than written
    "look_alike": _("{field}: Latin letters among Cyrillic ones were replaced: {value}"),
    "merged": _("{field}: taken from a merged cell: {value}"),
    "month_first": _("{field}: read as month, day, year: {value}"),
    "day_number": _("{field}: the number of a day was read as {value}"),
    # whom it may be
    "same_name": _("The same name and date of birth"),
    "same_row": _("The same name and date of birth as row {value}"),
}


def sentence_of(finding: Finding, fields: dict[str, str]) -> str:
    """Return a finding as a sentence in the reader's language. ``fields`` are the labels by name of the field."""
    code, field, value = finding
    return str(SAID[code]).format(field=fields.get(field, field), value=value)


def sentences_of(findings: Iterable[Finding], fields: dict[str, str]) -> list[str]:
    """Return findings as sentences."""
    return [sentence_of(finding, fields) for finding in findings]
