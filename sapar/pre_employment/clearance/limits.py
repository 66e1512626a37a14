"""How often the public page may be asked, counted for the whole instance: nobody is told apart, nothing is noted.

Only what costs or could be abused is counted: numbers that do not exist (somebody guesses) and photos (work for the
machine). The text of a code is always answered. These are service settings, not law.
"""

from django.core.cache import cache
from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.actions.errors import ActionError

MINUTE = 60
WRONG_NUMBERS = "wrong_numbers"
PHOTOS = "photos"
MOST_A_MINUTE = {WRONG_NUMBERS: 60, PHOTOS: 120}


class ManyAreChecking(ActionError):
    """Too many wrong numbers or photos in this minute."""

    status = 429
    code = "too_many"
    sentence = _("Very many certificates are being checked now. Wait a minute, or type the text of the code")


def check(what: str) -> None:
    """Stop while there were too many in this minute.

    Raises:
        ManyAreChecking: a sentence.
    """
    if cache.get(_key(what), 0) >= MOST_A_MINUTE[what]:
        raise ManyAreChecking


def count(what: str) -> None:
    """Count one."""
    if not cache.add(_key(what), 1, 2 * MINUTE):
        cache.incr(_key(what))


def _key(what: str) -> str:
    return f"clearance:{what}:{int(clock.now().timestamp()) // MINUTE}"
