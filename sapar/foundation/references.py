"""References: the number of a record, the same on a keypad, on the phone and on paper.

Nine digits in threes: eight random ones and a check digit by Damm's algorithm (H. M. Damm, "Totally anti-symmetric
quasigroups", 2004), which catches every single wrong digit and every swap of neighbours. Digits only: no Latin and
Cyrillic twins. A reference is never a key by itself: an anonymous file also needs its secret.
"""

import re
import secrets

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

LENGTH = 9

_DAMM = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip


def check_digit(digits: str) -> str:
    """Return the digit that makes ``digits`` a valid reference."""
    interim = 0
    for digit in digits:
        interim = int(_DAMM[interim][int(digit)])
    return str(interim)


def new_reference() -> str:
    """Draw a random reference. Uniqueness is the business of the table it goes into."""
    digits = f"{secrets.randbelow(10 ** (LENGTH - 1)):0{LENGTH - 1}d}"
    return digits + check_digit(digits)


def new_references(model: type[models.Model], count: int) -> list[str]:
    """Draw references that no row of ``model`` has yet, for rows that are written in bulk. One query."""
    drawn: set[str] = set()
    while len(drawn) < count:
        drawn |= {new_reference() for _ in range(count - len(drawn))}
        drawn -= set(model._base_manager.filter(ref__in=drawn).values_list("ref", flat=True))
    return sorted(drawn)


def normalised(text: str) -> str:
    """Return the nine digits meant by ``text``, which may hold spaces, dots or dashes.

    Raises:
        ValidationError: when a digit is missing, extra or wrong.
    """
    digits = re.sub(r"[\s.\-\u2010-\u2015\u00a0]", "", text or "")
    if not re.fullmatch(rf"[0-9]{{{LENGTH}}}", digits) or check_digit(digits) != "0":
        raise ValidationError(_("We found nothing under this number. Check the digits"), code="reference")
    return digits


def spoken(reference: str) -> str:
    """Write a reference in threes, as people read it aloud: 482-173-065."""
    return "-".join(reference[i : i + 3] for i in range(0, len(reference), 3))


class ReferenceField(models.CharField):  # type: ignore[type-arg]  # generic for the type checker only
    """The reference column of a record: unique, drawn once, never edited."""

    def __init__(self, **options: object) -> None:
        options.update(max_length=LENGTH, unique=True, editable=False, blank=True)
        super().__init__(**options)  # type: ignore[arg-type]

    def deconstruct(self) -> tuple[str, str, list[object], dict[str, object]]:
        """Leave out what this class sets itself."""
        name, path, args, options = super().deconstruct()
        for fixed in ("max_length", "unique", "editable", "blank"):
            options.pop(fixed, None)
        return name, path, list(args), options

    def pre_save(self, instance: models.Model, add: bool) -> str:
        """Draw a reference on the first save; a collision (one in a hundred million a row) draws again."""
        value: str = getattr(instance, self.attname)
        while not value:
            drawn = new_reference()
            if not type(instance)._base_manager.filter(**{self.attname: drawn}).exists():
                value = drawn
                setattr(instance, self.attname, value)
        return value
