"""What anybody may fetch to verify without us: the keys, and the signed list of voided certificates."""

from dataclasses import replace
from datetime import timedelta

from sapar.foundation import clock
from sapar.foundation.lawbook import lawbook
from sapar.pre_employment.clearance.issuer import published_keys, signing_key
from sapar.pre_employment.clearance.queries import certificate_numbered, is_voided, voided_numbers
from sapar.pre_employment.clearance.tokens import VoidedList
from sapar.pre_employment.clearance.verifying import Answer, Verdict, verify


def voided_list() -> VoidedList:
    """Return the list as it stands now."""
    now = clock.now().replace(microsecond=0)
    days = int(lawbook().value("clearance.voided_list_days", clock.today()).value)
    return VoidedList(voided_numbers(now), now, now + timedelta(days=days))


def published_list() -> bytes:
    """Return the list as it stands now, signed."""
    listed = voided_list()
    key = signing_key(listed.issued)
    return listed.signed(key.kid, key.private)


def verified(code: str) -> Answer:
    """Say whether a code is of a certificate of ours that holds now: what `sapar verify` says, and not voided today."""
    answer = verify(code, published_keys(), clock.now())
    if answer.certificate and is_voided(answer.certificate.number):
        return replace(answer, verdict=Verdict.VOIDED)
    return answer


def verified_number(ref: str) -> Answer:
    """Say the same of the certificate with this number: its code is the one that was signed when it was issued."""
    found = certificate_numbered(ref)
    return verified(found.token) if found else Answer(Verdict.NOT_OURS)
