"""Every contract of a nation put to every rule at once, and to the rules as they would be after a proposed change.

:mod:`files` reads contracts from Parquet or CSV; :mod:`stages` writes the SQL of a pack so that each value is computed
where it can first change (the contract, then the days); :mod:`judging` runs it; :mod:`overlays` reads a proposed
change of the law; :mod:`reports` sets before beside after. The answers are those of :mod:`sapar.policy.law.engine`,
which judges one contract for a reader; tests hold the two together.
"""
