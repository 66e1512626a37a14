"""The figures of the labelled set that is shared between projects, and the commands that make them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from sapar.registers.people.commands import people

SHARED = Path(__file__).resolve().parents[5] / "shared" / "identity"
DEV = SHARED / "dev"
labelled = pytest.mark.skipif(not DEV.exists(), reason="../shared/identity is not beside this checkout")


def ran(*arguments):
    """Run `sapar people …`."""
    return CliRunner().invoke(people, [str(argument) for argument in arguments])


def figures(mode, predicted, tmp_path):
    """Score a file with the shared script, which alone reads the truth."""
    answer = tmp_path / "figures.json"
    script = [sys.executable, str(SHARED / "score.py"), mode, "--pred", str(predicted), "--json", str(answer)]
    subprocess.run(script, check=True, stdout=subprocess.DEVNULL)
    return json.loads(answer.read_text())


@labelled
@pytest.mark.slow
def test_duplicates_reach_the_figures(tmp_path):
    assert ran("duplicates", DEV / "records.csv", "--out", tmp_path / "pairs.csv").exit_code == 0
    found = figures("pairs", tmp_path / "pairs.csv", tmp_path)
    recall = {name: share for name, (share, _) in found["recall_by_stratum_at_best_f1"].items()}
    assert found["f1"] >= 0.970
    assert found["recall_at_p0.99"] >= 0.96
    assert recall["no_common_doc"] >= 0.94
    assert recall["nodoc:form_change"] >= 0.90
    assert recall["nodoc:swap_cols"] >= 0.92


@labelled
@pytest.mark.slow
def test_watching_reaches_the_figures(tmp_path):
    files = "--registry", DEV / "records.csv", "--list", DEV / "watchlist.csv"
    assert ran("watch", *files, "--out", tmp_path / "hits.csv").exit_code == 0
    found = figures("watch", tmp_path / "hits.csv", tmp_path)
    assert found["recall_at_p0.5"] >= 0.92
    assert found["recall"] >= 0.97
    assert found["alerts_per_entry"] <= 4


def test_a_file_of_records_becomes_a_file_of_pairs(tmp_path):
    file, out, review = tmp_path / "records.csv", tmp_path / "pairs.csv", tmp_path / "review.csv"
    file.write_text(
        "rec_id,surname,given,birth_date,doc_no\n1,Токтогулов,Айбек,1990-03-07,AN1\n2,AIBEK,TOKTOGULOV,1990-03-07,AN1\n"
    )
    told = ran("duplicates", file, "--out", out, "--review", review)
    assert told.stdout == "Pairs of one person: 1. Pairs to look at: 0.\n"
    assert [row.split(",")[:2] for row in out.read_text().split()] == [["rec_id_a", "rec_id_b"], ["1", "2"]]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("surname,given\nА,Б\n", "has no column rec_id"),
        ("rec_id,surname\n1,А\n1,Б\n", "line 3: rec_id is there twice"),
        ("rec_id,surname\n,А\n", "line 2: rec_id is empty"),
    ],
)
def test_a_file_that_cannot_be_read_says_what_to_mend(tmp_path, text, says):
    file = tmp_path / "records.csv"
    file.write_text(text)
    told = ran("duplicates", file, "--out", tmp_path / "pairs.csv")
    assert (told.exit_code, says in told.stderr) == (2, True)


def test_a_file_that_is_not_there_is_named(tmp_path):
    told = ran("duplicates", tmp_path / "none.csv", "--out", tmp_path / "pairs.csv")
    assert (told.exit_code, "none.csv: No such file" in told.stderr) == (2, True)
