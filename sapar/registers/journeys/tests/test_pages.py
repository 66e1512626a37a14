"""The pages of journeys and contracts: who sees them, what they say, in three languages and under 30 kB."""

from datetime import date
from urllib.parse import unquote

import pytest
from django.urls import reverse

from sapar.foundation import clock
from sapar.foundation.audit.models import Refusal
from sapar.registers.journeys.actions import record_contract
from sapar.registers.journeys.models import ContractVersion, Stage
from sapar.registers.journeys.pages import journeys_panel
from sapar.registers.journeys.planning import StepState, steps_of
from sapar.registers.journeys.tests.travellers import TODAY, planned
from tests.cast import sign_in

BAD = {"contract": {"start": TODAY, "hours_per_week": 60, "documents_held_by": "employer"}}


@pytest.fixture
def going(cast, client):
    """A planned journey; its traveller is signed in."""
    journey, nurlan = planned(cast, region="Moscow")
    sign_in(client, nurlan.account)
    return journey, nurlan


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_the_journey_page_opens_in_every_language_and_is_light(going, client, language):
    journey, nurlan = going
    record_contract(journey, by=nurlan, stage=Stage.SIGNED, terms=BAD)
    client.cookies["django_language"] = language
    response = client.get(reverse("journeys:detail", args=[journey.ref]))
    assert response.status_code == 200
    assert len(response.content) < 30_000
    assert journey.number in response.content.decode()


def test_a_stranger_finds_nothing(cast, client):
    journey, _ = planned(cast)
    for name in ("journeys:detail", "journeys:new_contract"):
        assert client.get(reverse(name, args=[journey.ref]))["Location"].startswith("/sign-in?next=")
    sign_in(client, cast.zarina.account)
    assert client.get(reverse("journeys:new_contract", args=[journey.ref])).status_code == 404


def test_a_post_finds_nothing_of_another_country(cast, client):
    journey, _ = planned(cast)
    sign_in(client, cast.zarina.account)
    assert client.get(reverse("journeys:detail", args=[journey.ref])).status_code == 404
    sign_in(client, cast.daniyar.account)
    assert client.get(reverse("journeys:detail", args=[journey.ref])).status_code == 200


def test_a_step_is_ticked_off_from_the_page(going, client):
    journey, _ = going
    step = next(each for each in steps_of(journey, TODAY) if each.state in (StepState.NOW, StepState.NEXT))
    response = client.post(reverse("journeys:step_done", args=[journey.ref, step.id]))
    assert response["Location"] == reverse("journeys:detail", args=[journey.ref])
    assert journey.done_steps.get().step == step.id


def test_a_stranger_ticks_off_nothing_and_the_attempt_is_recorded(cast, client):
    journey, _ = planned(cast)
    sign_in(client, cast.zarina.account)
    assert client.post(reverse("journeys:step_done", args=[journey.ref, "kg.leaving.papers_ready"])).status_code == 404
    assert Refusal.objects.get().action == "note_step_done"


def test_the_contract_form_records_what_was_answered_once(going, client):
    journey, _ = going
    url = reverse("journeys:new_contract", args=[journey.ref]) + "?all=1"
    page = client.get(url).context["form"]
    sent = {
        "token": page.initial["token"], "seen": page.initial["seen"], "stage": "offered", "wage__money_0": "90 000,50",
        "wage__money_1": "RUB", "wage__period": "month", "start": "01.04.2026", "deductions__kinds": ["none"],
        "fees__kinds": ["visa"], "movement_restricted": "no",
    }  # fmt: skip
    responses = [client.post(url, sent) for _ in range(2)]
    version = ContractVersion.objects.get()
    assert {each["Location"] for each in responses} == {reverse("journeys:contract", args=[version.ref])}
    contract = version.terms["contract"]
    assert contract["wage"] == {"amount": "90000.5", "currency": "RUB", "period": "month"}
    assert (contract["deductions"], contract["movement_restricted"]) == ([], False)
    assert contract["fees"] == [{"kind": "visa", "payer": "worker"}]
    assert "union_ban" not in contract


def test_a_form_to_mend_keeps_what_was_typed(going, client):
    journey, _ = going
    url = reverse("journeys:new_contract", args=[journey.ref])
    sent = {"token": "t", "stage": "signed", "start": "01.04.2026", "end": "01.03.2026", "employer": "Строй Гарант"}
    response = client.post(url, sent)
    assert response.status_code == 422
    assert "Строй Гарант" in response.content.decode()
    assert response.context["form"].errors.keys() == {"end"}
    assert len(response.content) < 30_000


def test_a_contract_typed_when_the_session_has_run_out_is_there_after_signing_in(cast, client):
    journey, nurlan = planned(cast)
    url = reverse("journeys:new_contract", args=[journey.ref])
    place = unquote(client.post(url, {"stage": "signed", "employer": "Строй Гарант"})["Location"].partition("next=")[2])
    client.force_login(nurlan.account)
    assert 'value="Строй Гарант"' in client.get(place).content.decode()


def test_a_pay_that_can_hardly_be_is_asked_once_more(going, client):
    url = reverse("journeys:new_contract", args=[going[0].ref])
    sent = {"token": "t", "stage": "signed", "wage__money_0": "450", "wage__money_1": "RUB", "wage__period": "month"}
    page = client.post(url, sent)
    assert "450" in page.context["doubts"][0]
    assert client.post(url, sent | {"sure": page.context["form"]["sure"].value()}).status_code == 302


def test_what_was_answered_in_the_public_check_can_be_kept(going, client):
    client.post("/check-contract", {"destination": "RU"})
    client.post("/check-contract/hours", {"hours_per_week": "44"})
    place = client.get(reverse("journeys:keep_contract"))["Location"]
    assert place.startswith(reverse("journeys:new_contract", args=[going[0].ref]))
    assert 'value="44"' in client.get(place).content.decode()


def test_whoever_has_no_journey_there_plans_it_before_the_answers_are_kept(going, client):
    client.post("/check-contract", {"destination": "KZ"})
    assert client.get(reverse("journeys:keep_contract"))["Location"].startswith("/do/plan-journey/")


@pytest.mark.parametrize(("language", "words"), [("ru", "Хранит: Работодатель"), ("en", "Kept by: The employer")])
def test_a_finding_speaks_in_words_and_not_in_codes(going, client, language, words):
    journey, nurlan = going
    version = record_contract(journey, by=nurlan, stage=Stage.SIGNED, terms=BAD).record
    client.cookies["django_language"] = language
    assert words in client.get(reverse("journeys:contract", args=[version.ref])).content.decode()


def test_what_is_not_asked_again_is_carried_over(going, client):
    journey, nurlan = going
    known = {
        "start": TODAY,
        "union_ban": True,
        "wage": {"amount": 50000, "currency": "RUB", "steps": [{"amount": 60000}]},
    }
    record_contract(journey, by=nurlan, stage=Stage.OFFERED, terms={"contract": known})
    url = reverse("journeys:new_contract", args=[journey.ref])
    sent = {"token": "t", "stage": "signed", "start": "02.03.2026", "wage__money_0": "70000", "wage__money_1": "RUB"}
    client.post(url, sent | {"wage__changes": "yes"})
    contract = ContractVersion.objects.get(stage="signed").terms["contract"]
    assert (contract["union_ban"], contract["wage"]) == (
        True, {"amount": 70000, "currency": "RUB", "steps": [{"amount": 60000}]}
    )  # fmt: skip


def test_the_form_starts_from_the_latest_version(going, client):
    journey, nurlan = going
    record_contract(journey, by=nurlan, stage=Stage.SIGNED, terms=BAD)
    form = client.get(reverse("journeys:new_contract", args=[journey.ref])).context["form"]
    assert (form.initial["hours_per_week"], form.initial["documents_held_by"]) == ("60", "employer")


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_the_contract_page_says_what_breaks_the_law_by_which_article(going, client, language):
    journey, nurlan = going
    version = record_contract(journey, by=nurlan, stage=Stage.SIGNED, terms=BAD).record
    client.cookies["django_language"] = language
    response = client.get(reverse("journeys:contract", args=[version.ref]))
    broken = [each for each in response.context["findings"].findings if each.level == "broken"]
    assert len(broken) == version.broken > 0
    assert all(each.source and each.what_to_do and each.title for each in broken)
    assert len(response.content) < 30_000


def test_two_versions_stand_side_by_side(going, client):
    journey, nurlan = going
    record_contract(journey, by=nurlan, stage=Stage.OFFERED, terms={"contract": {"start": TODAY, "hours_per_week": 40}})
    version = record_contract(journey, by=nurlan, stage=Stage.SIGNED, terms=BAD).record
    compare = client.get(reverse("journeys:contract", args=[version.ref])).context["difference"]
    assert len(compare.differing) == 2


def test_a_country_without_a_pack_says_so(cast, client):
    journey, nurlan = planned(cast, destination="AE")
    sign_in(client, nurlan.account)
    version = record_contract(journey, by=nurlan, stage=Stage.SIGNED, terms=BAD).record
    response = client.get(reverse("journeys:contract", args=[version.ref]))
    assert response.context["findings"] is None


def test_the_address_abroad_is_not_for_officers(cast, client):
    from sapar.registers.journeys.pages import facts

    journey, nurlan = planned(cast)
    journey.address_abroad = "ул. Мира 5"
    shown = {name: "ул. Мира 5" in [each.value for each in facts(journey, actor)]
             for name, actor in {"own": nurlan, "post": cast.daniyar, "officer": cast.aigul}.items()}  # fmt: skip
    assert shown == {"own": True, "post": True, "officer": False}


def test_the_panel_on_a_persons_page_shows_journeys_to_whoever_sees_them(cast):
    journey, nurlan = planned(cast)
    assert len(journeys_panel(journey.person, nurlan).context["rows"]) == 1
    assert journeys_panel(journey.person, cast.aigul).context["plan"] is not None
    assert journeys_panel(journey.person, cast.kanykei).context["plan"] is None
    assert clock.today() == TODAY


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_the_page_that_plans_is_light(going, client, language):
    client.cookies["django_language"] = language
    response = client.get(reverse("actions:do", args=["plan-journey", going[0].person.ref]))
    assert response.status_code == 200
    assert len(response.content) < 30_000


def test_a_plan_is_changed_from_what_it_says_and_nothing_else_is_lost(going, client):
    journey, _ = going
    url = reverse("actions:do", args=["change-plan", journey.ref])
    form = client.get(url).context["form"]
    assert (form["destination"].value(), form["region"].value()) == ("RU", "Moscow")
    shown = {name: form[name].value() or "" for name in form.fields}
    client.post(url, shown | {"leaves_on": "01.04.2026"})
    journey.refresh_from_db()
    assert (journey.region, journey.leaves_on) == ("Moscow", date(2026, 4, 1))


@pytest.mark.parametrize(("destination", "region", "fits"), [("KZ", "Almaty", True), ("KZ", "Moscow", False)])
def test_the_regions_of_kazakhstan_are_offered_beside_those_of_russia(going, client, destination, region, fits):
    url = reverse("actions:do", args=["plan-journey", going[0].person.ref])
    groups = dict(client.get(url).context["form"].fields["region"].choices[1:])
    assert [len(offered) for offered in groups.values()] == [83, 20]
    sent = {"token": "t", "destination": destination, "region": region, "pathway": "independent"}
    assert (client.post(url, sent).status_code == 302) is fits
