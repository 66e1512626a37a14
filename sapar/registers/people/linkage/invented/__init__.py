"""An invented register with its truth: names, families and mishaps made up from knowledge of how people are written.

The weights of linkage are learned on it and benches run on it, because nobody's data may be used for either. Nothing in
it is a person.
"""
