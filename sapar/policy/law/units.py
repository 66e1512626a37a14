"""Units of the law's numbers, in the reader's language.

A pack writes a unit in English, the measure first and remarks after it: ``hours/week on average over 17 weeks``. The
measure is translated; an amount of money keeps its currency: ``RUB/month gross``.
"""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

_REMARK = re.compile(r"[,;:(]| (?:from|of|after|with|in|for|before|on|to|at) ")
_MONEY = re.compile(r"([A-Z]{3})(?:/(.+))?")
MEASURES = (
    gettext_noop("months"), gettext_noop("days"), gettext_noop("working days"), gettext_noop("years"),
    gettext_noop("hours/week"), gettext_noop("hours"), gettext_noop("percent"), gettext_noop("yes or no"),
    gettext_noop("working days/year"), gettext_noop("times the pay"), gettext_noop("hours unbroken"),
    gettext_noop("calendar days"), gettext_noop("times the ordinary pay"), gettext_noop("hours/year"),
    gettext_noop("calendar days/year"), gettext_noop("weeks"), gettext_noop("hours/day"), gettext_noop("weeks/year"),
    gettext_noop("visas/year"), gettext_noop("percent a year"), gettext_noop("employees"), gettext_noop("hours/month"),
    gettext_noop("hours/two consecutive days"), gettext_noop("working days/month"), gettext_noop("days/month"),
    gettext_noop("days' wages"), gettext_noop("month gross"), gettext_noop("month net"), gettext_noop("hour gross"),
    gettext_noop("month"), gettext_noop("day"), gettext_noop("hour"), gettext_noop("calculation indexes/month"),
    gettext_noop("base calculation values"), gettext_noop("agencies"), gettext_noop("times the unpaid wages"),
    gettext_noop("changes not due"), gettext_noop("years at least"), gettext_noop("months and more"),
)  # fmt: skip


def unit_in_words(unit: str) -> str:
    """Return the measure of a unit in the reader's language; what is not known stays as the pack writes it."""
    measure = _REMARK.split(unit)[0].strip()
    money = _MONEY.fullmatch(measure.removesuffix(" at most").removesuffix(" held"))
    if money is None:
        return _(measure) if measure in MEASURES else measure
    currency, per = money.groups()
    return f"{currency}/{_(per)}" if per else currency
