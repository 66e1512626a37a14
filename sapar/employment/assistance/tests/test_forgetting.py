"""forget_case: the end of keeping a case of nobody on record."""

from datetime import timedelta

import pytest

from sapar.employment.assistance.actions import close_case, reopen_case, resolve_case, take_case
from sapar.employment.assistance.asking import take_call
from sapar.employment.assistance.errors import Forgotten
from sapar.employment.assistance.forgetting import forget_case
from sapar.employment.assistance.models import AssistanceCase
from sapar.employment.assistance.tasks import forget_old_cases
from sapar.foundation import clock
from sapar.foundation.actions.errors import Refused


def closed(cast, case):
    """Return a case that was resolved and closed."""
    take_case(case, by=cast.daniyar)
    resolve_case(case, by=cast.daniyar, outcome="solved", words="x")
    return close_case(case, by=cast.daniyar).record


@pytest.fixture
def of_nobody(cast):
    """Somebody rang about a man whom nobody knows; the case is closed."""
    ring = {"about": "A man at the station", "need": "ill", "country": "RU"}
    return closed(cast, take_call(cast.office("moscow"), by=cast.salima, **ring).record)


def after(years):
    """Live so many years later, and some days."""
    return clock.at(clock.now() + timedelta(days=366 * years))


def test_it_is_forgotten_when_the_months_of_the_law_are_over(cast, of_nobody):
    with after(4):
        assert forget_old_cases(clock.today()) == 0
    with after(5):
        assert forget_old_cases(clock.today()) == 1
        assert forget_old_cases(clock.today()) == 0
        left = AssistanceCase.objects.get()
        assert (left.about, left.need, left.key.wrapped) == ("", "ill", "")
        with pytest.raises(Forgotten):
            reopen_case(left, by=cast.daniyar, reason="x")


def test_a_case_of_somebody_on_record_goes_with_their_key(cast, nurlan, case):
    resolve_case(case, by=cast.daniyar, outcome="solved", words="x")
    close_case(case, by=cast.daniyar)
    with after(9):
        assert forget_old_cases(clock.today()) == 0


def test_only_the_system_forgets(cast, of_nobody):
    with pytest.raises(Refused):
        forget_case(of_nobody, by=cast.daniyar)
