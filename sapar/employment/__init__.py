"""Stage 2 of the cycle: the time abroad, from arrival to the end of work."""
