"""Nobody is erased while an application waits; afterwards words and languages are gone."""

from sapar.pre_employment.applications.actions import reject_applicant
from sapar.pre_employment.applications.models import Application
from sapar.pre_employment.applications.tests.applicants import applied
from sapar.registers.people.erasure import blank, objections_to
from tests.unguarded import unguarded


def test_an_open_application_speaks_against_erasing(cast):
    application = applied(cast)
    assert any(application.number in str(matter) for matter in objections_to(application.person))
    reject_applicant(application, by=cast.bakyt, reason="others")
    assert not any(application.number in str(matter) for matter in objections_to(application.person))


def test_what_somebody_wrote_is_emptied_and_the_count_stays(cast):
    application = applied(cast)
    with unguarded():
        blank(application.person)
    left = Application.objects.get()
    assert (left.experience, left.languages) == ("", {})
