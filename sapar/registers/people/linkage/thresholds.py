"""What a score means in a register of a given size: the prior odds that two records are of one person, and the bounds.

The larger the register, the more pairs agree by chance. So the prior is learned on the records at hand, unlabelled:
the share of pairs that is expected to match is the sum of their probabilities, which depend on that share again; a few
rounds settle it (EM with all other weights held). A handful of records teaches little, so some that match as often as
is usual are counted in.
"""

import math

import duckdb

from sapar.registers.people.linkage.model import FIRST_GUESS

LINK_BITS = 1.0  # from odds of two to one, a pair is linked
REVIEW_BITS = -5.0  # from odds of one to thirty-two, a person should look
LEAST_KEPT_BITS = -16.0  # before the prior is learned; the less likely do not even speak against a group

ROUNDS = 12
USUAL_MATCHES, AS_IF_RECORDS = 0.5, 20  # so many records are counted in, half of which have a match


def odds_in_bits(probability: float) -> float:
    """Return log2 of the odds of a probability."""
    return math.log2(probability / (1 - probability))


def usual_prior_bits(register: int) -> float:
    """Return the prior of a pair of a new record and one of a register of this size, as far as is known beforehand."""
    return odds_in_bits(min(USUAL_MATCHES / max(register, 1), 0.5))


def prior_bits(connection: duckdb.DuckDBPyConnection, scored: str, pairs: float, records: int) -> float:
    """Return the prior in bits of so many possible pairs, learned from those of them that were scored."""
    if not pairs:
        return usual_prior_bits(1)
    usual_pairs = pairs / records * AS_IF_RECORDS
    prior = odds_in_bits(FIRST_GUESS)
    for _ in range(ROUNDS):
        expected = connection.execute(
            f"select sum(1 / (1 + pow(2, -(match_weight + ?)))) from {scored}",
            [prior - odds_in_bits(FIRST_GUESS)],
        ).fetchone()
        matches = (expected[0] or 0) if expected else 0
        share = (matches + USUAL_MATCHES * AS_IF_RECORDS) / (pairs + usual_pairs)
        prior = odds_in_bits(min(share, 0.5))
    return prior
