"""The read log: who opened whose record, in which office and role. Its owner sees it (design, section 7).

Opening is seeing the page of a record, a result of a search, an export or an answer of the API. Owners are told by
office and role, never by an officer's private particulars; openings for somebody's safety are kept but not shown.
"""
