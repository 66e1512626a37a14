"""What uses a number of the law: the rules, last days and steps that read it, directly or through arithmetic."""

from collections.abc import Iterator, Mapping
from typing import Any

from sapar.policy.law.packs import Pack
from sapar.policy.law_review.choices import EntryKind
from sapar.policy.law_review.entries import Entry, entries_of


def users_of(entry: Entry, pack: Pack) -> list[Entry]:
    """Return the entries that read the number of which this is a value, in the order of the pack."""
    if not entry.key:
        return []
    every = entries_of(pack)
    return [every[address] for address in dict.fromkeys(_users(entry.key, pack)) if address in every]


def _users(key: str, pack: Pack) -> Iterator[tuple[str, str]]:
    carriers = _carriers(key, pack)
    for rule in pack.rules:
        if carriers & (rule.applies.names | rule.holds.names):
            yield str(EntryKind.RULE), rule.id
    for last in pack.deadlines.values():
        if key in _words_in(last.count):
            yield str(EntryKind.LAST_DAY), last.id
            yield str(EntryKind.STEP), last.id
    for procedure in pack.procedures:
        yield from ((str(EntryKind.STEP), step.id) for step in procedure.steps if step.takes_days == key)


def _carriers(key: str, pack: Pack) -> set[str]:
    """Return the names through which an expression reads a number: its own, and what is computed from it."""
    found = {key, f"has_{key}"}
    while more := {name for name, each in pack.derived.items() if each.expression.names & found} - found:
        found |= more
    return found


def _words_in(count: Any) -> set[str]:
    if isinstance(count, Mapping):
        return set().union(*map(_words_in, count.values())) if count else set()
    if isinstance(count, list | tuple):
        return set().union(*map(_words_in, count)) if count else set()
    return {count} if isinstance(count, str) else set()
