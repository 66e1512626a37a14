"""Every action has an endpoint made from its signature, with the same duties as its page."""

import json

import pytest
from django.test import Client

from sapar.foundation.actions.registry import ACTIONS
from sapar.foundation.audit.models import AuditEvent, Refusal
from sapar.registers.organizations.models import Organization, OrganizationState
from tests.cast import sign_in

NAMES = {"name_ky": "Талас", "name_ru": "Талас", "name_en": "Talas"}


@pytest.fixture
def signed_in(cast):
    """A client signed in as somebody of the cast."""

    def client_of(name, **options):
        client = Client(**options)
        sign_in(client, getattr(cast, name).account)
        return client

    return client_of


def _post(client, office, action, body, **headers):
    address = f"/api/v1/organizations/{office.ref}/{action}"
    return client.post(address, json.dumps(body), content_type="application/json", headers=headers)


def test_an_act_through_the_api_is_the_act_itself(cast, signed_in):
    answer = _post(signed_in("asel"), cast.office("osh"), "close-organization", {"reason": "Moved"})
    assert answer.status_code == 200, answer.content
    assert answer.json()["state"] == OrganizationState.CLOSED
    assert AuditEvent.objects.get(pk=answer.json()["event"]).action == "close_organization"


def test_the_same_key_acts_once(cast, signed_in):
    client, body = signed_in("asel"), {"kind": "office", **NAMES}
    answers = [_post(client, cast.ministry, "open-organization", body, **{"Idempotency-Key": "k"}) for _ in range(2)]
    assert [a.json()["repeated"] for a in answers] == [False, True]
    assert answers[0].json()["ref"] == answers[1].json()["ref"]


def test_a_stale_version_is_told(cast, signed_in):
    answer = _post(signed_in("asel"), cast.office("osh"), "close-organization", {"reason": "x"}, **{"If-Match": "0"})
    assert (answer.status_code, answer.json()["code"]) == (409, "changed_meanwhile")


def test_whoever_may_not_is_refused_and_recorded(cast, signed_in):
    answer = _post(signed_in("aigul"), cast.office("osh"), "close-organization", {"reason": "x"})
    assert answer.status_code == 403
    assert Refusal.objects.get().action == "close_organization"


@pytest.mark.parametrize(
    ("body", "field"),
    [({}, "reason"), ({"reason": "x" * 300}, "reason"), ({"reason": "x", "state": "closed"}, "state")],
)
def test_answers_to_mend_are_named(cast, signed_in, body, field):
    answer = _post(signed_in("asel"), cast.office("osh"), "close-organization", body)
    assert answer.status_code == 422
    assert field in answer.json()["fields"]
    assert Organization.objects.get(pk=cast.office("osh").pk).state == OrganizationState.ACTIVE


def test_an_unknown_number_is_not_found(cast, signed_in):
    answer = signed_in("asel").post("/api/v1/organizations/000000000/close-organization", {}, "application/json")
    assert answer.status_code in (404, 422)


def test_the_api_asks_for_a_session_and_its_csrf_token(cast, signed_in):
    assert _post(Client(), cast.office("osh"), "close-organization", {"reason": "x"}).status_code == 401
    strict = signed_in("asel", enforce_csrf_checks=True)
    assert _post(strict, cast.office("osh"), "close-organization", {"reason": "x"}).status_code == 403
    assert Organization.objects.get(pk=cast.office("osh").pk).state == OrganizationState.ACTIVE


def test_the_schema_holds_every_action_that_has_a_button(cast, signed_in):
    schema = signed_in("asel").get("/api/v1/openapi.json").json()
    there = {operation["operationId"] for path in schema["paths"].values() for operation in path.values()}
    assert there == {action.name for action in ACTIONS.values() if action.has_button}
