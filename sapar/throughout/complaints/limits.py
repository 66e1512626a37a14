"""How often one may file, and how often guess a code. Service settings, not law."""

from sapar.foundation.limits.limit import Limit

# The fifth wrong code in a row waits a minute, the sixth two, and never more than a quarter of an hour.
WRONG_CODES = Limit("wrong_codes", free=5, first=1, longest=15, network=200)
# A counsellor's shared phone may file ten complaints in a row, then one every few minutes.
FILINGS = Limit("filings", free=10, first=2, longest=10, network=200)
