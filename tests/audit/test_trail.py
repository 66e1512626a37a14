"""The trail cannot be rewritten unseen: triggers refuse, seals tell."""

import json

import pytest
from django.db import DatabaseError, connection, transaction

from sapar.foundation.audit import triggers
from sapar.foundation.audit.merkle import root
from sapar.foundation.audit.models import AuditEvent, Refusal, Seal
from sapar.foundation.audit.seals import digest, seal_trail, verify_trail
from tests.unguarded import drop_triggers, unguarded


@pytest.fixture
def sealed(cast):
    """A trail of some events, all of them sealed."""
    cast.aigul, cast.daniyar
    seal_trail()
    return list(AuditEvent.objects.order_by("pk").values_list("pk", flat=True))


def _tamper(sql, *values):
    """Do what a database administrator could: without triggers, without guard."""
    with unguarded(), connection.cursor() as cursor:
        drop_triggers()
        cursor.execute(sql, values)
        triggers.install()


def test_a_sound_trail_has_no_problems(sealed):
    verdict = verify_trail()
    assert (verdict.problems, verdict.events, verdict.unsealed) == ([], len(sealed), 0)


@pytest.mark.parametrize(
    "column", ["details", "after", "before", "law", "actor", "recorded_at", "action", "subject_ref"]
)
def test_an_altered_event_is_named(sealed, column):
    _tamper(f"UPDATE audit_auditevent SET {column} = '{{\"x\":1}}' WHERE id = %s", sealed[2])
    assert verify_trail().problems == [f"Event {sealed[2]} was altered."]


def test_an_event_altered_together_with_its_own_digest_is_named(sealed):
    _tamper("UPDATE audit_auditevent SET details = '{}', leaf = %s WHERE id = %s", "0" * 64, sealed[1])
    assert verify_trail().problems == [f"Event {sealed[1]} was altered."]


def test_a_deleted_event_is_named(sealed):
    _tamper("DELETE FROM notices_outboxmessage WHERE event_id = %s", sealed[3])
    _tamper("DELETE FROM audit_auditevent WHERE id = %s", sealed[3])
    assert verify_trail().problems == [f"Event {sealed[3]} is missing."]


def test_an_inserted_event_is_named(sealed):
    columns = ", ".join(f'"{f.column}"' for f in AuditEvent._meta.concrete_fields if f.column != "id")
    copy = f"INSERT INTO audit_auditevent (id, {columns}) SELECT %s, {columns} FROM audit_auditevent WHERE id = %s"
    _tamper(copy, sealed[0] - 1, sealed[1])
    assert verify_trail().problems == [f"Event {sealed[0] - 1} was slipped in."]


def test_two_swapped_events_are_named(sealed):
    first, second, free = sealed[1], sealed[2], 10**9
    _tamper("DELETE FROM notices_outboxmessage")
    for old, new in ((first, free), (second, first), (free, second)):
        _tamper("UPDATE audit_auditevent SET id = %s WHERE id = %s", new, old)
    assert verify_trail().problems == [f"Event {first} was altered.", f"Event {second} was altered."]


def test_a_removed_seal_is_noticed(cast, sealed):
    cast.kanykei
    seal_trail()
    first = Seal.objects.order_by("pk").first()
    _tamper("DELETE FROM audit_seal WHERE id = %s", first.pk)
    assert any("a seal before it is missing" in problem for problem in verify_trail().problems)


def test_a_seal_written_by_somebody_else_is_noticed(sealed):
    seal = Seal.objects.get()
    statement = seal.statement.replace('"size":', '"size": ')
    _tamper("UPDATE audit_seal SET statement = %s", statement)
    assert "not signed by us" in verify_trail().problems[0]


def test_a_trail_cut_at_its_end_contradicts_the_witness(cast, sealed):
    cast.kanykei
    seal_trail()
    head = digest(Seal.objects.order_by("pk").last())
    _tamper("DELETE FROM audit_seal WHERE id = %s", Seal.objects.order_by("pk").last().pk)
    assert verify_trail().problems == []
    assert verify_trail(head).problems != []


def test_a_missing_trigger_is_reported(sealed):
    with unguarded():
        drop_triggers()
    assert any("trigger" in problem for problem in verify_trail().problems)
    triggers.install()


def test_what_is_not_sealed_yet_is_reported_and_its_alteration_noticed(cast, sealed):
    cast.kanykei
    assert verify_trail().unsealed > 0
    last = AuditEvent.objects.order_by("pk").last().pk
    _tamper("UPDATE audit_auditevent SET details = '[]' WHERE id = %s", last)
    assert verify_trail().problems == [f"Event {last} (not yet sealed) was altered."]


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE {table} SET id = id + 1000",
        "DELETE FROM {table}",
        "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        "TRUNCATE {table} CASCADE",
    ],
)
@pytest.mark.parametrize("model", [AuditEvent, Refusal, Seal])
def test_the_database_itself_refuses_to_rewrite_the_trail(cast, sealed, model, sql):
    foreign = {"postgresql": "REPLACE", "sqlite": "TRUNCATE"}[connection.vendor]
    if foreign in sql:
        pytest.skip(f"{connection.vendor} does not have {foreign}")
    if model is Refusal:
        from sapar.foundation.audit.trail import append_refusal

        append_refusal(action="a", actor_key="b", subject_type="c", subject_ref="d", code="e")
    with unguarded(), pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql.format(table=model._meta.db_table))


def test_django_cannot_write_the_trail_either(cast, sealed):
    from sapar.foundation.actions.guard import WriteOutsideAction

    event = AuditEvent.objects.first()
    for write in (event.save, event.delete, lambda: AuditEvent.objects.update(details="{}")):
        with pytest.raises(WriteOutsideAction), transaction.atomic():
            write()


def test_the_tree_is_that_of_rfc_9162():
    """The vectors of Certificate Transparency's reference implementation for the first leaves."""
    import hashlib

    leaves = [hashlib.sha256(b"\x00" + bytes.fromhex(data)).digest() for data in ("", "00", "10")]
    assert root([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert root(leaves[:1]).hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    assert root(leaves[:2]).hex() == "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"
    assert root(leaves).hex() == "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"


def test_events_are_canonical_json(sealed):
    for event in AuditEvent.objects.all():
        for text in (event.actor, event.law, event.details, event.before, event.after):
            assert text == json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
