"""The independent pathway, from the first page to the review after return, played over HTTP by everybody concerned.

At every step those without the right try the same page and are turned away, and each attempt is on record.
"""

from sapar.registers.people.models import Person
from tests import stages
from tests.story import message_to, refused

# -- before departure ---------------------------------------------------------------------------------------------


def test_nurlan_registers_himself_in_two_minutes_and_signs_in_with_the_code(town):
    nurlan = stages.registered(town)
    nurlan.sees("Нурлан", "What was done to my record")
    assert Person.objects.get().ref == nurlan.holds["person"]
    for page in ("", "/add-document", "/change-contact", "/erase-person"):
        refused(f"/people/{nurlan.holds['person']}{page}", town.timur, town.gulnara, town.zarina, town.ermek)


def test_he_plans_a_journey_and_sees_steps_with_their_deadlines(town):
    nurlan = stages.registered(town)
    refused(f"/do/plan-journey/{nurlan.holds['person']}", town.timur, town.gulnara, town.zarina, town.tilek, town.bolot)
    stages.plans(nurlan)
    nurlan.sees("you are getting ready", "I have done this")
    refused(f"/do/cancel-journey/{nurlan.holds['journey']}", town.timur, town.gulnara, town.zarina, town.kanykei)
    refused(f"/journeys/{nurlan.holds['journey']}", town.timur, town.gulnara, town.zarina, town.asel, town.ermek)


def test_a_step_is_ticked_by_himself_alone(town):
    nurlan = stages.planned(town)
    url = nurlan.page.context["now"].act.url
    refused(url, town.timur, town.gulnara, town.zarina, post_only=True)
    nurlan.opens("/my-journey")
    nurlan.presses(url)
    nurlan.opens("/my-journey")
    assert url not in nurlan.text


def test_anyone_checks_a_contract_without_an_account(town):
    visitor = stages.checks_a_contract(town.stranger())
    visitor.sees("minimum")
    assert visitor.place == "/check-contract/result"


def test_he_records_his_contract_and_the_findings_stand_on_his_journey(town):
    nurlan = stages.planned(town)
    url = f"/journeys/{nurlan.holds['journey']}/contracts/new"
    refused(url, town.timur, town.gulnara, town.zarina, town.kanykei)
    nurlan.fills(url, stage="offered", wage__money_0="10 000", wage__money_1="RUB", wage__period="month",
                 wage__basis="gross", start="01.04.2026", end="31.12.2026", hours_per_week="40")  # fmt: skip
    assert nurlan.place.startswith("/journeys/contracts/")
    refused(nurlan.place, town.timur, town.gulnara, town.zarina, town.ermek)


def test_the_hotline_clerk_helps_somebody_who_agreed_on_the_phone(town):
    nurlan, salima = stages.registered(town), town.salima
    url = f"/people/{nurlan.holds['person']}/begin-assisting"
    refused(url, town.timur, town.gulnara, town.kanykei, town.zarina)
    salima.fills(url, consent_of="person", how="phone", about="A journey")
    salima.does("plan-journey", nurlan.holds["person"], destination="KZ", pathway="independent")
    salima.opens("/people/mine")
    salima.sees("Нурлан")
    nurlan.opens("/people/mine")
    nurlan.sees("Салима")


def test_the_hotline_clerk_registers_a_caller(town):
    refused("/people/register", town.gulnara, town.kanykei, town.tilek, town.asel)
    town.salima.fills("/people/register", family_name="Осмонова", given_name="Жаңыл", born_on="01.05.1990",
                      phone="0555 222 333", language="ky")  # fmt: skip
    town.salima.sees("Осмонова")


# -- abroad -------------------------------------------------------------------------------------------------------


def test_he_leaves_and_arrives_and_the_post_is_told(town):
    nurlan = stages.planned(town)
    for slug in ("depart", "arrive"):
        refused(f"/do/{slug}/{nurlan.holds['journey']}", town.timur, town.gulnara, town.zarina, town.kanykei)
    stages.gives_address(town, "moscow", "moscow@example.org")
    stages.leaves_and_arrives(town, nurlan)
    nurlan.opens("/my-journey")
    nurlan.sees("you have arrived")
    assert message_to("moscow@example.org", "stays/arrival_to_post")


def test_the_link_of_a_check_in_is_answered_without_signing_in(town):
    nurlan = stages.asked_how_he_is(town)
    phone = town.stranger("His phone")
    phone.fills(nurlan.holds["link"], well="yes", paid="yes")
    phone.sees('lang="ru"')  # in his own language
    assert stages.check_in_of(nurlan).state == "answered"
    town.stranger().opens("/c/aaaabbbbcccc", status=404)
    refused(f"/check-ins/{stages.check_in_of(nurlan).ref}", town.timur, town.gulnara, town.zarina)


def test_a_missed_check_in_offers_help_and_the_post_calls(town):
    nurlan = stages.asked_how_he_is(town)
    town.calendar.go(8)
    assert stages.check_in_of(nurlan).state == "missed"
    assert message_to(stages.PHONE, "stays/check_in_missed")
    refused(f"/do/answer-check-in/{stages.check_in_of(nurlan).ref}", town.timur, town.gulnara, town.zarina)
    town.daniyar.opens("/desk")
    town.daniyar.sees(stages.check_in_of(nurlan).ref)
    town.daniyar.does("answer-check-in", stages.check_in_of(nurlan).ref, well="yes")


def test_he_asks_for_help_and_the_attache_takes_it_to_its_end(town):
    nurlan, daniyar = stages.asked_for_help(town), town.daniyar
    case = nurlan.holds["case"]
    daniyar.opens("/desk")
    daniyar.sees(case)
    outsiders = (town.timur, town.gulnara, town.zarina, town.kanykei, town.ermek)
    for slug, answers in stages.HELP_STEPS:
        refused(f"/do/{slug}/{case}", *outsiders)
        daniyar.does(slug, case, **answers)
    refused(f"/cases/{case}", *outsiders)
    nurlan.opens(f"/cases/{case}")
    nurlan.sees("Closed")


# -- complaints ---------------------------------------------------------------------------------------------------


def test_gulnara_complains_for_him_and_is_the_only_one_to_follow_it(town):
    gulnara = stages.files(town.stranger("Gulnara"), stages.WAGES)
    number = gulnara.holds["complaint"]
    refused(f"/track/{number}", town.timur, town.stranger(), town.zarina, post_only=False)
    refused(f"/complaints/{number}", town.timur, town.zarina, town.aigul, town.ermek)
    stages.tracks(gulnara, number, gulnara.holds["code"])
    gulnara.sees("We received it")


def test_a_nameless_complaint_opens_with_number_and_code_and_not_with_a_guess(town):
    nameless = stages.files(town.stranger(), stages.NAMELESS)
    guesser, number = town.stranger(), nameless.holds["complaint"]
    guesser.opens("/track/")
    guesser.sends(status=422, number=number, code="000000000000")
    stages.tracks(guesser, number, nameless.holds["code"])
    guesser.sees("We received it")
    guesser.does("write-to-officer", number, text="There is one more thing")
    refused(f"/do/write-to-officer/{number}", town.timur, town.kanykei, town.zarina)


def test_talks_end_in_a_settlement_and_he_confirms_until_all_is_paid(town):
    nurlan = stages.arrived(town)
    number = stages.files(nurlan, stages.FOR_HIMSELF).holds["complaint"]
    outsiders = (town.timur, town.gulnara, town.zarina, town.ermek, town.aigul)
    for slug in ("acknowledge-complaint", "triage-complaint", "hold-hearing", "record-settlement"):
        refused(f"/do/{slug}/{number}", *outsiders, nurlan)
    stages.settled(town, number)
    refused(f"/do/confirm-payment/{number}", *outsiders)
    stages.pays(town, nurlan, number)
    nurlan.opens(f"/track/{number}")
    nurlan.sees("All the money has arrived")


def test_a_decision_takes_two_officers_and_reopening_another_hand(town):
    nurlan = stages.arrived(town)
    number = stages.files(nurlan, stages.FOR_HIMSELF).holds["complaint"]
    stages.noticed(town, number)
    town.kanykei.does("prepare-decision", number, result="upheld", reasons="The wages are owed")
    town.kanykei.tries("decide-complaint", number)  # she prepared it
    refused(f"/do/decide-complaint/{number}", town.timur, town.gulnara, town.daniyar, town.zarina, nurlan)
    town.second.does("decide-complaint", number)
    town.second.does("close-complaint", number, outcome="paid", reason="The employer paid at once")
    town.second.tries("reopen-complaint", number, reason="I was wrong")  # nobody reverses their own refusal
    refused(f"/do/reopen-complaint/{number}", town.timur, town.gulnara, town.daniyar, nurlan)
    town.kanykei.does("reopen-complaint", number, reason="He was not paid")
    nurlan.opens(f"/track/{number}")
    nurlan.sees("It is in hand")


# -- home again ---------------------------------------------------------------------------------------------------


def test_he_comes_home_and_registers_his_return(town):
    nurlan = stages.home(town)
    town.bolot.opens("/desk")
    refused(f"/do/note-needs/{nurlan.holds['return']}", town.timur, town.gulnara, town.ermek, town.daniyar, nurlan)
    refused(f"/returns/{nurlan.holds['return']}", town.timur, town.gulnara, town.ermek, town.zarina)


def test_a_service_reaches_the_provider_only_when_he_agreed(town):
    nurlan = stages.service_proposed(town)
    service = nurlan.holds["service"]
    refused(f"/reintegration/services/{service}", town.timur, town.gulnara, town.ermek)
    refused(f"/do/accept-service/{service}", town.timur, town.gulnara, town.ermek, town.bolot)
    nurlan.does("accept-service", service)
    refused(f"/do/refer-to-provider/{service}", town.timur, town.gulnara, town.ermek, nurlan)
    town.bolot.does("refer-to-provider", service)
    refused(f"/do/start-service/{service}", town.timur, town.gulnara, nurlan, town.daniyar)
    town.ermek.does("start-service", service)
    town.ermek.does("complete-service", service, result="He is a welder now")
    nurlan.opens(f"/reintegration/services/{service}")
    nurlan.sees("Completed")


def test_months_later_an_officer_looks_again(town):
    nurlan = stages.service_proposed(town)
    review = stages.review_due(town, nurlan, months=6)
    refused(f"/do/record-review/{review}", town.timur, town.gulnara, town.ermek, town.daniyar, nurlan)
    town.bolot.does("record-review", review, economic="well", social="well", psychosocial="partly")
