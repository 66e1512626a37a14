"""A list page costs the same with twenty rows and with two thousand: the same number of queries."""

from collections.abc import Callable
from datetime import date
from itertools import count as counting

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sapar.employment.assistance.models import AssistanceCase
from sapar.foundation import clock
from sapar.foundation.privacy.models import DataKey
from sapar.foundation.references import check_digit
from sapar.foundation.worklists.models import Task
from sapar.post_employment.reintegration.models import ServiceReferral
from sapar.post_employment.returns.models import Return
from sapar.registers.journeys.models import Journey, JourneyState
from sapar.registers.organizations.models import Organization, OrganizationKind
from sapar.registers.people.models import Person
from sapar.registers.people.names import write_many
from sapar.throughout.complaints.models import Complaint
from tests.unguarded import unguarded

pytestmark = pytest.mark.slow
FEW, MANY = 20, 2_000


_numbers = counting(10_000_000)


def new_reference() -> str:
    """Draw the next reference: among thousands of random ones two would sometimes be the same."""
    digits = str(next(_numbers))
    return digits + check_digit(digits)


def people(cast, count) -> list[Person]:
    """Return so many more people called Нур…, each with a word that a search finds."""
    key, office = DataKey.make(), cast.office("bishkek")
    made = Person.objects.bulk_create(
        Person(ref=new_reference(), key=key, office=office, registered_on=clock.today(), family_name="Нуров",
               given_name="Нурлан", search_key="nurov nurlan", born_on=date(1990, 1, 1))
        for _number in range(count)
    )  # fmt: skip
    write_many(made)
    return made


def journeys(cast, count) -> list[Journey]:
    """Return as many journeys to Russia."""
    return Journey.objects.bulk_create(
        Journey(ref=new_reference(), person=person, destination="RU", state=JourneyState.WORKING)
        for person in people(cast, count)
    )


def complaints(cast, count) -> None:
    """Have complaints held by the dispute body."""
    key, office, today = DataKey.make(), cast.office("disputes"), clock.today()
    Complaint.objects.bulk_create(
        Complaint(ref=new_reference(), key=key, office=office, received_on=today, country="RU", kinds=["other"],
                  asks="acknowledge_complaint", due_on=today)
        for _number in range(count)
    )  # fmt: skip


def cases(cast, count) -> None:
    """Have cases at the post in Moscow."""
    office = cast.office("moscow")
    AssistanceCase.objects.bulk_create(
        AssistanceCase(ref=new_reference(), key=person.key, person=person, office=office, country="RU", need="unpaid",
                       asked_as="self", urgency="ordinary", asked_at=clock.now(), act_by=clock.now())
        for person in people(cast, count)
    )  # fmt: skip


def returns(cast, count) -> list[Return]:
    """Have people who came home to Osh."""
    office = cast.office("osh")
    return Return.objects.bulk_create(
        Return(ref=new_reference(), journey=journey, office=office, kind="end_of_contract", notified_on=clock.today())
        for journey in journeys(cast, count)
    )


def services(cast, count) -> None:
    """Have services proposed to them."""
    ServiceReferral.objects.bulk_create(
        ServiceReferral(ref=new_reference(), returning=returning, kind="training", provider=cast.office("partner"),
                        proposed_on=clock.today())
        for returning in returns(cast, count)
    )  # fmt: skip


def offices(cast, count) -> None:
    """Have as many partner organisations."""
    names = {"ky": "Айкөл", "ru": "Айкол", "en": "Aikol"}
    Organization.objects.bulk_create(
        Organization(ref=new_reference(), parent=cast.ministry, kind=OrganizationKind.PARTNER, names=names,
                     search_key="aikol", country="KG")
        for _number in range(count)
    )  # fmt: skip


def tasks(cast, count) -> None:
    """Have as many tasks on the desk of Osh, each about another return."""
    Task.objects.bulk_create(
        Task(ref=new_reference(), subject_type="returns.return", subject_ref=each.ref, asks="register_return",
             role="reintegration_officer", office_ref=cast.office("osh").ref, due_at=clock.now(), opened_at=clock.now())
        for each in returns(cast, count)
    )  # fmt: skip


LISTS: dict[str, tuple[str, str, Callable[..., object]]] = {
    "desk": ("bolot", "/desk", tasks),
    "complaints": ("kanykei", "/complaints/", complaints),
    "cases": ("daniyar", "/cases/", cases),
    "returns": ("bolot", "/returns/", returns),
    "services": ("bolot", "/reintegration/", services),
    "people": ("aigul", "/people/search?q=nurlan", people),
    "organizations": ("aigul", "/organizations/", offices),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_the_same_with_twenty_rows_and_with_two_thousand(cast, name):
    who, url, make = LISTS[name]
    client = cast.client_for(who)
    client.get(url)
    costs = []
    for count in (FEW, MANY - FEW):
        with unguarded():
            make(cast, count)
        with CaptureQueriesContext(connection) as queries:
            page = client.get(url)
        assert page.status_code == 200
        assert page.context["rows"], "the list is empty: nothing is measured"
        costs.append(len(queries))
    assert costs[0] == costs[1]
