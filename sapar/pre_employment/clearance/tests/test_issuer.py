"""The keys: made once, dated, published without their private half, retired in time."""

import json
import stat
from datetime import timedelta

import pytest
from django.core.exceptions import ImproperlyConfigured

from sapar.foundation.privacy.keyring import folder
from sapar.pre_employment.clearance.issuer import all_keys, make_key, published, published_keys, signing_key
from sapar.pre_employment.clearance.tests.conftest import ISSUED
from sapar.pre_employment.clearance.verifying import BadKeys, Verdict, read_keys, verify


def test_the_first_key_is_made_when_it_is_needed_and_stays():
    first = signing_key(ISSUED)
    assert first.kid == "2026-03-02"
    assert signing_key(ISSUED + timedelta(days=400)).kid == first.kid
    assert len(all_keys()) == 1


def test_a_production_instance_makes_no_key_by_itself(settings):
    settings.SAPAR_MAY_MAKE_KEYS = False
    with pytest.raises(ImproperlyConfigured, match="sapar clearance new-key"):
        signing_key(ISSUED)


def test_nobody_else_can_read_the_file_and_the_private_half_is_not_published():
    key = signing_key(ISSUED)
    (file,) = folder().glob("certificates-*")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    private = json.loads(file.read_text())["private"]
    assert private not in json.dumps(published())
    assert read_keys(json.dumps(published()))[key.kid].valid_from == ISSUED


def test_a_new_key_signs_at_once_and_the_former_retires_when_all_it_signed_has_ended(certificate):
    former = signing_key(ISSUED)
    code = certificate.signed(former.kid, former.private)
    change = ISSUED + timedelta(days=1)
    assert make_key(change).kid == "2026-03-03"
    assert signing_key(change).kid == "2026-03-03"
    last_second = certificate.ends - timedelta(seconds=1)
    assert verify(code, published_keys(), last_second).verdict == Verdict.VALID
    assert published_keys()[former.kid].retired_from == change + timedelta(days=91)


def test_a_stolen_key_is_retired_at_once(certificate):
    former = signing_key(ISSUED)
    code = certificate.signed(former.kid, former.private)
    change = ISSUED + timedelta(hours=1)
    assert make_key(change, retire_now=True).kid == "2026-03-02-2"
    assert verify(code, published_keys(), change).verdict == Verdict.RETIRED_KEY
    assert signing_key(change).kid == "2026-03-02-2"


def test_a_retirement_is_never_put_off():
    signing_key(ISSUED)
    make_key(ISSUED + timedelta(days=1))
    planned = all_keys()[0].retired_from
    make_key(ISSUED + timedelta(days=30))
    assert all_keys()[0].retired_from == planned


@pytest.mark.parametrize(
    "text",
    ["", "{}", '{"keys": []}', '{"keys": [1]}', '{"keys": [{"kid": "a", "kty": "EC", "crv": "P-256", "x": ""}]}',
     '{"keys": [{"kid": "a", "kty": "OKP", "crv": "Ed25519", "x": "AA", "valid_from": "2026-03-02T06:00:00+00:00"}]}'],
)  # fmt: skip
def test_a_file_of_keys_that_cannot_be_used_says_so(text):
    with pytest.raises(BadKeys):
        read_keys(text)
