"""What the state has decided: the law as data, agreements with other states, standards of service, training."""
