"""Whom records belong to, out of scores of pairs: if A is B and B is C, then A is C, although A and C share little.

Records join from the surest pair down, as long as the pairs between the two groups do not speak against it together:
one person has one given name and one date, so a chain over a placeholder or a slip breaks here.
"""

from collections.abc import Iterator, Mapping

Pair = tuple[str, str]
UNKNOWN_BITS = -5.0  # for a pair that shares no key
MOST_BITS, LEAST_BITS = 15.0, -15.0  # one pair says no more than this about two groups
CHAIN_COSTS = 1.0
MOST_RECORDS = 40  # of one person


def groups_of(scores: Mapping[Pair, float], threshold: float) -> Iterator[tuple[Pair, float]]:
    """Yield (pair, bits) of records that belong to one person: every pair of a group, also those never compared.

    ``scores`` has pairs in order (smaller id first) in bits over even odds.
    """
    members: dict[str, list[str]] = {}
    for (left, right), bits in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if bits < threshold:
            break
        one, other = members.setdefault(left, [left]), members.setdefault(right, [right])
        if one is other or len(one) + len(other) > MOST_RECORDS or _between(one, other, scores) <= 0:
            continue
        for pair in (ordered(first, second) for first in one for second in other):
            yield pair, max(scores.get(pair, LEAST_BITS), bits - CHAIN_COSTS)
        larger, smaller = (one, other) if len(one) >= len(other) else (other, one)
        larger.extend(smaller)
        for member in smaller:
            members[member] = larger


def ordered(left: str, right: str) -> Pair:
    """Return a pair with the smaller id first: a pair has no direction."""
    return (left, right) if left < right else (right, left)


def _between(one: list[str], other: list[str], scores: Mapping[Pair, float]) -> float:
    """Return what all pairs between two groups say on average, in bits."""
    told = (scores.get(ordered(first, second), UNKNOWN_BITS) for first in one for second in other)
    return sum(max(LEAST_BITS, min(MOST_BITS, bits)) for bits in told) / (len(one) * len(other))
