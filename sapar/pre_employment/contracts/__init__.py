"""The contract before departure: offered, read by the worker, signed, attested, in force; what a later one takes away."""
