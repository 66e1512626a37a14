"""Import: a list somebody kept elsewhere becomes records of the register, once for each person.

An officer sends a spreadsheet, checks which column is what, and sees what would happen before anything does: new
people, people already known, close matches that wait for a human eye, rows with errors, each with the reason. One
press writes it all; another within a day takes it back. Design §5 (one record for life) and §3 (batch actions).

The file and its rows are sealed under a key of the import, which is destroyed when they are no longer needed.

**Another kind of file** (permits, contracts, complaints under way) is a module beside ``people_rows.py``: its fields
with the words people write above such columns (``data/headers.csv``), ``read`` (one row of text to checked values, or
the reasons why not), and ``write`` (a step's rows to records, in bulk); then a line in ``kinds.py``. Reading of files,
mapping, review, acceptance, undo, pages and command are the same for all.
"""
