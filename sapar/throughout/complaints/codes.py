"""The secret code that opens a complaint: twelve digits in fours, easy to dictate, on any keypad, in any script.

It is shown once. What is stored is a scrypt digest over a keyed digest of it: neither a stolen database nor a stolen
key alone is enough to try codes. The code is derived from the token of the form that files the complaint, so that
sending the same form twice shows the same code, and nothing has to keep it in between.
"""

import hmac
import re
import secrets

from django.contrib.auth.hashers import check_password, make_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.foundation.privacy.keyring import index_key
from sapar.foundation.privacy.sealing import blind_index

LENGTH = 12
_MATTER = "complaint code"


def code_for(token: str) -> str:
    """Return the code that belongs to a form's token."""
    digest = hmac.new(index_key(), f"{_MATTER}\0{token}".encode(), "sha256").digest()
    return f"{int.from_bytes(digest) % 10**LENGTH:0{LENGTH}d}"


def new_code() -> str:
    """Draw a code for a complaint that came by phone or on paper."""
    return f"{secrets.randbelow(10**LENGTH):0{LENGTH}d}"


def spoken(code: str) -> str:
    """Write a code as people read it aloud: 4821 7306 5519."""
    return " ".join(code[i : i + 4] for i in range(0, len(code), 4))


def normalised(text: str) -> str:
    """Return the digits meant by ``text``, which may hold spaces, dots or dashes.

    Raises:
        ValidationError: when they are not a code.
    """
    digits = re.sub(r"[\s.\-\u2010-\u2015\u00a0]", "", text or "")
    if not re.fullmatch(rf"[0-9]{{{LENGTH}}}", digits):
        raise ValidationError(_("Number and code do not match. Check both"), code="code")
    return digits


def digest_of(code: str) -> str:
    """Return what is stored of a code."""
    return make_password(blind_index(_MATTER, code))


def opens(code: str, digest: str) -> bool:
    """Say whether ``code`` is the one behind ``digest``. Takes the same time for a complaint that does not exist."""
    keyed = blind_index(_MATTER, code)
    if digest:
        return check_password(keyed, digest)
    make_password(keyed)
    return False
