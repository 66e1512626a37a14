"""A country nobody thought of works by its pack alone, without a line of Python."""

from datetime import date
from pathlib import Path

import pytest

from sapar.policy.law.comparing import compare
from sapar.policy.law.engine import Judge
from sapar.policy.law.library import Library, examine
from sapar.policy.law.plan import steps
from sapar.policy.law.simplicity import simplicity
from sapar.policy.law.tests.samples import PACK, case, wage, write_pack


@pytest.fixture
def mn(tmp_path: Path) -> Judge:
    return Judge(examine(write_pack(tmp_path))[0])


def test_its_rules_are_applied_with_the_words_all_packs_share(mn: Judge) -> None:
    result = mn.check(case(destination="MN", wage=wage(119, "MNT")))
    assert result.block_codes == {"WAGE_BELOW_MINIMUM"}
    assert "120" in result.broken[0].text("ky")


def test_international_rules_speak_where_it_is_silent(mn: Judge) -> None:
    result = mn.check(case(destination="MN", documents_held_by="employer"))
    assert [finding.rule for finding in result.broken] == ["international.documents.kept_by_worker"]


def test_a_check_uses_only_what_was_known_on_its_day(mn: Judge) -> None:
    terms = {"destination": "MN", "start": date(2025, 6, 1), "end": date(2026, 6, 1), "wage": wage(110, "MNT")}
    before, after = (
        mn.check(case(check_on=date(2025, 10, 31), **terms)),
        mn.check(case(check_on=date(2025, 11, 1), **terms)),
    )
    assert (before.block_codes, before.checked_until) == (set(), date(2025, 12, 31))
    assert [info.code for info in before.infos] == ["MINIMUM_UNKNOWN_AFTER"]
    assert (after.block_codes, after.broken[0].since) == ({"WAGE_BELOW_MINIMUM"}, date(2026, 1, 1))


MORE = """
  registration_days:
    title: {en: Registration, ru: Учёт, ky: Каттоо}
    unit: days
    values: [{value: 10, source: {act: LC}, checked: seen}]
answers:
  contract.written: {value: true, source: {act: LC, article: "2"}, checked: seen}
  fees.worker_fee: {value: 1, source: {act: LC}, checked: unverified}
conventions:
  C97: {ratified: 2030, checked: seen}
calendar:
  weekend: [sun]
  years: [2026]
  last_day_off_moves: forward
  source: {act: LC}
  checked: seen
  days_off: []
procedures:
  going:
    title: {en: Going, ru: Выезд, ky: Кетүү}
    applies: origin = 'KG'
    steps:
      - id: register
        phase: abroad
        who: worker
        visits: 2
        takes_days: 5
        from: 2026-01-01
        within: {days: registration_days, of: entry}
        documents: [passport]
        fee: {amount: 7, currency: MNT}
        title: {en: Register, ru: Учёт, ky: Каттоо}
        what: {en: Go, ru: Идите, ky: Барыңыз}
        source: {act: LC}
        checked: seen
"""


@pytest.fixture
def library_of_mn(tmp_path: Path) -> Library:
    head, rules = PACK.split("rules:\n")
    found, problems = examine(write_pack(tmp_path, f"{head}{MORE.lstrip(chr(10))}rules:\n{rules}"))
    assert not problems, problems
    return found


def test_its_steps_are_planned_and_counted(library_of_mn: Library) -> None:
    found = steps("KG", "MN", events={"entry": date(2026, 3, 1)}, law=library_of_mn)
    assert [(step.do_by, step.visits) for step in found] == [(date(2026, 3, 11), 2)]
    now, before = (simplicity("KG", "MN", day, library_of_mn) for day in (date(2026, 2, 1), date(2025, 2, 1)))
    assert (now.steps, now.visits, now.days, before.steps) == (1, 2, 5, 0)
    assert [(cost.currency, cost.total, cost.share) for cost in now.costs] == [("MNT", 7, 100)]


def test_it_is_compared_with_the_standards(library_of_mn: Library) -> None:
    found = compare("MN", "INT", date(2026, 11, 24), library_of_mn)
    rows = {row.question.id: row for each in found.dimensions for row in each.rows}
    assert (rows["contract.written"].distance, rows["fees.worker_fee"].distance) == (0, 0.5)
    assert rows["fees.worker_fee"].proposed_by == "b"
    assert rows["ratified.C97"].a.value is False  # not before its day
    assert found.measured.distance is None
    assert found.measured.coverage < 0.7
