"""A link that carries a check: the answers, the day, and the mark of what was found, packed and signed.

    token = packed(Shared.of(kept, found, on))      # "1Q0x…": a version, then base64url
    unpacked(token).kept.answers                    # LinkUnreadable where a sign of it is wrong

The signature is there so that a link shows what was answered on our pages and nothing else. It is no secret: whoever
has the link can read it. Packing uses a list of usual words (``words_1.txt``) which must never change: a link is kept
for years. Another list is another version.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import zlib
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.urls import reverse
from django.utils.crypto import salted_hmac

from sapar.policy.law.answers import Kept
from sapar.policy.law.findings import Finding, Result

VERSION = "1"
SALT = "sapar.policy.law.handing_on"
SIGNATURE_BYTES = 12
MOST_SIGNS = 2000  # of a token; the longest that all questions together can make is well below
MOST_BYTES = 8000  # unpacked
FIRST_DAY = date(2020, 1, 1)
WITHHELD = "…"  # stands for words that stay with whoever wrote them

# What rules read of words written freely, and what names nobody: a trade in a few words, a number of employees.
READ_BY_RULES = {
    "job": re.compile(r"^[^\W\d_]+(?:[ -][^\W\d_]+){0,3}$"),
    "employer": re.compile(r"\(\d{1,6} (?:employees|workers|staff)\)"),
}
Answers = dict[str, Any]


class LinkUnreadable(ValueError):
    """It is no link of ours, or a part of it is missing or altered."""


@dataclass(frozen=True)
class Shared:
    """A check as a link carries it. ``mark`` is the same as long as the findings are; ``digest`` is of the law then."""

    answers: Answers
    made_on: date
    digest: str
    mark: str

    @classmethod
    def of(cls, kept: Kept, found: Result, on: date) -> Shared:
        """Take a check that was made on a day, without the words that stay behind."""
        return cls(shareable(kept), on, found.digest[:8], mark_of(found))

    @property
    def kept(self) -> Kept:
        """The answers, apart from those of whoever opens the link."""
        made = Kept(dict(self.answers))
        return Kept(made.answers, [question.slug for question in made.flow])


def shareable(kept: Kept) -> Answers:
    """Return the answers that still count, without what somebody wrote in words of their own."""
    fields = {name: field for question in kept.flow for name, field in kept.fields(question).items()}
    return {
        name: _without_words(name, value) if type(fields[name]) is forms.CharField else value
        for name, value in kept.answers.items() if name in fields
    }  # fmt: skip


def _without_words(name: str, value: str) -> str:
    pattern = READ_BY_RULES.get(name)
    found = pattern.search(value) if pattern else None
    return found[0] if found else WITHHELD


def mark_of(found: Result) -> str:
    """Return a short mark of what was found: it differs where any finding does."""
    return hashlib.sha256("\n".join(map(line_of, found.findings)).encode()).hexdigest()[:8]


def line_of(finding: Finding) -> str:
    """Return a finding as one line, the same as long as nothing of what it tells has changed."""
    return f"{finding.rule} {finding.code} {finding.answer} {finding.level} {finding.text()}"


def address_of(token: str) -> str:
    """Return the whole address of a check that is handed on, as a phone can open it."""
    return f"{settings.SAPAR_ADDRESS}{reverse('law:shared', args=[token])}"


def packed(shared: Shared) -> str:
    """Return the token of a check."""
    content = [(shared.made_on - FIRST_DAY).days, shared.digest, shared.mark, shared.answers]
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, zdict=_usual_words())
    body = packer.compress(text.encode()) + packer.flush()
    return VERSION + urlsafe_b64encode(_signature(body, settings.SECRET_KEY) + body).decode().rstrip("=")


def unpacked(token: str) -> Shared:
    """Return the check that a token carries.

    Raises:
        LinkUnreadable: whatever is wrong with it.
    """
    if not 1 < len(token) <= MOST_SIGNS or token[0] != VERSION or not token.isascii():
        raise LinkUnreadable(token[:1])
    try:
        signed = urlsafe_b64decode(token[1:] + "=" * (-len(token[1:]) % 4))
        signature, body = signed[:SIGNATURE_BYTES], signed[SIGNATURE_BYTES:]
        if not _is_ours(signature, body):
            raise LinkUnreadable("signature")
        unpacker = zlib.decompressobj(-zlib.MAX_WBITS, zdict=_usual_words())
        days, digest, mark, answers = json.loads(unpacker.decompress(body, MOST_BYTES))
        return Shared(dict(answers), FIRST_DAY + timedelta(days=int(days)), str(digest), str(mark))
    except (ValueError, TypeError, OverflowError, zlib.error) as error:
        raise LinkUnreadable(str(error)) from error


def tokens_in(text: str) -> list[str]:
    """Return the tokens of checks whose links stand in a text, each once; what is no whole link of ours is left out."""
    found = dict.fromkeys(re.findall(rf"/shared/({VERSION}[\w-]+)", text, re.ASCII))
    return [token for token in found if is_readable(token)]


def is_readable(token: str) -> bool:
    """Say whether a token is a whole one of ours."""
    try:
        unpacked(token)
    except LinkUnreadable:
        return False
    return True


def _is_ours(signature: bytes, body: bytes) -> bool:
    keys = [settings.SECRET_KEY, *map(str, settings.SECRET_KEY_FALLBACKS)]
    return any(hmac.compare_digest(signature, _signature(body, key)) for key in keys)


def _signature(body: bytes, key: str) -> bytes:
    return bytes(salted_hmac(SALT, VERSION.encode() + body, key, algorithm="sha256").digest()[:SIGNATURE_BYTES])


@cache
def _usual_words() -> bytes:
    return Path(__file__).with_name("words_1.txt").read_bytes()
