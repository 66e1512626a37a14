"""The data classes of the design, from public to protected."""

from enum import IntEnum


class DataClass(IntEnum):
    """How sensitive a value is. From P2 on it is somebody's; from P3 on it is encrypted at rest."""

    P0 = 0  # public
    P1 = 1  # service facts without identity
    P2 = 2  # identity, contact, job
    P3 = 3  # document numbers, health result, family, complaint text, bank proof
    P4 = 4  # trafficking, violence, minors, anonymous complainants, shelter
    SECRET = 9  # keys and secrets' digests: never written anywhere else, not even encrypted


P0, P1, P2, P3, P4, SECRET = DataClass
