"""The worked contracts and deadlines: those shared between projects, and those each pack brings itself."""

from pathlib import Path
from typing import Any

import pytest

from sapar.policy.law.cases import read_cases
from sapar.policy.law.deadlines import deadline
from sapar.policy.law.engine import judge
from sapar.policy.law.tests.samples import ROOT, WHY_SKIPPED, WORKED_CASES

EXAMPLES = [
    pytest.param(example, id=str(example["id"]))
    for file in sorted((ROOT / "laws").glob("*/examples/*.yaml"))
    for example in read_cases(file)
]


def shared(section: str) -> list[Any]:
    if not WORKED_CASES.exists():
        return [pytest.param(None, marks=pytest.mark.skip(reason=WHY_SKIPPED), id="absent")]
    packs = {path.name for path in (ROOT / "laws").iterdir()}
    cases = read_cases(WORKED_CASES, section)
    return [
        pytest.param(one, id=str(one["id"]))
        for one in cases
        if str(one.get("destination", one.get("rule"))).lower().split(".")[0] in packs
    ]


def expected(case: Any, what: str = "violations") -> set[str]:
    return {entry["code"] for entry in case["expected"].get(what, [])}


@pytest.mark.parametrize("case", shared("cases"))
def test_the_worked_contract_has_the_breaches_expected(case: Any) -> None:
    result = judge().check(case)
    assert result.block_codes == expected(case)
    assert expected(case, "warnings") <= {finding.code for finding in result.broken}


@pytest.mark.parametrize("case", shared("deadline_cases"))
def test_the_worked_deadline_has_the_days_expected(case: Any) -> None:
    computed = deadline(case["rule"], case["given"]).computed()
    assert {key: computed[key] for key in case["expected"]} == case["expected"]


@pytest.mark.parametrize("case", EXAMPLES)
def test_the_example_of_a_pack_has_the_breaches_expected(case: Any) -> None:
    result = judge().check(case)
    assert result.block_codes == expected(case)
    assert expected(case, "warnings") <= {finding.code for finding in result.broken if finding.level == "warn"}
    assert set(case["expected"].get("cannot_tell", [])) <= {finding.code for finding in result.cannot_tell}
    for entry in case["expected"]["violations"]:
        found = next(finding for finding in result.broken if finding.code == entry["code"])
        assert found.since == entry.get("from_date", found.since)
        assert found.until == entry.get("until_date", found.until)


@pytest.mark.parametrize("country", sorted(path.name for path in (ROOT / "laws").iterdir()))
def test_a_pack_brings_at_least_twelve_examples(country: str) -> None:
    files = (ROOT / "laws" / country / "examples").glob("*.yaml")
    assert sum(len(read_cases(Path(file))) for file in files) >= 12
