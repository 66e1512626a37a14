"""How long the record of a person is kept: the law's months without anything happening, a warning, then erasing.

Whoever signs in or presses one button keeps their data. What is still open (a complaint, a case, a journey) speaks
against erasing, and the data protection officer may hold a record with a reason and an end (IOM principle 9, R-DAT-01).
"""
