"""What a score means in a register of a given size: the prior odds that two records at random are of one person.

The larger the register, the more pairs agree by chance. So the prior is learned on the register itself, unlabelled: the
share of pairs that is expected to match is the sum of their probabilities, which depend on that share again; a few rounds
settle it (the E and M steps of EM with all other weights held).
"""

import math

import duckdb

ROUNDS = 12
FIRST_GUESS = 1e-4  # with which Splink scores; replaced by what is learned


def odds_in_bits(probability: float) -> float:
    """Return log2 of the odds of a probability."""
    return math.log2(probability / (1 - probability))


def prior_bits(connection: duckdb.DuckDBPyConnection, scored: str, records: int) -> float:
    """Return the prior log odds, in bits, that two of so many records are of one person."""
    pairs = max(records * (records - 1) / 2, 1)
    prior = odds_in_bits(FIRST_GUESS)
    for _ in range(ROUNDS):
        expected = connection.execute(
            f"select sum(1 / (1 + pow(2, -(match_weight + ?)))) from {scored}",  # noqa: S608 - a name of our own
            [prior - odds_in_bits(FIRST_GUESS)],
        ).fetchone()
        share = (expected[0] or 0) / pairs if expected else 0
        prior = odds_in_bits(min(max(share, 1 / (pairs + 2)), 0.5))
    return prior
