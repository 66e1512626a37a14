"""Until when a claim can be brought in the country of work: the last day, and the day that is safe on any reading."""

from dataclasses import dataclass
from datetime import date

from sapar.foundation.languages.texts import readers_language
from sapar.policy.law.deadlines import LastDay, claim_limits
from sapar.policy.law.form import InputRefused
from sapar.throughout.complaints.models import Complaint

# From which event of a pack the period runs: all of them are the day on which it happened.
EVENTS = ("wage_due", "order_handed", "act_received", "learned")


@dataclass(frozen=True)
class Limit:
    """One limitation period, in the reader's language."""

    title: str
    last_day: date | None
    safe_by: date | None
    source: str
    advice: str
    unverified: bool

    def is_near(self, today: date, days: int) -> bool:
        """Say whether fewer than ``days`` are left until the safe day."""
        return self.safe_by is not None and (self.safe_by - today).days < days


def limits_of(complaint: Complaint) -> list[Limit]:
    """Return the limitation periods of the claims for wages and against dismissal; empty where the law is not known.

    Without the day on which it happened there is nothing to count from.
    """
    if complaint.happened_on is None:
        return []
    kinds = [
        name
        for name, asked in (("wages", complaint.is_about_wages), ("dismissal", complaint.is_about_dismissal))
        if asked
    ]
    events = dict.fromkeys(EVENTS, complaint.happened_on)
    return [_in_words(found) for kind in kinds for found in _counted(complaint.country, kind, events)]


def _counted(country: str, kind: str, events: dict[str, date]) -> list[LastDay]:
    try:
        return claim_limits(country, kind, events)
    except InputRefused:  # the law needs to know more than the complaint says
        return []


def _in_words(found: LastDay) -> Limit:
    language = readers_language()
    return Limit(
        title=found.title.get(language, found.title["en"]), last_day=found.last_day, safe_by=found.safe_by,
        source=found.citation.text(language), advice=found.advice.get(language, ""),
        unverified=found.checked.state in ("unverified", "seen"),
    )  # fmt: skip
