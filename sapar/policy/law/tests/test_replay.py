"""Judging many contracts at once says what judging each says; a proposal is set beside the law as it is."""

from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from sapar.policy.law.cases import read_cases
from sapar.policy.law.engine import NoPackYet, judge
from sapar.policy.law.facts import read_contract
from sapar.policy.law.library import library
from sapar.policy.law.problems import PackRefused
from sapar.policy.law.replay import stages
from sapar.policy.law.replay.files import database_for, read_contracts, read_stated, write_table
from sapar.policy.law.replay.judging import judge_all
from sapar.policy.law.replay.overlays import read_overlay
from sapar.policy.law.replay.reports import Replay, replay
from sapar.policy.law.tests.samples import ROOT, WORKED_CASES, case, wage

EXAMPLES = {
    str(example["id"]): example
    for file in [*sorted((ROOT / "laws").glob("*/examples/*.yaml")), *([WORKED_CASES] if WORKED_CASES.exists() else [])]
    for example in read_cases(file)
}
PROPOSAL = """
overlay: {country: RU, title: {en: Minimum of 2027, ru: МРОТ 2027, ky: 2027-ж. эң төмөнкү айлыгы}}
parameters:
  minimum_wage_month:
    values: [{from: 2027-01-01, value: 35000}]
"""
Found = set[tuple[str, str, str, date | None, date | None]]


def found_together(cases: dict[str, Any]) -> dict[str, Found]:
    """The findings of judging all at once, by contract."""
    database = database_for(Path("none.parquet"))
    read_stated(database, [(name, read_contract(one)) for name, one in cases.items()])
    judge_all(database, library())
    found: dict[str, Found] = {name: set() for name in cases}
    for contract, rule, code, _level, answer, since, until in database.execute("SELECT * FROM findings").fetchall():
        found[contract].add((answer, code, "" if answer == "info" else rule, since, until))
    return found


def found_alone(one: Any) -> Found:
    result = judge().check(one)
    return {
        (finding.answer, finding.code, "" if finding.answer == "info" else finding.rule, finding.since, finding.until)
        for finding in result.findings
        if finding.answer != "kept"
    }


def test_all_together_are_judged_as_each_alone() -> None:
    together = found_together(EXAMPLES)
    assert len(EXAMPLES) > 150
    for name, one in EXAMPLES.items():
        assert together[name] == found_alone(one), name


def test_more_rules_than_a_number_has_bits_are_judged_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    some = dict(list(EXAMPLES.items())[::7])
    whole = found_together(some)
    monkeypatch.setattr(stages, "BITS", 3)
    assert found_together(some) == whole


def test_a_number_not_known_yet_is_noted_once_however_many_rules_wait_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "BITS", 2)
    database = database_for(Path("none.parquet"))
    read_stated(database, [(name, read_contract(one)) for name, one in list(EXAMPLES.items())[::5]])
    judge_all(database, library())
    notes = database.execute("SELECT contract, code FROM findings WHERE answer = 'info'").fetchall()
    assert len(notes) == len(set(notes)) > 3


@pytest.fixture
def contracts(tmp_path: Path) -> Path:
    """Four contracts in Russia and one in Kazakhstan, in a file that leaves most of the form out."""
    file = tmp_path / "contracts.csv"
    rows = [
        "contract,origin,destination,check_on,starts_on,ends_on,wage_amount,wage_currency,wage_period,wage_basis,"
        "hours_per_week,sector,region,languages",
        "a,KG,RU,2026-09-01,2026-09-01,2027-06-30,34000,RUB,month,gross,40,trade,Tula,ru;ky",
        "b,KG,RU,2026-09-01,2026-09-01,2027-06-30,36000,RUB,month,gross,40,trade,Tula,ru",
        "c,KG,RU,2026-09-01,2026-09-01,2026-12-31,34000,RUB,month,gross,40,construction,,ru;ky",
        "d,KG,RU,2026-09-01,2026-09-01,2027-06-30,20000,RUB,month,gross,40,construction,Tula,ru;ky",
        "e,KG,KZ,2026-09-01,2026-09-01,2026-12-31,90000,KZT,month,gross,40,trade,Almaty,ru;ky",
    ]
    file.write_text("\n".join(rows), encoding="utf-8")
    return file


def replayed(contracts: Path, tmp_path: Path, text: str = PROPOSAL) -> Replay:
    proposal = tmp_path / "proposal.yaml"
    proposal.write_text(text, encoding="utf-8")
    database = database_for(contracts)
    read_contracts(database, contracts)
    return replay(database, library(), read_overlay(proposal, library()))


def test_a_proposal_says_who_would_gain(contracts: Path, tmp_path: Path) -> None:
    report = replayed(contracts, tmp_path)
    assert (report.total.contracts, report.total.before, report.total.after, report.total.newly) == (4, 1, 2, 1)
    assert [(row.name, row.newly) for row in report.by_code] == [("WAGE_BELOW_MINIMUM", 1)]
    assert [(row.name, row.before, row.after) for row in report.by_group["sector"]] == [
        ("trade", 0, 1), ("construction", 1, 1),
    ]  # fmt: skip
    assert report.by_group["region"][-1].name is None
    assert report.digest_before != report.digest_after == replayed(contracts, tmp_path).digest_after


def test_a_proposal_may_add_and_take_away_rules(contracts: Path, tmp_path: Path) -> None:
    text = PROPOSAL.split("parameters:")[0] + (
        "rules: [{id: pay.none, finds: WAGE_BELOW_MINIMUM, field: wage, holds: wage_amount > 35000}]\n"
        "without: [pay.minimum]\n"
    )
    report = replayed(contracts, tmp_path, text)
    assert (report.total.newly, report.total.no_longer) == (2, 0)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("parameters: {}", "lacks 'overlay'"),
        ("overlay: {country: QQ, title: {en: a, ru: a, ky: a}}", "no pack of laws for the country QQ"),
        (PROPOSAL + "without: [no.such]\n", "has no rule 'no.such'"),
        (PROPOSAL.replace("35000", "read_csv('/etc/passwd')"), "different kinds"),
        (PROPOSAL + "rules: [{id: x, finds: MIN_AGE, field: worker_age, holds: (select 1)}]\n", "not allowed"),
        ("overlay: &a [*a]", "anchors and aliases"),
    ],
)  # fmt: skip
def test_a_proposal_with_a_fault_is_refused_with_its_line(text: str, says: str, tmp_path: Path) -> None:
    file = tmp_path / "proposal.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(PackRefused, match=says):
        read_overlay(file, library())


@pytest.mark.parametrize(("rise", "newly"), [(36000, 0), (34000, 1)])
def test_pay_that_changes_within_the_term_is_read_from_the_file(rise: int, newly: int, tmp_path: Path) -> None:
    file = tmp_path / "the worker's.parquet"
    spans = (
        "[{'since': DATE '2026-11-01', 'until': DATE '2026-12-31', 'amount': 30000},"
        f" {{'since': DATE '2027-01-01', 'until': DATE '2027-06-30', 'amount': {rise}}}]"
    )
    duckdb.connect().execute(f"""
        COPY (SELECT 1 AS contract, 'KG' AS origin, 'RU' AS destination, DATE '2026-11-01' AS starts_on,
              DATE '2027-06-30' AS ends_on, DATE '2026-11-24' AS check_on, 30000 AS wage_amount, 'RUB' AS wage_currency,
              'month' AS wage_period, 'gross' AS wage_basis, 40 AS hours_per_week, {spans} AS pay_spans)
        TO '{str(file).replace("'", "''")}'""")
    assert replayed(file, tmp_path).total.newly == newly


def test_findings_are_written_to_a_file(contracts: Path, tmp_path: Path) -> None:
    target = tmp_path / "findings.parquet"
    database = database_for(contracts, target)
    read_contracts(database, contracts)
    judge_all(database, library())
    write_table(database, "findings", target)
    assert database.execute(
        f"SELECT DISTINCT contract FROM '{target}' WHERE code = 'WAGE_BELOW_MINIMUM'"
    ).fetchall() == [("d",)]


def test_the_database_reaches_no_other_file(contracts: Path) -> None:
    with pytest.raises(Exception, match=r"(?i)permission|disabled|access"):
        database_for(contracts).execute("SELECT * FROM read_text('/etc/passwd')")


def test_a_country_without_a_pack_has_no_findings_of_its_own(tmp_path: Path) -> None:
    one = case(destination="AE", wage=wage(1, "AED"), documents_held_by="employer")
    broken = {code for answer, code, *_ in found_together({"x": one})["x"] if answer == "broken"}
    assert broken == {"PASSPORT_RETENTION"}
    with pytest.raises(NoPackYet):
        judge().check(one)
