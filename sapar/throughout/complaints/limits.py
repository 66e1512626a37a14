"""How often one may try: generous to people, tedious to machines.

Wrong codes are counted per number and per session, filings per session and per phone; never per network address, so
that an internet café or a shared phone network locks nobody out. After the free tries each further one waits twice as
long as the last, up to the longest wait; a quiet day forgets everything. These are service settings, not law.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.actions.errors import ActionError
from sapar.foundation.privacy.sealing import blind_index

FORGETS_AFTER = timedelta(days=1)
_MINUTE = 60


class TooManyTries(ActionError):
    """Somebody tried too often; the wait is in minutes."""

    status = 429
    code = "too_many"
    sentence = _("Too many tries. Minutes to wait: {n}")


@dataclass(frozen=True)
class Limit:
    """``free`` tries without a wait, then ``first`` minutes, doubling up to ``longest``."""

    name: str
    free: int
    first: int
    longest: int

    def check(self, *whose: str) -> None:
        """Stop whoever still has to wait, under any of the given names.

        Raises:
            TooManyTries: with the minutes left.
        """
        until = max(
            (self._state(who)[1] for who in whose if who), default=datetime.min.replace(tzinfo=clock.now().tzinfo)
        )
        left = (until - clock.now()).total_seconds()
        if left > 0:
            raise TooManyTries(n=int(-(-left // _MINUTE)))

    def count(self, *whose: str) -> None:
        """Note one try under each of the given names."""
        for who in whose:
            if who:
                tries = self._state(who)[0] + 1
                over = tries - self.free
                wait = min(self.first * 2 ** min(over, 16), self.longest) if over >= 0 else 0
                until = clock.now() + timedelta(minutes=wait)
                cache.set(self._key(who), (tries, until), int(FORGETS_AFTER.total_seconds()))

    def forget(self, *whose: str) -> None:
        """Forget the tries: the right code was given."""
        cache.delete_many([self._key(who) for who in whose if who])

    def _state(self, who: str) -> tuple[int, datetime]:
        tries, until = cache.get(self._key(who), (0, clock.now()))
        return (0, clock.now()) if until + FORGETS_AFTER < clock.now() else (tries, until)

    def _key(self, who: str) -> str:
        return f"complaints:{self.name}:{blind_index(self.name, who)}"


# The fifth wrong code in a row waits a minute, the sixth two, and never more than a quarter of an hour.
WRONG_CODES = Limit("wrong_codes", free=5, first=1, longest=15)
# A counsellor's shared phone may file ten complaints in a row, then one every few minutes.
FILINGS = Limit("filings", free=10, first=2, longest=10)
