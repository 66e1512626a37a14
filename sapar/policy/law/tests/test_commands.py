"""`sapar law …`: output, sentences and exit status."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sapar.policy.law.policy_commands import law
from sapar.policy.law.tests.samples import PACK, write_pack

CONTRACT = """
cases:
  - id: A
    origin: KG
    destination: RU
    check_on: 2026-03-01
    contract: {start: 2026-03-01, end: 2026-12-31, worker_age: 17, documents_held_by: employer}
  - {id: B, origin: KG, destination: JP, contract: {start: 2026-03-01}}
"""


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(law, list(arguments))
    return result.exit_code, result.output


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "cases.yaml"
    path.write_text(CONTRACT, encoding="utf-8")
    return path


def test_check_gives_findings_as_agreed_and_answers_the_other_cases_too(file: Path) -> None:
    status, output = run("check", str(file), "--json")
    first, second = json.loads(output)["cases"]
    finding = first["findings"][0]
    assert status == 1
    assert {key: finding[key] for key in ("code", "level", "field", "from")} == {
        "code": "MIN_AGE", "level": "block", "field": "worker_age", "from": "2026-03-01"}  # fmt: skip
    assert first["checked_until"] == "2026-12-31"
    assert "no pack of laws yet for the country JP" in second["problem"]


def test_check_speaks_to_people_in_their_language(file: Path) -> None:
    status, output = run("check", str(file), "--language", "ky")
    assert status == 1
    assert "Жумушчу бул иш үчүн өтө жаш" in output
    assert "employer." not in output


def test_one_contract_alone_is_a_file_too(tmp_path: Path) -> None:
    path = tmp_path / "one.json"
    path.write_text(
        '{"contract": {"origin": "KG", "destination": "KZ", "start": "2026-03-01", "end": "2026-05-01"}}',
        encoding="utf-8",
    )
    status, output = run("check", str(path), "--json")
    assert (status, json.loads(output)["cases"][0]["findings"]) == (0, [])


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("nothing: here", "no 'cases:' in it"),
        ("cases: 5", "must be a list"),
        ("a: [", "not YAML"),
        ("a: &x 1\nb: *x", "aliases"),
    ],
)
def test_a_file_that_cannot_be_read_is_answered_with_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(text, encoding="utf-8")
    status, output = run("check", str(path))
    assert status == 2
    assert sentence in output


def test_a_field_that_cannot_be_read_is_bad_input(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("contract: {destination: RU, start: tomorrow}", encoding="utf-8")
    status, output = run("check", str(path))
    assert status == 2
    assert "start: 'tomorrow' is not a day" in output


def test_a_missing_file_is_bad_input() -> None:
    assert run("check", "/nowhere/cases.yaml")[0] == 2


def test_deadline_gives_the_keys_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "deadlines.yaml"
    path.write_text(
        "deadline_cases: [{id: D, rule: ru.stay.registration, "
        "given: {entry: 2026-03-01}, expected: {last_day: 2026-03-31}}]",
        encoding="utf-8",
    )
    status, output = run("deadline", str(path), "--json")
    case = json.loads(output)["cases"][0]
    assert (status, case["id"], case["computed"]) == (0, "D", {"last_day": "2026-03-31"})


def test_plan_lists_dated_steps() -> None:
    status, output = run("plan", "--origin", "KG", "--destination", "RU", "--event", "entry=2026-03-01", "--json")
    days = {step["id"]: step["do_by"] for step in json.loads(output)["steps"]}
    assert (status, days["ru.arrival.register"]) == (0, "2026-03-31")


def test_plan_refuses_a_day_it_cannot_read() -> None:
    status, output = run("plan", "--origin", "KG", "--destination", "RU", "--event", "entry=1.3.26")
    assert (status, "write an event and its day" in output) == (2, True)


def test_value_cites_its_source() -> None:
    status, output = run("value", "appeal.reply_working_days", "--on", "2026-03-01")
    assert status == 0
    assert "14 working days from registration — Law No 67" in output


def test_validate_names_faults_by_line(tmp_path: Path) -> None:
    write_pack(tmp_path, PACK.replace("holds: wage_amount", "holds: wage"))
    status, output = run("validate", str(tmp_path))
    assert status == 1
    assert "pack.yaml:15: holds of rule pay.minimum: unknown fact or parameter 'wage'" in output


def test_validate_finds_no_fault_in_the_packs_of_the_project() -> None:
    assert run("validate")[0] == 0


def test_validate_of_no_directory_is_bad_input() -> None:
    assert run("validate", "/nowhere")[0] == 2


def test_compare_gives_distance_coverage_and_agenda() -> None:
    status, output = run("compare", "KG", "RU", "--json", "--on", "2026-11-24", "--language", "ky")
    found = json.loads(output)
    assert (status, found["a"], found["b"], len(found["dimensions"])) == (0, "KG", "RU", 16)
    assert found["low"] <= found["distance"] <= found["high"]
    assert found["agenda"][0]["propose"]["law"]
    assert run("compare", "KG", "QQ")[0] == 2
    assert "→" in run("compare", "KG", "RU")[1]


def test_replay_reads_a_file_and_writes_the_findings(tmp_path: Path) -> None:
    contracts, proposal, findings = (tmp_path / name for name in ("c.csv", "p.yaml", "f.csv"))
    contracts.write_text(
        "contract,origin,destination,check_on,starts_on,ends_on,wage_amount,wage_currency,wage_period,wage_basis,"
        "hours_per_week\n7,KG,RU,2026-11-01,2026-11-01,2027-10-31,30000,RUB,month,gross,40\n",
        encoding="utf-8",
    )
    proposal.write_text(
        "overlay: {country: RU, title: {en: A, ru: Б, ky: В}}\n"
        "parameters: {minimum_wage_month: {values: [{from: 2027-01-01, value: 35000}]}}\n",
        encoding="utf-8",
    )
    options = ["--contracts", str(contracts), "--findings", str(findings), "--json", "--language", "ru"]
    status, output = run("replay", str(proposal), *options)
    found = json.loads(output)
    assert (status, found["proposal"], found["total"]["newly"]) == (0, "Б", 1)
    assert "7,ru.pay.minimum,WAGE_BELOW_MINIMUM,block,broken,2027-01-01,2027-10-31" in findings.read_text("utf-8")
    status, output = run("replay", str(proposal), "--contracts", str(tmp_path / "none.csv"))
    assert (status, "There is no file" in output) == (2, True)


def test_simplicity_tells_how_a_corridor_has_changed() -> None:
    status, output = run("simplicity", "KG", "RU", "--json", "--on", "2026-11-24")
    found = json.loads(output)
    assert status == 0
    assert [each["steps"] for each in found["history"]] == sorted(each["steps"] for each in found["history"])
    assert found["steps"] > found["history"][0]["steps"]
    status, output = run("simplicity", "KG", "QQ")
    assert (status, "There are no steps yet for the country QQ" in output) == (2, True)


def test_plan_writes_a_calendar(tmp_path: Path) -> None:
    file = tmp_path / "plan.ics"
    options = ["--origin", "KG", "--destination", "KR", "--event", "entry=2026-05-11", "--ics", str(file)]
    assert run("plan", *options, "--language", "ky")[0] == 0
    text = file.read_text(encoding="utf-8")
    assert "SUMMARY:Чет өлкөлүк катары катталыңыз" in text
    assert "DTSTART;VALUE=DATE:20260807" in text
    assert run("plan", "--origin", "KG", "--destination", "KR", "--ics", str(file))[0] == 2
