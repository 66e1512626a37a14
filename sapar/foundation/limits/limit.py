"""A limit: so many free tries, then a wait that grows. ``limit.check(…)`` before, ``limit.count(…)`` after a try."""

from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from django.db import models, transaction
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.actions import guard
from sapar.foundation.actions.errors import ActionError
from sapar.foundation.limits.models import Tally
from sapar.foundation.limits.tried_by import browser_of, is_network, network_of
from sapar.foundation.privacy.sealing import blind_index

SLOWED_DOWN = timedelta(minutes=1)  # between two tries of a network that is over its ceiling


class TooManyTries(ActionError):
    """Somebody tried too often; ``n`` is the wait in minutes."""

    status = 429
    code = "too_many"
    sentence = _("Too many tries. Minutes to wait: {n}")


@dataclass(frozen=True)
class Limit:
    """``free`` tries without a wait, then ``first`` minutes, doubling up to ``longest``; ``network`` is the ceiling.

    Each day begins anew. These are service settings, not law.
    """

    name: str
    free: int
    first: int
    longest: int
    network: int = 0

    def check(self, *whose: str) -> None:
        """Stop whoever still has to wait, under any of the given names (an empty name is nobody).

        Raises:
            TooManyTries: with the minutes left.
        """
        now = clock.now()
        keys = [self._key(who) for who in whose if who]
        waiting = Tally.objects.filter(who__in=keys, waits_until__gt=now)
        until = waiting.aggregate(last=models.Max("waits_until"))["last"] if keys else None
        if until:
            raise TooManyTries(n=ceil((until - now).total_seconds() / 60))

    def count(self, *whose: str) -> None:
        """Note one try under each of the given names."""
        for who in whose:
            if who:
                self._note(self._key(who), is_network(who))

    def forget(self, *whose: str) -> None:
        """Forget the tries: the right code was given."""
        with guard.writing(Tally):
            Tally.objects.filter(who__in=[self._key(who) for who in whose if who]).delete()

    def take(self, request: HttpRequest, *whose: str) -> None:
        """Check and count a try of the browser, and the network, that sent a request.

        Raises:
            TooManyTries: with the minutes left; the try is then not counted.
        """
        names = [browser_of(request), network_of(request) if self.network else "", *whose]
        self.check(*names)
        self.count(*names)

    @transaction.atomic
    def _note(self, key: str, network: bool) -> None:
        now = clock.now()
        with guard.writing(Tally):
            tally, _new = Tally.objects.get_or_create(who=key, defaults={"waits_until": now})
            tally = Tally.objects.select_for_update().get(pk=tally.pk)
            tally.tries += 1
            tally.waits_until = now + self._wait(tally.tries, network)
            tally.save()

    def _wait(self, tries: int, network: bool) -> timedelta:
        """Return how long to wait after so many tries; nothing while they are free."""
        if network:
            return SLOWED_DOWN if tries >= self.network else timedelta()
        over = tries - self.free
        return timedelta(minutes=min(self.first * 2 ** min(over, 16), self.longest)) if over >= 0 else timedelta()

    def _key(self, who: str) -> str:
        """Return the digest of somebody's tries of today: each day begins anew."""
        return blind_index(f"limit {self.name} {clock.today()}", who.encode().hex())
