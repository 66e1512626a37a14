"""What is done to two records that may be one person. The legal order of moves is the table ``PossibleSame.MOVES``.

``candidates`` puts pairs on the list, ``reviewing`` decides, ``joining`` and ``parting`` are what a decision does to
the two records, ``stragglers`` is the system's daily round.
"""

from sapar.registers.duplicates import candidates, joining, parting, reviewing, stragglers

__all__ = ["candidates", "joining", "parting", "reviewing", "stragglers"]
