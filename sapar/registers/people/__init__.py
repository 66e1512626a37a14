"""People: one person, one record for life; documents are dated, names have spellings in two scripts.

An officer would say: "who is this, are they already with us, how do I reach them, and who may know." All code finds
people through ``find_people()``. Law: the act on personal data and the Digital Code (a lawyer must check both).
"""
