"""Who owns, heads or controls an agency: reading the list, and comparing it with revoked agencies (R-AGY-02)."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from sapar.foundation.ui.fields import read_date
from sapar.foundation.ui.words import say
from sapar.pre_employment.agency_permits.choices import S
from sapar.pre_employment.agency_permits.errors import AgencyBarred, OwnerBarred
from sapar.pre_employment.agency_permits.models import AgencyPermit, PermitOwner
from sapar.registers.organizations.models import Organization
from sapar.registers.people.spelling import keys_of

FEWEST_WORDS = 2  # a given name alone names nobody
SHORTEST_TO_VARY = 4  # a shorter word is another word when a letter of it changes


@dataclass(frozen=True)
class Named:
    """Somebody as the agency names them."""

    name: str
    born_on: date

    @property
    def key(self) -> str:
        """Return the words of the name in either script, sorted: the order of names does not matter."""
        return " ".join(sorted(keys_of(self.name)))


def read_owners(text: str) -> list[Named]:
    """Read one person a line: name, date of birth.

    Raises:
        ValidationError: with the first line that cannot be read.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return [_read(line) for line in lines]


def check_owners(text: str) -> None:
    """Refuse a list that cannot be read."""
    read_owners(text)


def _read(line: str) -> Named:
    name, _comma, born = line.replace(";", ",").rpartition(",")
    try:
        named = Named(name.strip(), read_date(born))
    except ValueError:
        named = None
    if named is None or len(named.key.split()) < FEWEST_WORDS:
        raise ValidationError(say(_("Write name, comma, date of birth. This line cannot be read: {line}"), line=line))
    return named


def written(permit: AgencyPermit) -> str:
    """Write the owners of a permit as a form takes them."""
    return "\n".join(f"{owner.name}, {owner.born_on:%d.%m.%Y}" for owner in permit.owners.all())


def check_bars(agency: Organization, owners: list[Named], on: date) -> None:
    """Refuse an agency, or an owner of it, whose permit was revoked while the bar runs.

    Raises:
        AgencyBarred: a permit of this agency was revoked.
        OwnerBarred: somebody named here answered for a revoked agency.
    """
    revoked = AgencyPermit.objects.filter(state=S.REVOKED, bar_until__gte=on)
    if until := revoked.filter(agency=agency).aggregate(until=Max("bar_until"))["until"]:
        raise AgencyBarred(date=f"{until:%d.%m.%Y}")
    barred = PermitOwner.objects.filter(permit__in=revoked, born_on__in={each.born_on for each in owners})
    for other in barred.select_related("permit"):
        for each in owners:
            if each.born_on == other.born_on and _same_name(each.key, other.name_key):
                raise OwnerBarred(name=each.name, date=f"{other.permit.bar_until:%d.%m.%Y}")


def _same_name(a: str, b: str) -> bool:
    """Say whether one name is the other, perhaps with a patronymic more, or with a letter written otherwise.

    Only asked of people born on the same day. One letter is what Үсөн, Усен and Uson differ by; Асан is another person.
    """
    shorter, longer = sorted((a.split(), b.split()), key=len)
    return all(any(_alike(word, other) for other in longer) for word in shorter)


def _alike(word: str, other: str) -> bool:
    """Say whether two words are the same but for one letter: another, one more or one less."""
    short, long = sorted((word, other), key=len)
    if short == long:
        return True
    if len(short) < SHORTEST_TO_VARY or len(long) - len(short) > 1:
        return False
    place = next((place for place, (one, two) in enumerate(zip(short, long, strict=False)) if one != two), len(short))
    return short[place + (len(short) == len(long)) :] == long[place + 1 :]


def named_on(permit: AgencyPermit) -> list[Named]:
    """Return the owners named on a permit."""
    return [Named(owner.name, owner.born_on) for owner in permit.owners.all()]
