"""When a second officer must agree: the reasons that the law names and that hold for this journey."""

from collections.abc import Callable
from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from sapar.foundation.lawbook import lawbook
from sapar.foundation.ui.words import Words
from sapar.pre_employment.agency_permits.choices import Decision
from sapar.pre_employment.agency_permits.models import PermitDecision
from sapar.pre_employment.clearance.jobs import journeys_to, order_of
from sapar.registers.journeys.models import ContractState, Journey, JourneyState, Stage

WORDS: dict[str, Words] = {
    "first_time_employer": _("Nobody was sent to this employer before"),
    "domestic_work": _("Work in a private household"),
    "young_worker": _("The worker is young"),
    "agency_suspended": _("The agency's permit was suspended lately"),
    "deviation_waived": _("The contract was attested although it departs from the law"),
}
MONTH_DAYS = 30.44  # the mean length of a month: the edge of a look back needs no calendar
WORKED = (JourneyState.WORKING, JourneyState.ENDED, JourneyState.RETURNED, JourneyState.REMAINED)


def second_person_because(journey: Journey, on: date) -> list[str]:
    """Return the reasons for which a second officer must agree on ``on``; none where one is enough."""
    named = lawbook().value("clearance.second_person_when", on).value
    return [reason for reason in named if reason in TESTS and TESTS[reason](journey, on)]


def _first_time_employer(journey: Journey, on: date) -> bool:
    if journey.employer is None:
        return False
    return not journeys_to(journey.employer).filter(state__in=WORKED).exclude(pk=journey.pk).exists()


def _domestic_work(journey: Journey, on: date) -> bool:
    return journey.occupation in lawbook().value("clearance.domestic_work_occupations", on).value


def _young_worker(journey: Journey, on: date) -> bool:
    born, limit = journey.person.born_on, int(lawbook().value("clearance.young_worker_age", on).value)
    if born is None:
        return False
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day)) < limit


def _agency_suspended(journey: Journey, on: date) -> bool:
    order = order_of(journey)
    if order is None or order.agency is None:
        return False
    months = int(lawbook().value("clearance.agency_suspended_months", on).value)
    since = on - timedelta(days=round(months * MONTH_DAYS))
    suspensions = PermitDecision.objects.filter(permit__agency=order.agency, kind=Decision.SUSPENDED)
    return bool(suspensions.filter(decided_on__gte=since).exists())


def _deviation_waived(journey: Journey, on: date) -> bool:
    attested = journey.contracts.filter(stage=Stage.ATTESTED).exclude(state=ContractState.REPLACED)
    version = attested.order_by("-number_of_version").first()
    return version is not None and version.broken > 0


TESTS: dict[str, Callable[[Journey, date], bool]] = {
    "first_time_employer": _first_time_employer,
    "domestic_work": _domestic_work,
    "young_worker": _young_worker,
    "agency_suspended": _agency_suspended,
    "deviation_waived": _deviation_waived,
}
