"""What a certificate says, as signed bytes and as the text of its code. Needs no Django and no database.

The text is ``SAPAR1:`` and the signed object in base45 (RFC 9285), all letters of a QR code's dense mode. The claims
are those of a CWT (RFC 8392) where it has them, else from its range for private use: initials, year of birth, number,
country, issued, ends, and nothing else. Whoever copies the code learns no name and no document.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import base45  # type: ignore[import-untyped]
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sapar.pre_employment.clearance import cose

PREFIX = "SAPAR1:"
LONGEST_TEXT = 1000  # letters; ours have about 220
LONGEST_TOKEN = 640  # bytes
LONGEST_LIST = 8_000_000  # bytes: more than a million voided numbers
LONGEST_INITIALS = 12
HOME = ZoneInfo("Asia/Bishkek")  # where the days on the paper are counted

ENDS, ISSUED, NUMBER = 4, 6, 7  # exp, iat and cti of RFC 8392
INITIALS, BIRTH_YEAR, DESTINATION, VOIDED = -65537, -65538, -65539, -65540
LATEST = 2**33  # seconds: no date of ours lies beyond


class NotOurs(ValueError):
    """This text is no code of a certificate."""


class Damaged(ValueError):
    """It begins like a code of ours but is altered, cut or badly read."""


@dataclass(frozen=True)
class Certificate:
    """What a certificate says of somebody. ``issued`` is also the moment before which it was not valid."""

    number: str
    initials: str
    birth_year: int
    destination: str
    issued: datetime
    ends: datetime  # from this second on it is not valid

    @property
    def issued_on(self) -> date:
        """Return the day on which it was issued, as the paper says."""
        return self.issued.astimezone(HOME).date()

    @property
    def last_day(self) -> date:
        """Return the last day on which it is valid, as the paper says."""
        return (self.ends - timedelta(seconds=1)).astimezone(HOME).date()

    def signed(self, kid: str, key: Ed25519PrivateKey) -> str:
        """Return the text of the code, signed with ``key``."""
        claims = {
            ENDS: int(self.ends.timestamp()), ISSUED: int(self.issued.timestamp()), NUMBER: self.number.encode(),
            INITIALS: self.initials, BIRTH_YEAR: self.birth_year, DESTINATION: self.destination,
        }  # fmt: skip
        return PREFIX + str(base45.b45encode(cose.sign(claims, kid, key)), "ascii")


@dataclass(frozen=True)
class VoidedList:
    """The numbers of voided certificates on a day. It ends too, so that nobody trusts an old one."""

    numbers: frozenset[str]
    issued: datetime
    ends: datetime

    def signed(self, kid: str, key: Ed25519PrivateKey) -> bytes:
        """Return the list, signed with ``key``."""
        voided = sorted(int(number) for number in self.numbers)
        claims = {ENDS: int(self.ends.timestamp()), ISSUED: int(self.issued.timestamp()), VOIDED: voided}
        return cose.sign(claims, kid, key)


def read_code(text: str) -> tuple[Certificate, cose.Signed]:
    """Return what a code says, and the object whose signature is still to be checked.

    Raises:
        NotOurs: when it does not begin as ours do, or is far too long.
        Damaged: when it begins so and is not whole.
    """
    text = text.strip("\r\n\t ")
    if len(text) > LONGEST_TEXT or not text.startswith(PREFIX):
        raise NotOurs(text[:20])
    try:
        raw = base45.b45decode(text.removeprefix(PREFIX))  # no two texts make the same bytes: it takes no others
        signed = cose.read(raw, LONGEST_TOKEN)
        return certificate_of(signed.claims), signed
    except ValueError as error:  # base45's own, NotSigned, and what the claims are refused for
        raise Damaged(str(error)) from error


def certificate_of(claims: dict[int, Any]) -> Certificate:
    """Return the certificate that ``claims`` make.

    Raises:
        Damaged: when a claim is missing, one too many, or cannot be.
    """
    if set(claims) != {ENDS, ISSUED, NUMBER, INITIALS, BIRTH_YEAR, DESTINATION}:
        raise Damaged("other claims than ours")
    number, initials, year, place = (claims[name] for name in (NUMBER, INITIALS, BIRTH_YEAR, DESTINATION))
    if type(number) is not bytes or not re.fullmatch(rb"[0-9]{9}", number):
        raise Damaged("no number")
    if type(initials) is not str or not 0 < len(initials) <= LONGEST_INITIALS or not initials.isprintable():
        raise Damaged("no initials")
    if type(year) is not int or not 1900 <= year <= 2100:
        raise Damaged("no year of birth")
    if type(place) is not str or not re.fullmatch(r"[A-Z]{2}", place, re.ASCII):
        raise Damaged("no country")
    issued, ends = _term(claims)
    return Certificate(number.decode(), initials, year, place, issued, ends)


def read_voided(raw: bytes) -> tuple[VoidedList, cose.Signed]:
    """Return a list of voided certificates, and the object whose signature is still to be checked.

    Raises:
        Damaged: when it is anything else.
    """
    try:
        signed = cose.read(raw, LONGEST_LIST)
    except cose.NotSigned as error:
        raise Damaged(str(error)) from error
    voided = signed.claims.get(VOIDED)
    if set(signed.claims) != {ENDS, ISSUED, VOIDED} or type(voided) is not list:
        raise Damaged("other claims than those of a list")
    if not all(type(number) is int and 0 <= number < 10**9 for number in voided):
        raise Damaged("no numbers")
    issued, ends = _term(signed.claims)
    return VoidedList(frozenset(_nine_digits(voided)), issued, ends), signed


def _nine_digits(numbers: Iterable[int]) -> Iterable[str]:
    return (f"{number:09d}" for number in numbers)


def _term(claims: dict[int, Any]) -> tuple[datetime, datetime]:
    issued, ends = claims[ISSUED], claims[ENDS]
    if type(issued) is not int or type(ends) is not int or not 0 <= issued < ends < LATEST:
        raise Damaged("no term")
    return datetime.fromtimestamp(issued, UTC), datetime.fromtimestamp(ends, UTC)
