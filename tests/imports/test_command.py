"""`sapar people import`: what an operator types, and the exit status."""

import json

import pytest
from typer.testing import CliRunner

from sapar.config.command import app
from sapar.registers.imports.models import Import, ImportState
from sapar.registers.imports.tests.files import AIBEK, csv_of
from sapar.registers.people.models import Person

FAULTY = ("Асанов", "Асан", "", "31.02.1990", "", "", "")


@pytest.fixture
def run(cast, tmp_path):
    """Run the command on a file of these rows, for the office in Bishkek."""
    number = cast.office("bishkek").number

    def run_on(rows, *options, headers=None):
        path = tmp_path / "list.csv"
        path.write_bytes(csv_of(*rows, headers=headers) if headers else csv_of(*rows))
        return CliRunner().invoke(app, ["people", "import", str(path), "--office", number, *options])

    return run_on


def test_sound_rows_are_written_when_accepted(run):
    answer = run([AIBEK], "--accept")
    assert (answer.exit_code, Person.objects.count()) == (0, 1), answer.output
    assert "New: 1" in answer.output


def test_without_acceptance_an_officer_decides(run):
    assert run([AIBEK]).exit_code == 0
    assert (Import.objects.get().state, Person.objects.count()) == (ImportState.REVIEW, 0)


def test_a_dry_run_changes_nothing_and_faults_end_with_one(run, tmp_path):
    answer = run([AIBEK, FAULTY], "--dry-run", "--json", "--errors", str(tmp_path / "errors.xlsx"))
    told = json.loads(answer.output)
    assert (answer.exit_code, told["counts"], told["state"]) == (1, {"new": 1, "fault": 1}, "cancelled")
    assert [row["row"] for row in told["not_written"]] == [3]
    assert (Person.objects.count(), (tmp_path / "errors.xlsx").stat().st_size > 0) == (0, True)


def test_columns_are_named_in_a_file(run, tmp_path):
    (tmp_path / "map.yaml").write_text("Кто: family_name\nКак: given_name\n3: born_on\n", encoding="utf-8")
    rows = [("Асанов", "Асан", "01.02.1990")]
    answer = run(rows, "--accept", "--map", str(tmp_path / "map.yaml"), headers=("Кто", "Как", "Когда"))
    assert (answer.exit_code, Person.objects.get().family_name) == (0, "Асанов"), answer.output


@pytest.mark.parametrize(
    ("options", "word"),
    [(["--kind", "cats"], "--kind is one of"), (["--office", "000-000-000"], "no organization"),
     (["--map", "nowhere.yaml"], "no list of columns"), (["--accept", "--dry-run"], "dry run")],
)  # fmt: skip
def test_bad_input_ends_with_two_and_a_sentence(run, options, word):
    answer = run([AIBEK], *options)
    assert answer.exit_code == 2
    assert word in answer.output


def test_a_file_that_is_no_list_ends_with_two(cast, tmp_path):
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")
    number = cast.office("bishkek").number
    answer = CliRunner().invoke(app, ["people", "import", str(tmp_path / "photo.jpg"), "--office", number])
    assert answer.exit_code == 2
    assert "Send a spreadsheet" in answer.output
