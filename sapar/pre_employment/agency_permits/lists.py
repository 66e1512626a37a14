"""The lists of law that permits rest on: papers to hand in, grounds to refuse, suspend and revoke."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.languages.texts import LANGUAGES, Texts
from sapar.foundation.lawbook import lawbook
from sapar.foundation.money import Money
from sapar.foundation.ui.words import Words, say
from sapar.policy.law.book import LawBook

PAPERS = "agency_permit.documents"
REFUSAL = "agency_permit.refusal"
SUSPENSION = "agency_permit.suspension.grounds"
REVOCATION = "agency_permit.revocation"


@dataclass(frozen=True)
class Entry:
    """One entry of a list, in the reader's language, with the sum it stands for where there is one."""

    code: str
    words: str
    money: Money | None = None


def entries(key: str, on: date | None = None) -> dict[str, Entry]:
    """Return a list of law as it stood on a day (by default today), by code, in its order."""
    day = on or clock.today()
    return {each["code"]: _entry(each, day) for each in lawbook().value(key, day).value}


def _entry(written: dict[str, Any], on: date) -> Entry:
    words = str(Texts({code: written[code] for code in LANGUAGES}))
    sum_of = LawBook().value(written["sum"], on) if "sum" in written else None
    return Entry(written["code"], words, Money(Decimal(sum_of.value), sum_of.unit) if sum_of else None)


def words_of(key: str, code: str, on: date) -> str:
    """Return what an entry says, or its code where the law of that day no longer has it."""
    found = entries(key, on).get(code)
    return found.words if found else code


def choices(key: str) -> Callable[[], list[tuple[str, str]]]:
    """Return what a form offers: the entries of a list as they stand on the day the form is shown."""
    return lambda: [(each.code, each.words) for each in entries(key).values()]


def known(key: str) -> Callable[[str], None]:
    """Return a check that refuses what the list of law does not hold."""

    def check(code: str) -> None:
        if code and code not in entries(key):
            raise ValidationError(_("Choose one answer"), code="choice")

    return check


def article(key: str, on: date) -> str:
    """Return the act and article a key stands in, in the reader's language."""
    return LawBook().citation(key, on, (get_language() or "ky")[:2])


def is_unverified(key: str, on: date) -> bool:
    """Say whether no lawyer has checked this entry of the law."""
    return lawbook().value(key, on).checked == "unverified"


def how_to_appeal(on: date) -> Words:
    """Say how whoever was decided against goes on."""
    days = lawbook().value("appeal.reply_working_days", on).value
    return say(
        _("Write to the Ministry. Working days in which it answers: {days}. You may also go to court"), days=days
    )
