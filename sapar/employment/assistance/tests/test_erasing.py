"""Nobody is erased while somebody still helps them."""

from sapar.employment.assistance.actions import resolve_case
from sapar.registers.people.erasure import objections_to


def test_an_open_case_speaks_against_erasing(cast, case, nurlan):
    assert any(case.number in str(matter) for matter in objections_to(nurlan.person))
    resolve_case(case, by=cast.daniyar, outcome="solved", words="x")
    assert not any(case.number in str(matter) for matter in objections_to(nurlan.person))
