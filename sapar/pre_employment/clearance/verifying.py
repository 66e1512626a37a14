"""Is this certificate real, and does it still hold? Answered with the published keys alone, no network, no database.

The order of questions: is it ours and whole; do we know its key; did that key sign it; was it voided; has it ended; was
its key retired; has it begun. The day is taken exactly: no leeway on either side, unlike most libraries.

A key signs from ``valid_from`` until its successor begins. It is *retired* from ``retired_from`` on: at a routine
change that day lies so late that everything it signed has ended; at an emergency it is at once, and then what it
signed must be issued anew. So whatever still claims to hold under a retired key deserves no trust, and we say so.
"""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from sapar.pre_employment.clearance.tokens import (
    Certificate,
    Damaged,
    NotOurs,
    VoidedList,
    read_code,
    read_voided,
)


class Verdict(StrEnum):
    """What came of it."""

    VALID = "valid"
    ENDED = "ended"
    NOT_YET = "not_yet"
    VOIDED = "voided"
    RETIRED_KEY = "retired_key"
    UNKNOWN_KEY = "unknown_key"
    ALTERED = "altered"
    NOT_OURS = "not_ours"


@dataclass(frozen=True)
class PublicKey:
    """One published key: its name is its day."""

    kid: str
    key: Ed25519PublicKey
    valid_from: datetime
    retired_from: datetime | None = None

    def is_retired(self, at: datetime) -> bool:
        """Say whether nothing signed with it is trusted any more."""
        return self.retired_from is not None and self.retired_from <= at


Keys = Mapping[str, PublicKey]


@dataclass(frozen=True)
class Answer:
    """The verdict, with what the certificate says where its signature is good."""

    verdict: Verdict
    certificate: Certificate | None = None
    kid: str = ""

    @property
    def is_valid(self) -> bool:
        """Say whether it is real and holds."""
        return self.verdict == Verdict.VALID


class BadKeys(ValueError):
    """The file of published keys cannot be used; the text is a sentence."""


class BadList(ValueError):
    """The list of voided certificates cannot be used; the text is a sentence."""


def verify(text: str, keys: Keys, at: datetime, voided: VoidedList | None = None) -> Answer:
    """Say whether the certificate in ``text`` is real and holds at ``at`` (aware)."""
    try:
        certificate, signed = read_code(text)
    except NotOurs:
        return Answer(Verdict.NOT_OURS)
    except Damaged:
        return Answer(Verdict.ALTERED)
    key = keys.get(signed.kid)
    if key is None or certificate.issued < key.valid_from:
        return Answer(Verdict.UNKNOWN_KEY, kid=signed.kid)
    if not signed.is_by(key.key):
        return Answer(Verdict.ALTERED, kid=signed.kid)
    return Answer(_verdict(certificate, key, at, voided), certificate, signed.kid)


def _verdict(certificate: Certificate, key: PublicKey, at: datetime, voided: VoidedList | None) -> Verdict:
    if voided is not None and certificate.number in voided.numbers:
        return Verdict.VOIDED
    if certificate.ends <= at:
        return Verdict.ENDED
    if key.is_retired(at):
        return Verdict.RETIRED_KEY
    return Verdict.NOT_YET if at < certificate.issued else Verdict.VALID


def trusted_list(raw: bytes, keys: Keys, at: datetime) -> VoidedList:
    """Return a list of voided certificates that may be relied on at ``at``.

    Raises:
        BadList: when it is altered, of a key we do not know or trust, or out of date.
    """
    try:
        voided, signed = read_voided(raw)
    except Damaged as error:
        raise BadList("The list of voided certificates is damaged or something else. Fetch it again.") from error
    key = keys.get(signed.kid)
    if key is None or key.is_retired(at) or not signed.is_by(key.key):
        raise BadList("The list of voided certificates is not signed by a key in force. Fetch list and keys again.")
    if not voided.issued <= at < voided.ends:
        raise BadList(f"The list of voided certificates is good from {voided.issued:%d.%m.%Y} until "
                      f"{voided.ends:%d.%m.%Y} only. Fetch a new one.")  # fmt: skip
    return voided


def read_keys(text: str) -> Keys:
    """Return the keys of a published JSON document.

    Raises:
        BadKeys: when it holds none, or one that cannot be read.
    """
    try:
        rows = [_key(row) for row in json.loads(text)["keys"]]
    except (ValueError, KeyError, TypeError) as error:
        raise BadKeys("The file of keys cannot be read. Fetch it again from the page that publishes it.") from error
    if not rows:
        raise BadKeys("The file of keys holds no key.")
    return {key.kid: key for key in rows}


def _key(row: Mapping[str, Any]) -> PublicKey:
    if (row["kty"], row["crv"]) != ("OKP", "Ed25519"):
        raise ValueError(row["kty"])
    raw = urlsafe_b64decode(row["x"] + "=" * (-len(row["x"]) % 4))
    retired = row.get("retired_from")
    return PublicKey(
        str(row["kid"]), Ed25519PublicKey.from_public_bytes(raw), _moment(row["valid_from"]),
        _moment(retired) if retired else None,
    )  # fmt: skip


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment
