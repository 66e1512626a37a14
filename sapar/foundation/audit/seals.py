"""Sealing batches of events, and verifying the trail against the seals.

A seal signs (Ed25519) the Merkle root of a batch, the range of ids it covers and the digest of the seal before it, so
that seals cannot be removed from the middle. The newest seal is the *head*: give it to a witness outside, and nobody
can shorten the trail unseen. Events after the head are the unsealed tail: they are reported, not vouched for.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import connection, transaction

from sapar.foundation import clock
from sapar.foundation.actions import guard, recording
from sapar.foundation.audit import merkle, triggers
from sapar.foundation.audit.models import AuditEvent, Seal
from sapar.foundation.audit.trail import HASHED, SEALING_LOCK, leaf_of
from sapar.foundation.privacy import keyring

BATCH = 1000


@dataclass
class Verdict:
    """What verification found. ``problems`` are sentences, the first broken event first; empty means sound."""

    events: int = 0
    seals: int = 0
    unsealed: int = 0
    head: str = ""
    problems: list[str] = field(default_factory=list)


def seal_trail() -> int:
    """Seal all events not yet sealed, in batches, and return how many were sealed."""
    total = 0
    while sealed := _seal_batch():
        total += sealed
    return total


@transaction.atomic
def _seal_batch() -> int:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [SEALING_LOCK])
    previous = Seal.objects.order_by("pk").last()
    after = previous.last_event if previous else 0
    events = list(AuditEvent.objects.filter(pk__gt=after).order_by("pk")[:BATCH].values_list("pk", "leaf"))
    if not events:
        return 0
    statement = recording.canonical(
        {
            "after": after,
            "first": events[0][0],
            "last": events[-1][0],
            "size": len(events),
            "root": merkle.root([bytes.fromhex(leaf) for _, leaf in events]).hex(),
            "previous": digest(previous) if previous else "",
            "at": clock.now().isoformat(),
            "key": keyring.public_signing_key(),
        }
    )
    with guard.writing(Seal):
        Seal.objects.create(
            first_event=events[0][0],
            last_event=events[-1][0],
            statement=statement,
            leaves=recording.canonical([list(pair) for pair in events]),
            signature=keyring.signing_key().sign(statement.encode()).hex(),
        )
    return len(events)


def digest(seal: Seal) -> str:
    """Return the digest that the next seal, and outside witnesses, keep of this one."""
    return hashlib.sha256(f"{seal.statement}{seal.signature}".encode()).hexdigest()


def verify_trail(witnessed: str = "") -> Verdict:
    """Check triggers, seals and every sealed event.

    Args:
        witnessed: a head digest kept outside; it must be one of the seals.
    """
    verdict = Verdict()
    verdict.problems += [f"The trigger {name} is missing." for name in triggers.missing(connection)]
    heads, previous = set(), None
    for seal in Seal.objects.order_by("pk").iterator():
        verdict.seals += 1
        verdict.problems += _seal_problems(seal, previous)
        verdict.problems += _event_problems(seal, previous, verdict)
        verdict.head = digest(seal)
        heads.add(verdict.head)
        previous = seal
    last = previous.last_event if previous else 0
    for event in AuditEvent.objects.filter(pk__gt=last).order_by("pk").values(*HASHED, "leaf").iterator():
        verdict.unsealed += 1
        if leaf_of(event) != event["leaf"]:
            verdict.problems.append(f"Event {event['id']} (not yet sealed) was altered.")
    if witnessed and witnessed not in heads:
        verdict.problems.append("The head that the witness kept is not among the seals: the trail was cut or replaced.")
    verdict.events += verdict.unsealed
    return verdict


def _leaves(seal: Seal) -> dict[int, str]:
    try:
        return {int(pk): str(leaf) for pk, leaf in json.loads(seal.leaves)}
    except (ValueError, TypeError):
        return {}


def _seal_problems(seal: Seal, previous: Seal | None) -> Iterator[str]:
    name = f"Seal {seal.pk} (events {seal.first_event} to {seal.last_event})"
    try:
        key = Ed25519PublicKey.from_public_bytes(bytes.fromhex(keyring.public_signing_key()))
        key.verify(bytes.fromhex(seal.signature), seal.statement.encode())
        statement = json.loads(seal.statement)
        pairs = json.loads(seal.leaves)
        tree = merkle.root([bytes.fromhex(leaf) for _, leaf in pairs]).hex()
    except (InvalidSignature, ValueError):
        yield f"{name}: altered, or not signed by us."
        return
    promised = {
        "root": tree,
        "size": len(pairs),
        "first": seal.first_event,
        "last": seal.last_event,
        "after": previous.last_event if previous else 0,
        "previous": digest(previous) if previous else "",
    }
    wrong = [fact for fact, value in promised.items() if statement.get(fact) != value]
    if wrong:
        yield f"{name}: altered, or a seal before it is missing ({', '.join(wrong)})."


def _event_problems(seal: Seal, previous: Seal | None, verdict: Verdict) -> Iterator[str]:
    """Name every altered, missing or extra event of a batch, in the order of the ids."""
    leaves = _leaves(seal)
    rows = AuditEvent.objects.filter(pk__lte=seal.last_event)
    if previous:
        rows = rows.filter(pk__gt=previous.last_event)
    found = {row["id"]: leaf_of(row) for row in rows.order_by("pk").values(*HASHED).iterator()}
    verdict.events += len(found)
    for pk in sorted(found.keys() | leaves.keys()):
        if pk not in found:
            yield f"Event {pk} is missing."
        elif pk not in leaves:
            yield f"Event {pk} was slipped in."
        elif found[pk] != leaves[pk]:
            yield f"Event {pk} was altered."
