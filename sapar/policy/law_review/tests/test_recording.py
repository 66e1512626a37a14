"""The record of the law in use: a base line, then one line for each entry that was added, changed or removed."""

from dataclasses import replace

import pytest

from sapar.foundation import clock
from sapar.foundation.audit.models import AuditEvent
from sapar.policy.law.library import Library, library
from sapar.policy.law.packs import Pack
from sapar.policy.law_review import entries, recording
from sapar.policy.law_review.actions import agree_review
from sapar.policy.law_review.choices import Change, EntryGone, Stance, WrittenAnew
from sapar.policy.law_review.entries import entries_of
from sapar.policy.law_review.models import LawChange, LawEntry, LawRegister
from sapar.policy.law_review.recording import packs_to_record
from sapar.policy.law_review.tasks import record_law_in_use
from sapar.policy.law_review.tests.conftest import confirmed, proposed, record


@pytest.fixture
def put_into_service(monkeypatch):
    """Return a function that puts another version of Russia's pack into service."""

    def swap(**parts) -> Pack:
        packs = library().packs
        pack = replace(packs["ru"], digest=f"version with other {sorted(parts)}", **parts)
        other = Library({**packs, "ru": pack})
        for module in (entries, recording):
            monkeypatch.setattr(module, "library", lambda: other)
        entries._known.pop(pack.digest, None)
        return pack

    return swap


def reworded(rules, rule="pay.minimum"):
    """Return the rules with one of them asking for something else."""
    return tuple(
        replace(each, checked=replace(each.checked, written=each.checked.written.replace("pay_compared", "other")))
        if each.id == rule else each
        for each in rules
    )  # fmt: skip


def test_the_first_recording_is_a_base_line_without_changes(law):
    assert LawEntry.objects.filter(pack="ru").count() == len(entries_of(library().packs["ru"]))
    assert not LawChange.objects.exists()


def test_nothing_changed_nothing_is_written(law):
    assert "ru" not in packs_to_record()
    events = AuditEvent.objects.count()
    record("ru")
    assert not LawChange.objects.exists()
    assert AuditEvent.objects.count() == events + 1  # that it was asked for, not that anything changed


def test_the_daily_duty_records_each_pack_once(law):
    assert record_law_in_use(clock.today()) == len(library().packs) - 1
    assert record_law_in_use(clock.today()) == 0


def test_what_is_written_anew_is_noted_with_before_and_after(law, put_into_service):
    pack = put_into_service(rules=reworded(library().packs["ru"].rules))
    record("ru")
    change = LawChange.objects.get()
    assert (change.what, change.entry.name, change.recorded_on) == (Change.CHANGED, "pay.minimum", clock.today())
    assert "pay_compared" in change.before
    assert "pay_compared" not in change.after
    assert change.pack_digest == pack.digest


def test_what_comes_and_goes_is_noted_and_comes_back_under_its_name(law, put_into_service):
    whole = library().packs["ru"].rules
    put_into_service(rules=whole[1:])
    record("ru")
    assert LawEntry.objects.get(name=whole[0].id, kind="rule").stance == Stance.GONE
    put_into_service(rules=whole, provisions={})
    record("ru")
    found = [(each.what, each.entry.kind) for each in LawChange.objects.filter(entry__kind="rule").order_by("pk")]
    assert found == [(Change.REMOVED, "rule"), (Change.ADDED, "rule")]


def test_a_confirmation_lapses_when_the_entry_is_written_anew(cast, rule, put_into_service):
    confirmed(cast, rule)
    put_into_service(rules=reworded(library().packs["ru"].rules))
    record("ru")
    rule.refresh_from_db()
    assert rule.stance == Stance.LAPSED


def test_a_confirmation_outlives_the_change_of_another_entry(cast, rule, put_into_service):
    confirmed(cast, rule)
    put_into_service(rules=reworded(library().packs["ru"].rules, rule="hours.week"))
    record("ru")
    rule.refresh_from_db()
    assert rule.stance == Stance.CONFIRMED


def test_nobody_agrees_to_what_was_written_anew_or_is_gone(cast, rule, put_into_service):
    review = proposed(cast, rule)
    put_into_service(rules=reworded(library().packs["ru"].rules))
    with pytest.raises(WrittenAnew):
        agree_review(review, by=cast.emil)
    put_into_service(rules=())
    with pytest.raises(EntryGone):
        agree_review(review, by=cast.emil)


def test_only_the_system_records(cast, law):
    assert not recording.record_law.allowed_to(cast.aizada, LawRegister.objects.get())
