"""What speaks against erasing somebody who came home, and what is emptied."""

from sapar.foundation.actions.guard import writing
from sapar.post_employment.reintegration.actions import propose_service, record_consent, refer_to_provider
from sapar.post_employment.returns.actions import blank_returns
from sapar.post_employment.returns.models import Return
from sapar.registers.people.erasure import blankings, objections_to


def test_a_service_under_way_speaks_against_erasing(cast, assessed, nurlan):
    service = propose_service(assessed, by=cast.bolot, kind="job", provider=cast.office("partner")).record
    assert not objections_to(nurlan.person)
    record_consent(service, by=cast.bolot, how="spoken")
    refer_to_provider(service, by=cast.bolot)
    assert any(service.number in str(matter) for matter in objections_to(nurlan.person))


def test_where_somebody_lives_and_what_they_want_is_emptied(cast, registered, nurlan):
    assert blank_returns in blankings
    with writing(Return):
        blank_returns(nurlan.person)
    assert Return.objects.values_list("lives_at", "wish", "unpaid").get() == ("", "", None)
