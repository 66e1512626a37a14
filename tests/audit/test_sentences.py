"""The history of a record, in plain words."""

from sapar.foundation.audit.sentences import history_of
from sapar.registers.people.belongings import add_spelling, change_contact


def test_a_history_costs_the_same_however_many_officers_wrote_it(cast, django_assert_num_queries):
    nurlan = cast.worker("nurlan")
    officers = (cast.aigul, cast.meerim)
    for number, officer in enumerate(officers):
        add_spelling(nurlan, by=officer, family_name=f"Омур{'а' * number}бек", given_name="Нурлан")
        change_contact(nurlan, by=officer, phone=f"+99655577788{number}", reason="Passport shown")
    with django_assert_num_queries(3):  # the events, the names of all officers, the key of the person
        said = history_of(nurlan)
    assert len(said) == 5
    assert {each.who.partition(",")[0] for each in said} == {officer.account.name for officer in officers}
    assert said[0].details["reason"] == "Passport shown"
