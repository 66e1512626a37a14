"""Opening, naming, correcting and closing organizations; members come and go."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError

from sapar.foundation import clock
from sapar.foundation.actions.errors import Refused, WrongState
from sapar.foundation.notices.models import OutboxMessage
from sapar.registers.organizations.actions import (
    add_member,
    close_organization,
    correct_organization,
    end_membership,
    name_employer,
    open_organization,
    prolong_membership,
)
from sapar.registers.organizations.errors import AlreadyMember, StillAtWork
from sapar.registers.organizations.models import Membership, MembershipState, Organization, Role
from sapar.registers.organizations.standings import standings_of

NAMES = {"name_ky": "Талас", "name_ru": "Талас", "name_en": "Talas"}
UNTIL = clock.today() + timedelta(days=100)


def _member(cast, by=None, **given):
    particulars = {"name": "Бакыт", "contact": "0700 000 099", "role": Role.HOTLINE_CLERK, "until": UNTIL} | given
    return add_member(cast.office("osh"), by=by or cast.asel, **particulars).record


def test_an_administrator_opens_an_office_under_its_parent(cast):
    office = open_organization(cast.ministry, by=cast.asel, kind="office", **NAMES).record
    assert (office.parent, office.state, office.search_key) == (cast.ministry, "active", "талас | талас | talas")


@pytest.mark.parametrize("wrong", [{"country": "ZZ"}, {"time_zone": "Mars/Base"}, {"kind": "planet"}, {"name_ky": ""}])
def test_what_cannot_be_is_asked_back(cast, wrong):
    with pytest.raises(ValidationError) as refused:
        open_organization(cast.ministry, by=cast.asel, **({"kind": "office"} | NAMES | wrong))
    assert list(refused.value.message_dict) == list(wrong)


def test_staff_name_employers_and_agencies_and_nothing_else(cast):
    made = name_employer(cast.office("osh"), by=cast.meerim, kind="agency", name="Алтын Жол", country="TR").record
    assert str(made) == "Алтын Жол"
    with pytest.raises(ValidationError):
        name_employer(cast.office("osh"), by=cast.meerim, kind="office", name="A", country="KG")


def test_a_corrected_name_is_found_under_the_new_one(cast):
    office = correct_organization(cast.office("osh"), by=cast.asel, **NAMES, phone="+996 3222 1").record
    assert (office.search_key, office.phone) == ("талас | талас | talas", "+996 3222 1")


def test_what_stands_under_an_organization_is_closed_first(cast):
    cast.office("osh")
    with pytest.raises(StillAtWork, match="Ош"):
        close_organization(cast.ministry, by=cast.asel, reason="Reform")


def test_members_of_a_closed_office_lose_their_standing(cast):
    account = cast.meerim.account
    close_organization(cast.office("osh"), by=cast.asel, reason="Moved")
    assert standings_of(account, clock.today()) == []
    with pytest.raises(WrongState):
        correct_organization(cast.office("osh"), by=cast.asel, **NAMES)


def test_a_member_is_told_and_the_phone_may_be_written_as_people_do(cast):
    membership = _member(cast)
    assert membership.account.phone == "+996700000099"
    assert OutboxMessage.objects.filter(notice="organizations/member_added", key=membership.account.key).count() == 1


def test_the_same_role_is_not_given_twice_and_ends_after_it_starts(cast):
    _member(cast)
    with pytest.raises(AlreadyMember):
        _member(cast)
    with pytest.raises(ValidationError):
        _member(cast, role=Role.EMPLOYMENT_OFFICER, until=clock.today())


def test_a_head_appoints_in_the_own_office_only(cast):
    with pytest.raises(Refused):
        _member(cast, by=cast.samat)
    given = {"name": "Б", "contact": "+996700000098", "role": Role.HOTLINE_CLERK, "until": UNTIL}
    assert add_member(cast.office("bishkek"), by=cast.samat, **given)


def test_a_business_has_a_role_of_its_own_and_no_other(cast):
    made = name_employer(cast.office("osh"), by=cast.meerim, kind="employer", name="A", country="RU").record
    given = {"name": "Б", "contact": "+996700000098", "until": UNTIL}
    for organization, role in ((made, Role.HOTLINE_CLERK), (cast.office("osh"), Role.EMPLOYER_CLERK)):
        with pytest.raises(ValidationError):
            add_member(organization, by=cast.asel, role=role, **given)
    assert add_member(made, by=cast.asel, role=Role.EMPLOYER_CLERK, **given)


def test_a_post_admits_employers_of_its_country_only(cast):
    made = name_employer(cast.office("osh"), by=cast.meerim, kind="employer", name="A", country="RU").record
    given = {"name": "Б", "contact": "+996700000098", "role": Role.EMPLOYER_CLERK, "until": UNTIL}
    with pytest.raises(Refused):
        add_member(made, by=cast.zarina, **given)
    assert add_member(made, by=cast.daniyar, **given)


def test_a_membership_is_prolonged_into_the_future(cast):
    membership = _member(cast)
    later = UNTIL + timedelta(days=9)
    assert prolong_membership(membership, by=cast.asel, until=later).record.ends_on == later
    with pytest.raises(ValidationError):
        prolong_membership(membership, by=cast.asel, until=clock.today())


def test_an_ended_membership_gives_no_standing(cast):
    membership = _member(cast)
    assert end_membership(membership, by=cast.asel, reason="Left").record.state == MembershipState.ENDED
    assert standings_of(membership.account, clock.today()) == []


def test_nobody_ends_or_prolongs_their_own_membership(cast):
    own = Membership.objects.get(account=cast.asel.account)
    for act, given in ((end_membership, {"reason": "x"}), (prolong_membership, {"until": UNTIL})):
        with pytest.raises(Refused):
            act(own, by=cast.asel, **given)


def test_the_ministry_is_the_root(cast):
    assert Organization.objects.filter(parent=None).get() == cast.ministry
