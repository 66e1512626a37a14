"""Reading a schedule of payments as an officer writes it: one payment a line, its day and its amount."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

LINE = re.compile(r"^\s*(\d{1,2})[.\s/-](\d{1,2})[.\s/-](\d{4})\s+([\d\s\u00a0.,]+?)\s*$")


@dataclass(frozen=True)
class Part:
    """One payment to come."""

    due_on: date
    amount: Decimal


def read_schedule(text: str) -> list[Part]:
    """Return the payments in the order of their days.

    Raises:
        ValidationError: naming the first line that cannot be read.
    """
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        raise ValidationError(_("Write one payment a line: 31.12.2026 45000"), code="schedule")
    return sorted((_part(line) for line in lines), key=lambda part: part.due_on)


def _part(line: str) -> Part:
    found = LINE.match(line)
    try:
        if not found:
            raise ValueError(line)
        day, month, year, amount = found.groups()
        due = datetime(int(year), int(month), int(day)).date()
        value = Decimal(re.sub(r"[\s\u00a0]", "", amount).replace(",", "."))
        if value <= 0:
            raise ValueError(line)
    except (ValueError, InvalidOperation) as error:
        sentence = _("This line cannot be read: {line}. Write it like 31.12.2026 45000")
        raise ValidationError(str(sentence).format(line=line.strip()), code="schedule") from error
    return Part(due, value)
