"""Bad days over HTTP: what people type wrong, press twice, or lose; and two officers on one record."""

import pytest

from sapar.foundation.audit.models import AuditEvent
from sapar.registers.people.models import Person
from tests import stages
from tests.stages import HIMSELF, PHONE, day
from tests.story import Somebody, Town, code_in, filled, message_to
from tests.unguarded import end_all_sessions

UNKNOWN = "482173065"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ({"given_name": "Н" * 300}, "100"),
        ({"born_on": "12.03.2094"}, "in the future"),
        ({"born_on": "31.02.1994"}, "date"),
        ({"born_on": "tomorrow"}, "date"),
        ({"given_name": "<script>alert(1)</script>"}, "letters only"),
        ({"phone": "12"}, "phone"),
        ({"given_name": "   "}, "Fill in"),
        ({"given_name": "\x00Нурлан"}, "Given name"),
    ],
)
def test_a_slip_in_a_form_is_named_and_nothing_typed_is_lost(town, typed, said):
    nurlan = Somebody("Nurlan")
    nurlan.opens("/people/register-myself")
    nurlan.sends(status=422, **HIMSELF | typed)
    nurlan.sees(said, 'value="Өмүрбеков"', 'aria-invalid="true"')
    assert not Person.objects.exists()


def test_dates_in_the_wrong_order_are_named(town):
    nurlan = stages.arrived(town)
    nurlan.tries("start-work", nurlan.holds["journey"], work_from=day(-10))
    nurlan.sees("The arrival was on")
    nurlan.tries("start-work", nurlan.holds["journey"], work_from=day(5))
    nurlan.sees("has not come yet")


@pytest.mark.parametrize("amount", ["45 000,50", "45000.50", "45.000,50", "45\u00a0000,5"])
def test_money_is_read_as_people_write_it(town, amount):
    nurlan = stages.arrived(town)
    number = stages.files(nurlan, stages.FOR_HIMSELF).holds["complaint"]
    nurlan.does("add-claim", number, head="overtime", money_0=amount, money_1="RUB")
    nurlan.opens(f"/track/{number}")
    nurlan.sees("135")  # 90 000.50 and 45 000.50


def test_money_that_could_mean_two_sums_is_asked_again(town):
    nurlan = stages.arrived(town)
    number = stages.files(nurlan, stages.FOR_HIMSELF).holds["complaint"]
    nurlan.tries("add-claim", number, head="overtime", money_0="45,00,0", money_1="RUB")
    nurlan.sees("45,00,0", "Write a number")


def test_the_same_form_sent_twice_acts_once(town):
    nurlan = stages.registered(town)
    nurlan.opens(f"/do/plan-journey/{nurlan.holds['person']}")
    form = filled(nurlan.form("destination"), {"destination": "RU", "pathway": "independent"})
    for _press in range(2):
        answer = nurlan.browser.post(nurlan.place, form, follow=True)
        assert answer.status_code == 200
    assert AuditEvent.objects.filter(action="plan_journey").count() == 1
    assert "Nothing was sent twice" in answer.content.decode()


def test_the_same_token_with_other_answers_is_a_conflict(town):
    nurlan = stages.registered(town)
    nurlan.opens(f"/do/plan-journey/{nurlan.holds['person']}")
    form = filled(nurlan.form("destination"), {"destination": "RU", "pathway": "independent"})
    nurlan.browser.post(nurlan.place, form)
    assert nurlan.browser.post(nurlan.place, form | {"destination": "KZ"}).status_code in (409, 422)
    assert AuditEvent.objects.filter(action="plan_journey").count() == 1


def test_the_second_of_two_officers_on_one_record_is_told_what_the_first_changed(town):
    nurlan = stages.arrived(town)
    number = stages.files(nurlan, stages.FOR_HIMSELF).holds["complaint"]
    stages.noticed(town, number)
    for officer in (town.kanykei, town.second):
        officer.opens(f"/do/record-respondents-answer/{number}")
    town.kanykei.sends(text="They deny it")
    town.second.sends(status=422, text="They admit it")
    town.second.sees("Каныкей", "They admit it")


def test_an_expired_session_loses_nothing_that_was_typed(town):
    nurlan = stages.planned(town)
    nurlan.opens(f"/do/depart/{nurlan.holds['journey']}")
    end_all_sessions()
    nurlan.sends(departed_on=day())
    assert nurlan.place == "/sign-in"
    nurlan.sends(contact=PHONE)
    nurlan.sends(code=code_in(message_to(PHONE, "accounts/code")))
    nurlan.sees(f'value="{day()}"')
    nurlan.sends()
    assert AuditEvent.objects.filter(action="depart").count() == 1


def test_a_move_that_is_not_possible_now_says_so(town):
    nurlan = stages.planned(town)
    nurlan.opens(f"/do/end-work/{nurlan.holds['journey']}", status=409)
    nurlan.sees("<h1")


@pytest.mark.parametrize(
    "url",
    ["/people/{}", "/journeys/{}", "/journeys/contracts/{}", "/cases/{}", "/complaints/{}", "/returns/{}",
     "/reintegration/services/{}", "/do/depart/{}", "/do/no-such-thing/{}", "/organizations/{}", "/check-ins/{}"],
)  # fmt: skip
@pytest.mark.parametrize("number", [UNKNOWN, "1", "not-a-number", "0" * 300])
def test_an_unknown_number_is_a_page_that_says_so(town: Town, url, number):
    town.aigul.opens(url.format(number), status=404)
    town.aigul.sees("<h1")


def test_a_page_that_is_not_there_says_so_in_every_language(town):
    for language in ("ky", "ru", "en"):
        somebody = Somebody("A visitor", language=language)
        somebody.opens("/no/such/page", status=404)
        somebody.sees(f'lang="{language}"')


def test_nobody_is_sent_to_another_site_after_signing_in(town):
    stages.registered(town)
    again = Somebody("Nurlan")
    again.fills("/sign-in?next=https://example.org/", contact=PHONE)
    again.sends(code=code_in(message_to(PHONE, "accounts/code")))
    assert not any("example.org" in url for url, _status in again.page.redirect_chain)
