"""Two records field by field, for an officer: what differs first, and in it the letters that differ."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from sapar.foundation.ui.components import Compare, Difference
from sapar.foundation.ui.words import Words, say
from sapar.registers.people.models import Person
from sapar.registers.people.pages import papers_of
from sapar.registers.people.spelling import CYRILLIC_LETTER, in_latin, name_key

SHOWN = 3  # the last signs of a number
NAMES = ("family_name", "given_name", "patronymic", "latin_family_name", "latin_given_name")


def compared(first: Person, second: Person) -> Compare:
    """Return both records side by side. Numbers are masked: whether they are the same is said in words."""
    rows = [*_names(first, second), *_plain(first, second), _number(first, second), _papers(first, second),
            _signs_in(first, second), _registered(first, second)]  # fmt: skip
    return Compare(_("Same person?"), first.number, second.number, [row for row in rows if row.a or row.b])


def _names(first: Person, second: Person) -> Iterator[Difference]:
    for name in NAMES:
        one, other = getattr(first, name), getattr(second, name)
        label = Person._meta.get_field(name).verbose_name  # type: ignore[union-attr]
        a, b = _marked(one, other)
        yield Difference(label, a, b, why=_why_name(one, other), same=one == other)


def _why_name(one: str, other: str) -> Words:
    if not one or not other or one == other:
        return ""
    if name_key(one) == name_key(other):
        letters = ", ".join(f"{a} = {b}" for a, b in _letters(one, other))
        return letters if letters and len(letters) < 30 else _("the same name in another spelling")
    return _("another name")


def _letters(one: str, other: str) -> Iterator[tuple[str, str]]:
    """Yield the letters written one way and the other, where both names are in one script."""
    if _in_one_script(one, other):
        for what, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
            if what == "replace":
                yield one[a:b], other[c:d]


def _in_one_script(one: str, other: str) -> bool:
    return bool(CYRILLIC_LETTER.search(one)) == bool(CYRILLIC_LETTER.search(other))


def _marked(one: str, other: str) -> tuple[str, str]:
    return marked_apart(one, other) if one and other and one != other else (one, other)


def marked_apart(one: str, other: str) -> tuple[SafeString, SafeString]:
    """Return two texts with the letters that differ marked. In two scripts they are compared in Latin letters."""
    left, right = (
        (one, other)
        if bool(CYRILLIC_LETTER.search(one)) == bool(CYRILLIC_LETTER.search(other))
        else _in_latin(one, other)
    )
    matcher = SequenceMatcher(None, left.casefold(), right.casefold(), autojunk=False)
    blocks = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    marked = _mark(left, [(a, b) for _w, a, b, _c, _d in blocks]), _mark(right, [(c, d) for _w, _a, _b, c, d in blocks])
    return (
        marked[0] if left == one else escape(one),
        marked[1] if right == other else escape(other),
    )


def _in_latin(one: str, other: str) -> tuple[str, str]:
    return in_latin(one), in_latin(other)


def _mark(text: str, places: list[tuple[int, int]]) -> SafeString:
    parts, at = [], 0
    for start, end in places:
        parts += [escape(text[at:start]), f"<mark>{escape(text[start:end])}</mark>" if end > start else ""]
        at = end
    return mark_safe("".join([*parts, escape(text[at:])]))  # noqa: S308 - every part is escaped


def _plain(first: Person, second: Person) -> Iterator[Difference]:
    """Yield what is one value each: born, sex, citizenship, home, contacts."""
    shown: list[tuple[Words, Any]] = [
        (_("Date of birth"), lambda person: f"{person.born_on:%d.%m.%Y}" if person.born_on else ""),
        (_("Sex"), lambda person: person.get_sex_display() if person.sex else ""),
        (_("Citizenship"), lambda person: person.citizen_of),
        (_("Home place"), lambda person: person.home),
        (_("Phone"), lambda person: person.phone),
        (_("E-mail"), lambda person: person.email),
    ]
    for label, value in shown:
        one, other = value(first), value(second)
        a, b = _marked(one, other)
        why = _why_birth(first, second) if label == shown[0][0] else ""
        yield Difference(label, a, b, why=why, same=one == other)


def _why_birth(first: Person, second: Person) -> Words:
    one, other = first.born_on, second.born_on
    if not one or not other or one == other:
        return ""
    if (one.day, one.month, one.year) == (other.month, other.day, other.year):
        return _("day and month swapped")
    return _("the same year") if one.year == other.year else _("another year")


def _number(first: Person, second: Person) -> Difference:
    one, other = (f"…{person.personal_number[-SHOWN:]}" if person.personal_number else "" for person in (first, second))
    same = first.personal_number_index == second.personal_number_index
    why = _("the same number") if same else _("different numbers")
    return Difference(_("Personal number"), one, other, why=why if one and other else "", same=same)


def _papers(first: Person, second: Person) -> Difference:
    """Return the documents, dated, masked."""
    one, other = ([_paper(paper) for paper in papers_of(person, private=False)] for person in (first, second))
    shared = {row.number_index for row in first.documents.all()} & {row.number_index for row in second.documents.all()}
    why = _("the same document") if shared else _("renewed, or another person's") if one and other else ""
    return Difference(_("Documents"), "; ".join(one), "; ".join(other), why=why, same=bool(shared) and one == other)


def _paper(paper: dict[str, Any]) -> str:
    dated = say(_("until {date}"), date=paper["expires_on"]) if paper["expires_on"] else ""
    return " ".join(part for part in (str(paper["kind"]), paper["number"], str(dated)) if part)


def _signs_in(first: Person, second: Person) -> Difference:
    one, other = (_("Yes") if person.account_id else _("No") for person in (first, second))
    return Difference(_("Signs in"), one, other, same=one == other)


def _registered(first: Person, second: Person) -> Difference:
    one, other = (f"{person.registered_on:%d.%m.%Y}, {person.office.name}" for person in (first, second))
    return Difference(_("Registered"), one, other, same=one == other)
