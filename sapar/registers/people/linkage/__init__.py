"""Linkage: which records are of one person, in any script, form of name and order of columns. Knows no database.

`matching.py` is the door: ``duplicates_within``, ``matches_against`` and ``compare`` give matches with reasons in bits.
`watching.py` compares a list with a register; `people duplicates` and `people watch` are their commands.
"""
