"""The one seam by which what offices have found of an entry reaches whoever is told of the law.

A pack says how far each entry is checked. The instance may know more: jurists confirm and dispute entries, and that is
kept in a database of which the engine knows nothing. Whoever answers for a request opens :func:`reviewed_by` around it;
the engine asks :func:`as_reviewed` of each entry it hands out. Outside (``sapar law …``, a test, a script) nothing is
open, and what the pack says is what is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace

from sapar.policy.law.packs import Checked

Reviews = Callable[[], Mapping[str, Checked]]
"""Gives what is known of entries, by the digest of the wording that was reviewed."""

_reviews: ContextVar[Reviews | None] = ContextVar("law_reviews", default=None)


@contextmanager
def reviewed_by(reviews: Reviews) -> Iterator[None]:
    """Let what ``reviews`` knows stand before what packs say, in the block."""
    token = _reviews.set(reviews)
    try:
        yield
    finally:
        _reviews.reset(token)


def as_reviewed(checked: Checked) -> Checked:
    """How far an entry is checked, by whoever knows most. What was found of another wording of it does not count."""
    reviews = _reviews.get()
    found = reviews().get(checked.digest) if reviews else None
    return replace(found, entry=checked.entry, written=checked.written) if found else checked
