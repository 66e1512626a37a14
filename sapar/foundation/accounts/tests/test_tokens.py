"""Tokens: a program acts as the member who made it, for what it was made for, and no longer than the membership."""

import json
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import clear_url_caches, path
from django.utils import translation

from sapar.foundation import clock
from sapar.foundation.accounts.actions import close_account, end_other_sessions
from sapar.foundation.accounts.models import ApiToken
from sapar.foundation.accounts.tests import pages
from sapar.foundation.accounts.tests.conftest import pass_step
from sapar.foundation.accounts.tokens import actor_with, make_api_token, revoke_api_token
from sapar.foundation.actions.doors.api import make_api
from sapar.foundation.actions.errors import NotVisible, Refused
from sapar.foundation.audit.models import AuditEvent, Refusal
from sapar.foundation.audit.sentences import actor_of
from sapar.registers.organizations.actions import close_organization, end_membership
from sapar.registers.organizations.models import Membership, Organization

BODY = {"kind": "employer", "name": "Стройсервис", "country": "RU"}


@pytest.fixture(autouse=True)
def _api(monkeypatch):
    monkeypatch.setattr(pages, "urlpatterns", [*pages.urlpatterns, path("api/v1/", make_api().urls)])
    clear_url_caches()
    yield
    clear_url_caches()


@pytest.fixture
def token(cast):
    """A token of Aigul's for naming employers."""
    return cast.token_for("aigul", "name-employer")


def name_employer(cast, token, browser=None, **headers):
    """Name an employer over the API, as a program does: no cookie, no CSRF token."""
    browser = browser or Client(enforce_csrf_checks=True)
    url = f"/api/v1/organizations/{cast.office('bishkek').ref}/name-employer"
    return browser.post(url, BODY, "application/json", headers={"authorization": f"Bearer {token}", **headers})


def test_a_program_acts_as_the_member_and_the_trail_tells_them_apart(cast, token):
    answer = name_employer(cast, token)
    assert answer.status_code == 200, answer.content
    assert not answer.cookies
    event = AuditEvent.objects.get(pk=answer.json()["event"])
    actor = json.loads(event.actor)
    assert (actor["kind"], actor["role"]) == ("token", "employment_officer")
    assert ApiToken.objects.get().ref in event.actor_key
    with translation.override("en"):
        assert actor_of(event) == "Айгүл Асанова, Employment officer, Program: test"


def test_the_token_is_kept_as_a_digest_alone(token):
    row = ApiToken.objects.get()
    assert token.startswith("sapar_")
    assert token not in str(row.__dict__)
    assert token[6:] not in str(list(AuditEvent.objects.values_list("details", "after")))


def test_what_it_was_not_made_for_is_refused_and_recorded(cast, token):
    office = cast.office("osh")
    url = f"/api/v1/organizations/{office.ref}/correct-organization"
    body = {"name_ky": "О", "name_ru": "О", "name_en": "O"}
    answer = Client().post(url, body, "application/json", headers={"authorization": f"Bearer {token}"})
    assert (answer.status_code, answer.json()["code"]) == (403, "scope")
    assert Refusal.objects.get().code == "scope"


def test_its_scope_gives_nothing_that_the_role_does_not(cast):
    token = cast.token_for("aigul", "correct-organization")
    url = f"/api/v1/organizations/{cast.office('osh').ref}/correct-organization"
    body = {"name_ky": "О", "name_ru": "О", "name_en": "O"}
    assert Client().post(url, body, "application/json", headers={"authorization": f"Bearer {token}"}).status_code == 403


@pytest.mark.parametrize(
    "scope", ["close-organization", "close-account", "choose-language", "revoke-api-token", "no-such-thing"]
)
def test_no_token_is_made_for_grave_acts_or_for_accounts(cast, scope):
    with pytest.raises(ValidationError):
        cast.token_for("aigul", scope)


def test_a_grave_act_is_refused_even_if_a_scope_named_it(cast, token):
    mine = cast.token_for("asel", "open-organization")
    with pytest.raises(Refused):
        close_organization(cast.office("osh"), by=actor_with(mine), reason="x")
    assert Organization.objects.get(pk=cast.office("osh").pk).state == "active"


def test_no_program_touches_the_account_it_acts_through(cast, token):
    with pytest.raises(Refused):
        end_other_sessions(cast.aigul.account, by=actor_with(token))


@pytest.mark.parametrize("wrong", ["", "x", "sapar_", "sapar_" + "0" * 48])
def test_a_token_that_opens_nothing_is_unauthorized_whatever_the_cookies(cast, signed_in, wrong):
    browser = signed_in()
    pass_step(browser)
    assert name_employer(cast, wrong, browser).status_code == 401


def test_a_program_is_nobody_on_pages(cast, token):
    answer = Client(headers={"authorization": f"Bearer {token}"}).get("/who")
    assert answer.text.startswith("visitor:")


def test_it_is_over_with_its_day_the_membership_the_account_and_when_revoked(cast):
    membership = Membership.objects.get(account=cast.kanykei.account)
    for name, end in {
        "aigul": lambda: revoke_api_token(ApiToken.objects.first(), by=cast.aigul),
        "kanykei": lambda: end_membership(membership, by=cast.asel, reason="Moved"),
        "samat": lambda: close_account(cast.samat.account, by=cast.samat),
    }.items():
        token = cast.token_for(name, "name-employer")
        assert name_employer(cast, token).status_code != 401
        end()
        with clock.at(clock.now() + timedelta(days=1)):
            assert name_employer(cast, token).status_code == 401
    token = cast.token_for("meerim", "name-employer")
    with clock.at(clock.now() + timedelta(days=91)):
        assert name_employer(cast, token).status_code == 401


@pytest.mark.parametrize("days", [0, 366])
def test_it_ends_within_a_year(cast, days):
    until = clock.today() + timedelta(days=days)
    with pytest.raises(ValidationError):
        make_api_token(cast.aigul.account, by=cast.aigul, name="x", scopes="read", expires=until)


def test_only_members_make_tokens_and_only_their_own(cast):
    until, nurlan = clock.today() + timedelta(days=9), cast.holder("nurlan")
    with pytest.raises(Refused):
        make_api_token(nurlan.account, by=nurlan, name="x", scopes="read", expires=until)
    with pytest.raises(NotVisible):
        make_api_token(cast.aigul.account, by=cast.asel, name="x", scopes="read", expires=until)


def test_reading_is_a_scope_of_its_own(cast, token, monkeypatch):
    api = make_api()
    api.get("/ping")(lambda request: {"who": request.actor.key})
    monkeypatch.setattr(pages, "urlpatterns", [*pages.urlpatterns[:-1], path("api/v1/", api.urls)])
    clear_url_caches()
    reads = cast.token_for("aigul", "read")
    get = Client().get
    assert get("/api/v1/ping", headers={"authorization": f"Bearer {reads}"}).json()["who"].startswith("token:")
    assert get("/api/v1/ping", headers={"authorization": f"Bearer {token}"}).status_code == 403


def test_its_last_use_is_on_the_page_of_the_account(cast, token, signed_in):
    name_employer(cast, token)
    page = signed_in().get("/account").text
    assert "What it may do: name-employer" in page
    assert "/do/revoke-api-token/" in page
    assert ApiToken.objects.get().used_at is not None


def test_it_is_made_on_a_page_and_shown_once(cast, signed_in):
    browser = signed_in()
    form = browser.get("/account/tokens").context["form"]
    until = f"{clock.today() + timedelta(days=30):%d.%m.%Y}"
    given = {
        "name": "Accounting",
        "expires": until,
        "scopes": ["read", "name-employer"],
        "token": form["token"].value(),
    }
    page = browser.post("/account/tokens", given)
    plain = page.context["token"].plain
    assert plain in page.text
    assert name_employer(cast, plain).status_code == 200
    assert browser.post("/account/tokens", given).headers["location"] == "/account"
    assert plain not in browser.get("/account").text
    assert browser.post("/account/tokens", {**given, "scopes": [], "token": "other"}).status_code == 422


def test_its_page_leads_to_the_account_and_is_nobody_elses(cast, token, signed_in):
    browser = signed_in()
    ref = ApiToken.objects.get().ref
    assert browser.get(f"/account/tokens/{ref}").headers["location"] == "/account"
    other = cast.token_for("asel", "read")
    assert other
    assert browser.get(f"/account/tokens/{ApiToken.objects.get(account=cast.asel.account).ref}").status_code == 404
