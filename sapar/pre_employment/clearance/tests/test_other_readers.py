"""A program in another language, by others, verifies the same certificate with the published keys alone."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from sapar.pre_employment.clearance.issuer import published, signing_key
from sapar.pre_employment.clearance.tests.conftest import ISSUED
from sapar.pre_employment.clearance.tokens import BIRTH_YEAR, DESTINATION, ENDS, INITIALS, NUMBER
from sapar.pre_employment.clearance.tokens import ISSUED as ISSUED_CLAIM

SCRIPT = Path(__file__).with_name("read_with_cose.mjs")
PACKAGE = Path(__file__).resolve().parents[4] / "node_modules" / "@auth0" / "cose"


@pytest.fixture
def read(tmp_path):
    """Read a code with the other program, which must be there where it is required."""
    if not PACKAGE.exists() or not shutil.which("node"):
        reason = "there is no node, or no npm package @auth0/cose"
        if os.environ.get("SAPAR_REQUIRE_BROWSER") == "1":
            pytest.fail(f"SAPAR_REQUIRE_BROWSER=1, and {reason}")
        pytest.skip(reason)
    file = tmp_path / "keys.json"

    def run(code):
        file.write_text(json.dumps(published()), encoding="utf-8")
        return subprocess.run(["node", str(SCRIPT), code, str(file)], capture_output=True, text=True, timeout=60)

    return run


@pytest.mark.slow
def test_another_library_verifies_it_with_the_published_key_alone(read, certificate):
    key = signing_key(ISSUED)
    answer = read(certificate.signed(key.kid, key.private))
    assert answer.returncode == 0, answer.stderr
    assert dict(json.loads(answer.stdout)) == {
        ENDS: int(certificate.ends.timestamp()), ISSUED_CLAIM: int(certificate.issued.timestamp()),
        NUMBER: "482173065", INITIALS: "O. N.", BIRTH_YEAR: 1994, DESTINATION: "RU",
    }  # fmt: skip


@pytest.mark.slow
def test_another_library_refuses_it_when_it_was_altered(read, certificate):
    key = signing_key(ISSUED)
    code = certificate.signed(key.kid, key.private)
    altered = code[:-1] + ("0" if code[-1] != "0" else "1")
    assert read(altered).returncode != 0
