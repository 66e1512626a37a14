"""What cannot be read is answered with status 2 and a sentence that names what to mend."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sapar.policy.law.policy_commands import law


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(law, list(arguments))
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def check(tmp_path: Path, text: str, *options: str) -> tuple[int, str]:
    path = tmp_path / "in.yaml"
    path.write_text(text, encoding="utf-8")
    return run("check", str(path), *options)


@pytest.mark.parametrize(
    ("contract", "sentence"),
    [
        ("{start: 2026-13-01}", "start: '2026-13-01' is not a day"),
        ("{start: 2026-03-01x}", "start: '2026-03-01x' is not a day"),
        ("{start: 0001-01-01}", "start: 0001-01-01 is too far away"),
        ("{start: 2026-03-01, wage: {amount: -1}}", "wage.amount: -1 is out of range"),
        ("{start: 2026-03-01, days_per_week: 8}", "days_per_week: 8 is out of range; write a number from 0 to 7"),
        ("{start: 2026-03-01, hours_per_week: 169}", "hours_per_week: 169 is out of range"),
        ("{start: 2026-03-01, languages: [ru, null]}", "languages: write plain words"),
        ("{start: 2026-03-01, fx: {USD: 80}, wage: {amount: 5, currency: USD}}", "fx.USD: a group of fields"),
        ("{start: 2026-03-01, hours_per_week: 40, hours_per_week: 90}", "'hours_per_week' is written twice"),
    ],
)
def test_a_contract_that_cannot_be_read_names_its_field(tmp_path: Path, contract: str, sentence: str) -> None:
    status, output = check(tmp_path, f"destination: RU\norigin: KG\ncontract: {contract}")
    assert status == 2
    assert sentence in output


@pytest.mark.parametrize(
    ("country", "sentence"), [("null", "destination: give the country"), ("Russia", "'Russia' is not a country")]
)
def test_a_contract_without_a_country_of_work_is_bad_input(tmp_path: Path, country: str, sentence: str) -> None:
    status, output = check(tmp_path, f"contract: {{destination: {country}, start: 2026-03-01}}")
    assert status == 2
    assert sentence in output


def test_small_letters_name_a_country_too_and_the_home_country_is_the_origin(tmp_path: Path) -> None:
    contract = "{destination: ru, start: 2026-03-01, worker_age: 17, agency: {name: A, permit_status: none}}"
    status, output = check(tmp_path, f"contract: {contract}", "--json")
    codes = {finding["code"] for finding in json.loads(output)["cases"][0]["findings"] if finding["level"] == "block"}
    assert (status, codes) == (1, {"MIN_AGE", "AGENCY_NO_PERMIT"})


def test_fields_that_are_not_of_the_form_are_named(tmp_path: Path) -> None:
    contract = "{destination: RU, start: 2026-03-01, colour: red, wage: {amout: 5}, fees: [{kind: visa, paid_by: x}]}"
    status, output = check(tmp_path, f"contract: {contract}", "--json")
    assert status == 0
    assert json.loads(output)["cases"][0]["not_read"] == [
        "colour", "wage.amout (did you mean wage.amount?)", "fees.paid_by"]  # fmt: skip
    assert "not read: wage.amout" in check(tmp_path, f"contract: {contract}")[1]


@pytest.mark.parametrize(
    ("rule", "given", "sentence"),
    [
        ("xx.y", "{}", "There is no deadline rule 'xx.y'"),
        ("ru.stay.registration", "{entry: 9999-12-31}", "entry: 9999-12-31 is too far away"),
        ("kg.agency_permit.term", "{issued: 2026-08-31, term_months: 1.5}", "term_months: give a whole number"),
        ("kg.agency_permit.term", "{issued: 2026-08-31, term_months: 100000}", "term_months: 100000 is out of range"),
        ("ru.stay.new_contract_after_early_end", "{entry: 2026-05-01, contract_ended: 2026-04-30}", "is before"),
    ],
)
def test_a_deadline_that_cannot_be_counted_says_why(tmp_path: Path, rule: str, given: str, sentence: str) -> None:
    path = tmp_path / "in.yaml"
    path.write_text(f"deadline_cases: [{{id: D, rule: {rule}, given: {given}}}]", encoding="utf-8")
    status, output = run("deadline", str(path))
    assert status == 2
    assert sentence in output


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--event", "etnry=2026-03-01"), "no step counts from 'etnry'"),
        (("--pathway", "magic"), "'magic' is not known here"),
        (("--origin", "Kyrgyzstan"), "'Kyrgyzstan' is not a country"),
        (("--origin", ""), "origin: give the country"),
    ],
)
def test_a_plan_of_what_no_step_knows_is_refused(options: tuple[str, ...], sentence: str) -> None:
    status, output = run("plan", "--origin", "KG", "--destination", "RU", *options)
    assert status == 2
    assert sentence in output
