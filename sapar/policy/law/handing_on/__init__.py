"""Handing a contract check on: a link that carries the answers in itself, and a paper to keep or to show.

Nothing is stored. Whoever has the link or the paper sees the answers and what the law says of them; neither holds a
name or a number of a document, since no question asks for one and words that somebody wrote freely stay behind.
"""
