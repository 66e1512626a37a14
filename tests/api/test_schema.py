"""Whatever is sent to the API, in whatever role: no server error, and no answer that its schema does not declare.

Schemathesis makes the requests from the schema, with a fixed seed; the numbers of records are real ones of every kind,
each role in turn sends them, and everything is written into a scratch database.
"""

import json

import pytest
import schemathesis
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sapar.config.urls import api
from sapar.foundation.actions.registry import ACTIONS
from tests.access.specimens import Specimens
from tests.cast import SEATS, sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.slow]

EXAMPLES = 6  # for each endpoint, beside the empty body
NO_SUCH_RECORD = "000000000"
OURS = ("Idempotency-Key", "If-Match")  # a made-up Authorization would only be turned away
EVERY_CHECK = list(HealthCheck)


@pytest.fixture
def browsers(cast):
    """A signed-in browser for every role, and for a worker."""
    made = Specimens(cast)
    accounts = {name: getattr(cast, name).account for name in SEATS} | {"nurlan": made.holder("nurlans").account}
    clients = {name: Client(raise_request_exception=False) for name in accounts}
    for name, client in clients.items():
        sign_in(client, accounts[name])
    return made, clients


def sent(client, path, body, headers):
    """Send a request as the schema's example has it, and undo what came of it: the next finds everything as it was."""
    with transaction.atomic():
        answer = client.post(path, body, content_type="application/json", headers=headers)
        transaction.set_rollback(True)
    return answer


def operations():
    """Return the endpoints of the schema."""
    return [each.ok() for each in schemathesis.openapi.from_dict(api.get_openapi_schema()).get_all_operations()]


def attacked(operation, refs, clients):
    """Send what the schema allows, as everybody in turn; return the answers that should not be."""
    declared, wrong = {int(code) for code in operation.definition.raw["responses"]}, []

    @settings(max_examples=EXAMPLES, derandomize=True, database=None, deadline=None, suppress_health_check=EVERY_CHECK)
    @given(operation.as_strategy(), st.sampled_from(sorted(clients)), st.sampled_from([*refs, NO_SUCH_RECORD]))
    def tried(case, who, ref):
        body = json.dumps(case.body) if isinstance(case.body, dict) else "{}"
        given = {name: str((case.headers or {}).get(name, "")) for name in OURS}
        headers = {name: value for name, value in given.items() if value and value.isascii()}
        answer = sent(clients[who], operation.path.replace("{ref}", ref), body, headers)
        if answer.status_code >= 500 or answer.status_code not in declared:
            wrong.append((operation.path, who, answer.status_code, body[:200], answer.content[:300]))

    tried()
    return wrong


def test_no_server_error_and_no_undeclared_answer(browsers):
    made, clients = browsers
    records, wrong = {}, []
    for operation in operations():
        kind = ACTIONS[operation.definition.raw["operationId"]].subject
        if kind not in records:
            records[kind] = [each.ref for each in made.of(kind).values()]
        wrong += attacked(operation, records[kind], clients)
    assert wrong == []


def test_the_schema_names_every_action_with_a_button():
    named = {each["operationId"] for path in api.get_openapi_schema()["paths"].values() for each in path.values()}
    assert named == {name for name, action in ACTIONS.items() if action.has_button}
