"""A country nobody thought of works by its pack alone, without a line of Python."""

from datetime import date
from pathlib import Path

import pytest

from sapar.policy.law.engine import Judge
from sapar.policy.law.library import examine
from sapar.policy.law.tests.samples import case, wage, write_pack


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
