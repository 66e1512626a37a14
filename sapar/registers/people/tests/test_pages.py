"""The pages of people, as each reader meets them."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from sapar.foundation import clock
from sapar.foundation.limits.limit import Limit
from sapar.registers.organizations.actions import add_member
from sapar.registers.organizations.models import Role
from sapar.registers.people import erasure, panels, views
from sapar.registers.people.models import Person
from sapar.registers.people.queries import consented_help
from sapar.registers.people.tests.conftest import PHONE, registered
from tests.cast import sign_in

IDENTITY = {
    "family_name": "Токтогулов",
    "given_name": "Айбек",
    "born_on": "01.05.1990",
    "token": "t1",
    "language": "ky",
    "document_kind": "passport",
}


@pytest.fixture(autouse=True)
def _no_rooms(monkeypatch):
    """Look at the record without the parts of the rooms above."""
    monkeypatch.setattr(panels, "makers", [])


def browser(actor=None, language="en", **headers):
    """Return a browser, signed in as this actor."""
    client = Client(headers={"accept-language": language, **headers})
    if actor is not None and actor.account:
        sign_in(client, actor.account)
    return client


def holder_browser(person, **options):
    """Return the browser of the person."""
    client = browser(**options)
    sign_in(client, person.account)
    return client


def text_of(response):
    """Return the page."""
    return response.content.decode()


def test_without_a_query_nobody_is_listed(cast, nurlan):
    page = browser(cast.aigul).get(reverse("people:search"))
    assert page.status_code == 200
    assert "Нурлан" not in text_of(page)


def test_a_search_shows_the_person_line_and_never_a_number(cast, nurlan):
    page = text_of(browser(cast.meerim).get(reverse("people:search"), {"q": "omurbekov"}))
    assert "Өмүрбеков Нурлан" in page
    assert "Omurbekov Nurlan" in page
    assert nurlan.number not in page
    assert PHONE not in page  # the client of another office


def test_a_search_that_finds_nobody_says_what_to_try(cast):
    assert "another spelling" in text_of(browser(cast.aigul).get(reverse("people:search"), {"q": "Nobody"}))


@pytest.mark.parametrize("who", ["asel", "tilek"])
def test_who_may_not_see_people_may_not_search_them(cast, who):
    assert browser(getattr(cast, who)).get(reverse("people:search"), {"q": "x"}).status_code == 403


def test_a_visitor_is_asked_to_sign_in(cast):
    assert browser().get(reverse("people:search")).status_code == 302


def test_a_list_of_results_costs_the_same_for_three_and_for_thirty(cast, nurlan, django_assert_num_queries):
    client, url = browser(cast.aigul), reverse("people:search")
    client.get(url, {"q": "өмүр"})
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        client.get(url, {"q": "өмүр"})
    for number in range(30):
        registered(cast, given_name=f"Нур{'абвгд'[number % 5]}{'ежзиклм'[number % 7]}", not_the_same=True)
    with django_assert_num_queries(len(few)):
        client.get(url, {"q": "өмүр"})


def test_a_clerk_registers_and_comes_to_the_record(cast):
    page = browser(cast.aigul).post(reverse("people:register"), IDENTITY)
    assert page["Location"] == reverse("people:detail", args=[Person.objects.get().ref])


def test_without_script_the_possible_duplicate_comes_after_continue_and_nothing_is_typed_twice(cast, nurlan):
    client, again = browser(cast.aigul), IDENTITY | {"family_name": "Omurbekov", "given_name": "Nurlan",
                                                     "born_on": "12.03.1994"}  # fmt: skip
    page = client.post(reverse("people:register"), again)
    assert page.status_code == 422
    assert "May be the same person" in text_of(page)
    assert 'value="Omurbekov"' in text_of(page)
    assert client.post(reverse("people:register"), again | {"not_the_same": "yes"}).status_code == 302
    assert Person.objects.count() == 2


def test_with_script_the_possible_duplicate_shows_while_one_types(cast, nurlan):
    asked = {"family_name": "Омурбеков", "given_name": "нурлан", "born_on": "12.03.1994"}
    fragment = browser(cast.aigul, **{"HX-Request": "true"}).get(reverse("people:same"), asked)
    assert "<html" not in text_of(fragment)
    assert "Өмүрбеков Нурлан" in text_of(fragment)
    assert "<html" in text_of(browser(cast.aigul).get(reverse("people:same"), asked))


def test_what_is_wrong_is_said_and_what_was_typed_stays(cast):
    page = browser(cast.aigul).post(reverse("people:register"), IDENTITY | {"given_name": "Айбек7"})
    assert page.status_code == 422
    assert "letters only" in text_of(page)
    assert 'value="Токтогулов"' in text_of(page)


@pytest.mark.parametrize(("born_on", "said"), [("31.12.2099", "in the future"), ("01.05.1850", "1900 or later")])
def test_a_birth_date_that_cannot_be_is_asked_back_in_words(cast, born_on, said):
    page = text_of(browser(cast.aigul).post(reverse("people:register"), IDENTITY | {"born_on": born_on}))
    assert said in page
    assert "{" not in page.partition("<main")[2]


def test_nobody_is_led_to_a_change_that_is_refused_to_them(cast, nurlan):
    change = reverse("people:act", args=[nurlan.ref, "change-contact"])
    page = reverse("people:detail", args=[nurlan.ref])
    assert change in text_of(browser(cast.aigul).get(page))
    assert change not in text_of(browser(cast.salima).get(page))


def test_anyone_registers_themself_and_is_told_what_comes_next(cast):
    cast.office("bishkek")
    client = browser()
    page = client.post(reverse("people:register_myself"), IDENTITY | {"phone": "0555 777 888"}, follow=True)
    assert page.status_code == 200
    person = Person.objects.get()
    assert person.number in text_of(page)
    assert person.account.phone == PHONE


def test_who_registers_goes_to_the_office_nearest_to_home(cast):
    osh, bishkek = cast.office("osh"), cast.office("bishkek")
    from tests.unguarded import unguarded

    with unguarded():
        type(osh).objects.filter(pk=osh.pk).update(place="41721")
        type(osh).objects.filter(pk=bishkek.pk).update(place="41711")
    browser().post(reverse("people:register_myself"), IDENTITY | {"phone": PHONE, "home_place": "Кара-Суу району"})
    assert Person.objects.get().office == osh


def test_who_registers_again_is_told_to_sign_in_and_nothing_more(cast, nurlan):
    again = IDENTITY | {"family_name": "Өмүрбеков", "given_name": "Нурлан", "born_on": "12.03.1994"}
    page = browser().post(reverse("people:register_myself"), again | {"phone": "0555 000 111"})
    assert page.status_code == 422
    assert "sign in with your phone" in text_of(page)
    assert nurlan.number not in text_of(page)


def test_the_record_of_a_person_shows_numbers_only_when_they_are_opened(cast):
    person = registered(cast, personal_number="21203199400123", document_number="AN7654321")
    client, url = browser(cast.aigul), reverse("people:detail", args=[person.ref])
    closed, opened = text_of(client.get(url)), text_of(client.get(url, {"show": "private"}))
    assert "…321" in closed
    assert [n for n in ("7654321", "21203199400123") if n in closed] == []
    assert [n for n in ("7654321", "21203199400123") if n not in opened] == []
    assert "7654321" not in text_of(browser(cast.kanykei).get(url, {"show": "private"}))


def test_a_record_one_may_not_see_does_not_exist(cast, nurlan):
    for who in (cast.ermek, cast.daniyar, cast.asel):
        assert browser(who).get(reverse("people:detail", args=[nurlan.ref])).status_code == 404
    for ref in (nurlan.ref, "000000000"):
        assert browser(cast.timur).get(reverse("people:detail", args=[ref]))["Location"].startswith("/sign-in")


def test_a_higher_room_puts_its_part_on_the_record(cast, nurlan):
    panels.add_panel(lambda person, actor: panels.Panel("Journeys of his", "ui/parts/who_sees.html", order=5))
    panels.add_panel(lambda person, actor: None)
    url = reverse("people:detail", args=[nurlan.ref])
    assert "Journeys of his" in text_of(browser(cast.aigul).get(url))


def test_holders_see_all_about_themselves_and_who_did_what(cast, nurlan):
    page = text_of(holder_browser(nurlan).get(reverse("people:mine")))
    assert [n for n in ("Өмүрбеков", nurlan.number, "Register a person", "Айгүл Асанова") if n not in page] == []


def test_the_own_record_is_under_my_data(cast, nurlan):
    page = holder_browser(nurlan).get(reverse("people:detail", args=[nurlan.ref]))
    assert page["Location"] == reverse("people:mine")


def test_correcting_shows_what_stands_there_and_changes_only_what_differs(cast, nurlan):
    client, url = browser(cast.aigul), reverse("people:act", args=[nurlan.ref, "correct-person"])
    page = client.get(url)
    assert 'value="Өмүрбеков"' in text_of(page)
    form = page.context["form"]
    typed = {name: form[name].value() or "" for name in form.fields} | {"family_name": "Өмүралиев", "reason": "Typing"}
    typed["born_on"] = "12.03.1994"
    assert client.post(url, typed).status_code == 302
    nurlan.refresh_from_db()
    assert (nurlan.family_name, nurlan.given_name, nurlan.home_place) == ("Өмүралиев", "Нурлан", "41721")


@pytest.mark.parametrize(
    "slug",
    ["correct-person", "add-document", "add-spelling", "name-relative", "add-skill", "change-contact"],
)
def test_every_act_on_the_own_record_has_its_page(cast, nurlan, slug):
    assert holder_browser(nurlan).get(reverse("people:act", args=[nurlan.ref, slug])).status_code == 200


def test_the_ground_of_an_erasure_is_known_and_an_open_matter_replaces_the_form(cast, nurlan, monkeypatch):
    given = {"name": "Ж", "contact": "+996700000077", "role": Role.DATA_PROTECTION_OFFICER}
    until = clock.today() + timedelta(days=9)
    account = add_member(cast.ministry, by=cast.asel, until=until, **given).record.account
    client, url = browser(), reverse("people:act", args=[nurlan.ref, "erase-person"])
    sign_in(client, account)
    monkeypatch.setattr(erasure, "objections", [])
    assert "I don&#x27;t know" not in text_of(client.get(url))
    monkeypatch.setattr(erasure, "objections", [lambda person: "a journey that goes on"])
    page = text_of(client.get(url))
    assert "a journey that goes on" in page
    assert 'name="reason"' not in page


def test_only_acts_on_people_have_a_page_here(cast, nurlan):
    client = browser(cast.asel)
    for slug in ("close-organization", "nothing", "destroy-key"):
        assert client.get(reverse("people:act", args=[nurlan.ref, slug])).status_code == 404
        assert client.post(reverse("people:act", args=[nurlan.ref, slug])).status_code == 404


def test_places_occupations_and_countries_are_suggested(cast):
    client = browser(language="ru")
    assert "<option" in text_of(client.get(reverse("people:places"), {"home_place": "Кара"}))
    assert "<option" in text_of(client.get(reverse("people:occupations"), {"occupation": "свар"}))
    assert "Россия" in text_of(client.get(reverse("people:countries"), {"country": "росс"}))
    assert text_of(client.get(reverse("people:places"))) == ""


@pytest.mark.parametrize("act", ["add-skill", "correct-person", "add-document"])
def test_a_field_that_suggests_names_the_address_that_does(cast, nurlan, act):
    page = text_of(browser(cast.aigul).get(reverse("people:act", args=[nurlan.ref, act])))
    addresses = re.findall(r'hx-get="([^"]*)"', page)
    assert addresses
    assert all(browser().get(address).status_code == 200 and address.startswith("/people/") for address in addresses)


def test_a_helper_reads_and_does_what_the_person_may(cast, nurlan, settings):
    settings.SAPAR_MAY_HELP = "sapar.registers.people.queries.consented_help"
    client, url = browser(cast.salima), reverse("people:act", args=[nurlan.ref, "begin-assisting"])
    page = client.post(url, {"token": "t", "consent_of": "person", "how": "phone"})
    assert page["Location"] == reverse("people:mine")
    assert "Өмүрбеков" in text_of(client.get(reverse("people:mine")))
    tomorrow = clock.now() + timedelta(days=1)
    assert consented_help(cast.salima, nurlan.ref) == nurlan.name
    with clock.at(tomorrow):
        assert consented_help(cast.salima, nurlan.ref) == ""
    assert consented_help(cast.aigul, nurlan.ref) == ""


def test_registering_again_and_again_is_slowed_down_and_nothing_typed_is_lost(cast, monkeypatch):
    monkeypatch.setattr(views, "REGISTRATIONS", Limit("registrations", free=1, first=2, longest=2))
    cast.office("osh")
    client, url = browser(), reverse("people:register_myself")
    answers = IDENTITY | {"phone": "0555 123 456", "home_place": "41721"}
    assert client.post(url, answers).status_code == 302
    again = client.post(url, answers | {"token": "t2", "given_name": "Нурбек", "phone": "0555 123 457"})
    assert again.status_code == 422
    assert "Minutes to wait: 2" in text_of(again)
    assert 'value="Нурбек"' in text_of(again)
    assert Person.objects.count() == 1


def test_a_form_sent_after_the_session_ran_out_is_kept(cast):
    page = browser().post(reverse("people:register"), IDENTITY)
    assert page["Location"].startswith("/sign-in")
    assert Person.objects.count() == 0


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_pages_of_a_worker_are_small(cast, nurlan, language):
    client = holder_browser(nurlan, language=language)
    for name in ("people:mine", "people:registered"):
        assert len(client.get(reverse(name)).content) < 30_000
    assert len(browser(language=language).get(reverse("people:register_myself")).content) < 30_000
