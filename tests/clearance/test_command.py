"""``sapar verify`` and ``sapar clearance``: offline, in plain words, from a text or from a photo."""

import io
import json
import os
import subprocess
import sys
from datetime import timedelta

import pytest
from PIL import Image
from typer.testing import CliRunner

from sapar.config.command import app
from sapar.foundation.privacy.keyring import folder
from sapar.pre_employment.clearance.issuer import make_key, published, signing_key
from sapar.pre_employment.clearance.paper import code_as_png
from sapar.pre_employment.clearance.tests.conftest import ENDS, ISSUED
from sapar.pre_employment.clearance.tests.photos import photographed
from sapar.pre_employment.clearance.tokens import VoidedList

run = CliRunner().invoke
NOON = ISSUED.isoformat()


@pytest.fixture
def key():
    return signing_key(ISSUED)


@pytest.fixture
def code(certificate, key):
    return certificate.signed(key.kid, key.private)


@pytest.fixture
def keys_file(tmp_path, key):
    file = tmp_path / "keys.json"
    file.write_text(json.dumps(published()), encoding="utf-8")
    return file


@pytest.fixture
def voided_file(tmp_path, key):
    def made(*numbers):
        file = tmp_path / "voided.cose"
        file.write_bytes(VoidedList(frozenset(numbers), ISSUED, ENDS).signed(key.kid, key.private))
        return file

    return made


def test_a_real_certificate_ends_with_zero_and_plain_words(code, keys_file):
    answer = run(app, ["verify", code, "--keys", str(keys_file), "--at", NOON])
    assert answer.exit_code == 0, answer.output
    assert answer.output.startswith("Real and valid.")
    assert "482-173-065" in answer.output
    assert "Not compared with the list of voided" in answer.output


@pytest.mark.parametrize(
    ("moment", "words"),
    [(ENDS, "Real, but it has ended. Last day: 31.05.2026."), (ISSUED - timedelta(seconds=1), "not valid yet")],
)
def test_out_of_its_term_it_ends_with_one(code, keys_file, moment, words):
    answer = run(app, ["verify", code, "--keys", str(keys_file), "--at", moment.isoformat()])
    assert answer.exit_code == 1
    assert words in answer.output


def test_a_day_means_its_noon(code, keys_file):
    assert run(app, ["verify", code, "--keys", str(keys_file), "--at", "2026-05-30"]).exit_code == 0
    assert run(app, ["verify", code, "--keys", str(keys_file), "--at", "2026-06-01"]).exit_code == 1


def test_altered_unknown_and_foreign_codes_end_with_one_and_say_which(code, certificate, keys_file):
    stranger = certificate.signed("2020-01-01", signing_key(ISSUED).private)
    altered = code[:-1] + ("0" if code[-1] != "0" else "1")
    for text, words in ((altered, "Altered or damaged"), (stranger, "a key that is not among"), ("hello", "Not ours")):
        answer = run(app, ["verify", text, "--keys", str(keys_file), "--at", NOON, "--json"])
        assert answer.exit_code == 1
        assert words in json.loads(answer.output)["says"]
        assert json.loads(answer.output)["certificate"] is None


def test_a_retired_key_ends_with_one_and_says_so(code, tmp_path):
    make_key(ISSUED + timedelta(hours=1), retire_now=True)
    file = tmp_path / "keys.json"
    file.write_text(json.dumps(published()), encoding="utf-8")
    answer = run(app, ["verify", code, "--keys", str(file), "--at", "2026-03-10"])
    assert answer.exit_code == 1
    assert "Signed by a retired key" in answer.output


def test_the_list_of_voided_certificates_is_looked_at(code, keys_file, voided_file):
    base = ["verify", code, "--keys", str(keys_file), "--at", NOON, "--json", "--voided"]
    listed = run(app, [*base, str(voided_file("482173065"))])
    assert (listed.exit_code, json.loads(listed.output)["verdict"]) == (1, "voided")
    other = run(app, [*base, str(voided_file("000000000"))])
    assert (other.exit_code, json.loads(other.output)["verdict"]) == (0, "valid")


def test_what_cannot_be_used_ends_with_two_and_a_sentence(code, keys_file, tmp_path, voided_file):
    broken = tmp_path / "broken.json"
    broken.write_text("{}", encoding="utf-8")
    empty_photo = tmp_path / "empty.png"
    Image.new("L", (200, 200), 255).save(empty_photo)
    cut = tmp_path / "cut.jpg"
    cut.write_bytes(b"\xff\xd8\xff\xe0 and then nothing")
    keys = ["--keys", str(keys_file)]
    for arguments, words in (
        ([code, "--keys", str(tmp_path / "none.json")], "No such file"),
        ([code, "--keys", str(broken)], "file of keys"),
        ([code, *keys, "--at", "tomorrow"], "is not a day"),
        (["gone.png", *keys], "There is no file"),
        ([str(empty_photo), *keys], "No code"),
        ([str(cut), *keys], "not a photo"),
        ([code, *keys, "--at", NOON, "--voided", str(keys_file)], "damaged"),
        ([code, *keys, "--at", ENDS.isoformat(), "--voided", str(voided_file())], "Fetch a new one"),
    ):
        answer = run(app, ["verify", *arguments])
        assert answer.exit_code == 2, answer.output
        assert words in answer.output


def test_the_text_may_come_from_a_file_or_from_standard_input(code, keys_file, tmp_path):
    file = tmp_path / "code.txt"
    file.write_text(code + "\n", encoding="utf-8")
    assert run(app, ["verify", str(file), "--keys", str(keys_file), "--at", NOON]).exit_code == 0
    assert run(app, ["verify", "-", "--keys", str(keys_file), "--at", NOON], input=code).exit_code == 0


@pytest.mark.parametrize("angle", [0, 17, 95, 200])
def test_a_photo_of_the_code_is_enough(code, keys_file, tmp_path, angle):
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(photographed(code_as_png(code), angle))
    answer = run(app, ["verify", str(photo), "--keys", str(keys_file), "--at", NOON])
    assert answer.exit_code == 0, answer.output


@pytest.mark.slow
def test_it_works_with_no_network_no_database_and_no_folder_of_ours(code, keys_file, tmp_path):
    photo = tmp_path / "photo.png"
    Image.open(io.BytesIO(photographed(code_as_png(code)))).save(photo)
    program = (
        "import socket\n"
        "def refused(*_, **__): raise SystemExit('the network was asked')\n"
        "socket.socket.connect = socket.getaddrinfo = refused\n"
        "from sapar.config.command import main; main()"
    )
    nowhere = tmp_path / "nowhere"
    answer = subprocess.run(
        [sys.executable, "-c", program, "verify", str(photo), "--keys", str(keys_file), "--at", NOON, "--json"],
        env={"PATH": os.environ["PATH"], "SAPAR_VAR": str(nowhere), "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/x"},
        capture_output=True, text=True, timeout=60,
    )  # fmt: skip
    assert answer.returncode == 0, answer.stderr
    assert json.loads(answer.stdout)["verdict"] == "valid"
    assert not nowhere.exists()


def test_the_operator_makes_a_new_key(key):
    answer = run(app, ["clearance", "new-key", "--retire-now"])
    assert answer.exit_code == 0, answer.output
    assert f"The key {key.kid} is retired from" in answer.output
    assert len(list(folder().glob("certificates-*.json"))) == 2


def test_the_operator_writes_what_is_published_to_files(db, key, tmp_path):
    target = tmp_path / "public"
    assert run(app, ["clearance", "publish", str(target)]).exit_code == 0
    assert json.loads((target / "keys.json").read_text()) == published()
    assert (target / "voided.cose").stat().st_size > 60
