"""The guard: no way into a guarded table but an action."""

import pytest
from django.db import connection, transaction
from django.test import RequestFactory

from sapar.foundation.actions import guard
from sapar.foundation.actions.guard import WriteOutsideAction, WriteWhileReading, tables_written_by
from sapar.foundation.actions.middleware import ReadOnlyGetMiddleware
from sapar.registers.organizations.models import Membership, Organization

TABLE = "organizations_organization"


@pytest.mark.parametrize(
    "write",
    [
        lambda office: office.save(),
        lambda office: office.delete(),
        lambda office: Organization.objects.update(phone="1"),
        lambda office: Organization.objects.filter(pk=office.pk).delete(),
        lambda office: Organization.objects.bulk_create([Organization(names={"ru": "X"}, search_key="x")]),
        lambda office: Organization.objects.bulk_update([office], ["phone"]),
        lambda office: Organization._base_manager.filter(pk=office.pk).update(phone="1"),
        lambda office: connection.cursor().execute(f"UPDATE {TABLE} SET phone = '1'"),
        lambda office: connection.cursor().execute(f'with x as (select 1) DELETE from "{TABLE}"'),
        lambda office: connection.cursor().execute(f"/* x */ INSERT OR REPLACE INTO {TABLE} (id) VALUES (1)"),
    ],
)
def test_a_write_outside_an_action_is_refused(cast, write):
    office = cast.office("osh")
    with pytest.raises(WriteOutsideAction), transaction.atomic():
        write(office)
    assert Organization.objects.get(pk=office.pk).phone == ""


def test_every_model_of_ours_is_guarded():
    from django.apps import apps

    from sapar.registers.people.index import IndexRow

    ours = [
        model for model in apps.get_models()
        if model.__module__.startswith("sapar.") and not issubclass(model, IndexRow)  # derived: docs/decisions/0012
    ]  # fmt: skip
    assert [model for model in ours if not getattr(model, "GUARDED", False)] == []


def test_a_get_cannot_write_even_what_is_not_guarded(db):
    def view(request):
        connection.cursor().execute("DELETE FROM django_content_type")

    with pytest.raises(WriteWhileReading):
        ReadOnlyGetMiddleware(view)(RequestFactory().get("/"))


def test_a_get_can_write_its_session(db):
    from sapar.foundation.accounts.session_store import SessionStore

    with guard.reading_only():
        session = SessionStore()
        session["language"] = "ky"
        session.save()
    assert SessionStore(session.session_key)["language"] == "ky"


def test_what_a_body_writes_beside_its_subject_is_in_the_event(cast, monkeypatch):
    from sapar.foundation.actions.registry import ACTIONS
    from sapar.foundation.actions.wrapper import Done
    from sapar.registers.organizations.actions import close_organization

    cast.aigul

    def body(office, *, by, on, reason: str):
        Membership.objects.update(role="auditor")
        return Done(silent_because="test")

    by, office = cast.asel, cast.office("osh")
    monkeypatch.setattr(ACTIONS["close_organization"], "body", body)
    event = close_organization(office, by=by, reason="x").event
    assert "organizations.membership" in event.before
    assert '"role":"auditor"' in event.after


@pytest.mark.parametrize(
    ("sql", "tables"),
    [
        ("SELECT 1 FROM a WHERE b = 'delete from c'", set()),
        ('INSERT INTO "a" ("b") VALUES (%s) ON CONFLICT DO UPDATE SET "b" = 1', {"a"}),
        ("-- x\nUPDATE ONLY a SET b = 1", {"a"}),
        ('DELETE FROM "public"."a"', {"a"}),
        ("TRUNCATE a", {"a"}),
    ],
)
def test_the_tables_a_statement_writes_are_found(sql, tables):
    assert tables_written_by(sql) == tables
