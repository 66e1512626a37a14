"""Trials of a change of law: before it is proposed, an officer sees whom it would touch.

A head of office names a number of the law (or hands in a proposal as a file) and the day from which it would hold.
Every contract on record is judged by the law as it is and as it would be. Only counts leave: no contract is shown,
groups of few people are hidden, and each trial is in the trail with its proposal and the number of contracts read.
"""
