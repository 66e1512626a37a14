"""The validator says what is wrong, in which file and line, and what to mend."""

from pathlib import Path

import pytest

from sapar.policy.law.library import examine, packs_directory
from sapar.policy.law.tests.samples import PACK, write_pack

FAULTS = [
    # what is changed, into what, the line, and what the message says
    ("holds: wage_amount", "holds: wage_amout", 15, "unknown fact or parameter 'wage_amout'"),
    ("finds: WAGE_BELOW_MINIMUM", "finds: WAGE_TOO_LOW", 13, "unknown violation code 'WAGE_TOO_LOW'"),
    ("field: wage", "field: salary", 14, "'salary' is not a field of the contract form"),
    ('    source: {act: LC, article: "1"}\n    checked: seen\n', "    checked: seen\n", 12, "has no citation"),
    ("    checked: seen\n", "", 12, "does not say how far it is checked"),
    ("until: 2025-12-31", "until: 2026-01-15", 10, "overlap"),
    ("until: 2025-12-31", "until: 2025-11-30", 10, "leave a gap"),
    ("ky: Минимум", "kg: Минимум", 5, "unknown key 'kg'"),
    (", ky: Минимум", "", 5, "lacks 'ky'"),
    ("unit: MNT/month", "units: MNT/month", 6, "did you mean 'unit'?"),
    ("value: 100", "valeu: 100", 9, "did you mean 'value'?"),
    ("holds: wage_amount >= minimum_wage_month", "holds: wage_amount >=", 15, "not an expression"),
    ("wage_amount >= minimum_wage_month", "wage_amount >= languages", 12, "the SQL does not run"),
    (
        "checked: seen}\n      - {from: 2026",
        "checked: confirmed}\n      - {from: 2026",
        9,
        "say by whom and on which day",
    ),
    ("checked: seen}\n      - {from: 2026", "checked: disputed}\n      - {from: 2026", 9, "give both readings"),
    ("checked: seen}\n      - {from: 2026", "checked: maybe}\n      - {from: 2026", 9, "write one of unverified"),
    ("value: 120", "value: [120]", 5, "different kinds"),
    ("when_unknown: MINIMUM_UNKNOWN_AFTER", "when_unknown: NEVER", 7, "unknown violation code 'NEVER'"),
    ("rules:", "rulez:", 11, "did you mean 'rules'?"),
    ("checked: seen\n", "checked: seen\n    says: {en: 'Pay {paid}', ru: a, ky: b}\n", 12, "unknown value {paid}"),
    ("checked: seen\n", "checked: seen\n    level: fatal\n", 18, "must be one of block, warn, info"),
]


def test_the_packs_of_the_project_have_no_fault() -> None:
    assert examine(packs_directory())[1] == []


def test_the_small_pack_of_these_tests_has_no_fault(tmp_path: Path) -> None:
    assert examine(write_pack(tmp_path))[1] == []


@pytest.mark.parametrize(("old", "new", "line", "message"), FAULTS, ids=[fault[3][:40] for fault in FAULTS])
def test_a_fault_is_named_with_its_line(tmp_path: Path, old: str, new: str, line: int, message: str) -> None:
    at = PACK.rindex(old) if old.startswith(("    checked", "checked: seen\n", "    source")) else PACK.index(old)
    _, problems = examine(write_pack(tmp_path, PACK[:at] + new + PACK[at + len(old) :]))
    assert any(message in problem.message and problem.line == line for problem in problems), [
        str(one) for one in problems
    ]
    assert all(problem.file.endswith("pack.yaml") for problem in problems)


def test_values_defined_by_each_other_are_a_fault(tmp_path: Path) -> None:
    circle = "derived:\n  one: {unit: x, sql: two + 1}\n  two: {unit: x, sql: one + 1}\nrules:"
    text = PACK.replace("rules:", circle).replace("holds: wage_amount", "holds: one")
    _, problems = examine(write_pack(tmp_path, text))
    assert "defined by each other" in problems[0].message


def test_the_digest_changes_with_content_and_not_with_layout(tmp_path: Path) -> None:
    def digest(name: str, text: str) -> str:
        return examine(write_pack(tmp_path / name, text))[0].packs["mn"].digest

    assert digest("a", PACK) == digest("b", "# a remark\n" + PACK + "\n\n")
    assert digest("a", PACK) != digest("c", PACK.replace("value: 120", "value: 121"))


MORE_FAULTS = [
    ("answers: {no.such: {value: true, source: {act: LC}, checked: seen}}", "there is no question 'no.such'"),
    ("answers: {contract.written: {value: 3, source: {act: LC}, checked: seen}}", "must be true or false"),
    ("answers: {pay.leave_weeks: {value: true, source: {act: LC}, checked: seen}}", "must be a number"),
    ("answers: {pay.leave_weeks: {value: 3, checked: seen}}", "has no citation"),
    ("conventions: {C999: {ratified: 2001, checked: seen}}", "no question asks about 'C999'"),
    ("conventions: {C97: {ratified: maybe, checked: seen}}", "must be a year, or false"),
    ("provisions: {x: {title: {en: a, ru: a, ky: a}, source: {act: LC}, checked: seen}}", "lacks 'says'"),
    ("provisions: {x: {title: {en: a, ru: a}, says: {en: a, ru: a, ky: a}, source: {act: LC}, checked: seen}}",
     "lacks 'ky'"),
    ("questions: [{id: q, dimension: pay, kind: level, protects: more, asks: {en: a, ru: a, ky: a}}]", "needs a range"),
    ("questions: [{id: q, dimension: no, kind: odd, protects: no, asks: {en: a, ru: a, ky: a}}]", "one of yes_no"),
    ("dimensions: {pay2: {title: {en: a, ru: a}}}", "lacks 'ky'"),
    ("derived: {v: {unit: x, sql: worker_age + 1, needs: 7}}", "must be a word or a list of words"),
]  # fmt: skip


@pytest.mark.parametrize(("section", "message"), MORE_FAULTS, ids=[message for _, message in MORE_FAULTS])
def test_a_fault_of_another_section_is_named(tmp_path: Path, section: str, message: str) -> None:
    _, problems = examine(write_pack(tmp_path, f"{PACK}\n{section}\n"))
    assert any(message in problem.message for problem in problems), [str(one) for one in problems]
    assert {problem.line for problem in problems} == {PACK.count("\n") + 1}


@pytest.mark.parametrize("years", ["20-18x", "young", "18–20"])
def test_ages_are_ranges_of_years(tmp_path: Path, years: str) -> None:
    _, problems = examine(write_pack(tmp_path, PACK.replace("value: 120,", f'value: 120, age: "{years}",')))
    assert "must be a range of years" in problems[0].message


def test_when_changes_take_effect_is_one_of_two(tmp_path: Path) -> None:
    text = PACK.replace("country: MN,", "country: MN, changes_take_effect: at noon,")
    assert "must be one of at once, pay week" in examine(write_pack(tmp_path, text))[1][0].message
