"""How often one may try: generous to people, tedious to machines, the same on every machine of an instance.

Tries are counted per browser (or account, or phone), so that one person's tries make nobody else wait. Beside it stands
a ceiling per network, high enough for an internet café, a dormitory or an operator's gateway; beyond it a network is
slowed down to one try a minute, never shut out. What is kept is a keyed digest and a number, for a day.
docs/decisions/0006-limits.md says why.
"""
