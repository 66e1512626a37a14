"""The contract before departure: offered, read by the worker, signed, attested; and what a later version takes away."""
