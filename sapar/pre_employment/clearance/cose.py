"""Signed objects: COSE_Sign1 (RFC 9052) with Ed25519, read strictly. Needs no Django and no database.

There is exactly one way to write a thing down: what is read is written again and must come out byte for byte the same.
So extra bytes, other encodings of the same values, unknown headers and unknown algorithms are all refused by one
comparison. The signature is another question, which the reader asks with the key that ``kid`` names.
"""

from dataclasses import dataclass
from typing import Any

import cbor2
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

SIGN1 = 18  # the CBOR tag of COSE_Sign1
ALG, KID = 1, 4  # header labels
EDDSA = -8
SIGNATURE_BYTES = 64
LONGEST_KID = 24

# What cbor2 raises on bytes that are no CBOR, or that no sane program writes.
UNREADABLE = (cbor2.CBORError, ValueError, TypeError, LookupError, OverflowError, RecursionError)


class NotSigned(ValueError):
    """These bytes are no object of ours: damaged, altered, or something else altogether."""


@dataclass(frozen=True)
class Signed:
    """An object whose form is right. Its signature is not checked yet."""

    kid: str
    claims: dict[int, Any]
    to_be_signed: bytes
    signature: bytes

    def is_by(self, key: Ed25519PublicKey) -> bool:
        """Say whether ``key`` signed it."""
        try:
            key.verify(self.signature, self.to_be_signed)
        except InvalidSignature:
            return False
        return True


def sign(claims: dict[int, Any], kid: str, key: Ed25519PrivateKey) -> bytes:
    """Return ``claims`` as a signed object. The same claims and key make the same bytes."""
    protected, payload = _written({ALG: EDDSA, KID: kid.encode("ascii")}), _written(claims)
    return _envelope(protected, payload, key.sign(_to_be_signed(protected, payload)))


def read(raw: bytes, longest: int) -> Signed:
    """Return the object in ``raw``, of at most ``longest`` bytes.

    Raises:
        NotSigned: when it is anything but one object in its one form.
    """
    if len(raw) > longest:
        raise NotSigned("too long")
    try:
        protected, payload, signature = _parts(cbor2.loads(raw))
        headers, claims = cbor2.loads(protected), cbor2.loads(payload)
        same = _written(headers) == protected and _written(claims) == payload
        same = same and _envelope(protected, payload, signature) == raw
    except UNREADABLE as error:
        raise NotSigned(str(error)) from error
    if not same or type(claims) is not dict:
        raise NotSigned("not in its one form")
    return Signed(_kid(headers), claims, _to_be_signed(protected, payload), signature)


def _parts(tag: Any) -> tuple[bytes, bytes, bytes]:
    if type(tag) is not cbor2.CBORTag or tag.tag != SIGN1 or type(tag.value) is not list:
        raise NotSigned("no COSE_Sign1")
    protected, _unprotected, payload, signature = tag.value  # ValueError where there are not four; ours has none
    if {type(protected), type(payload), type(signature)} != {bytes}:
        raise NotSigned("other headers than ours")
    if len(signature) != SIGNATURE_BYTES:
        raise NotSigned("no Ed25519 signature")
    return protected, payload, signature


def _kid(headers: Any) -> str:
    if type(headers) is not dict or set(headers) != {ALG, KID} or type(headers[ALG]) is not int:
        raise NotSigned("other headers than ours")
    if headers[ALG] != EDDSA:
        raise NotSigned("another algorithm than Ed25519")
    kid = headers[KID]
    if type(kid) is not bytes or not 0 < len(kid) <= LONGEST_KID or not kid.isascii():
        raise NotSigned("no name of a key")
    return kid.decode("ascii")


def _written(value: Any) -> bytes:
    return cbor2.dumps(value, canonical=True)


def _envelope(protected: bytes, payload: bytes, signature: bytes) -> bytes:
    return _written(cbor2.CBORTag(SIGN1, [protected, {}, payload, signature]))


def _to_be_signed(protected: bytes, payload: bytes) -> bytes:
    return _written(["Signature1", protected, b"", payload])
