"""The officer's side of the law: jurists confirm entries of the packs against the act, or record how they can be read.

Trust takes two people and doubt takes one: a jurist reads the act and proposes, a second one agrees or refuses with a
reason, and either may withdraw later. What they found holds for the wording they read. When the entry is written anew
it lapses by itself and the entry is back on the list. Beside that stands the record of the law in use: what changed in
the packs, when, and from what to what. The law itself stays in ``laws/`` and is changed there alone.
"""
