"""The code: what it says comes back, and whatever was changed about it is noticed."""

from dataclasses import replace
from datetime import timedelta

import base45
import cbor2
import cwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from sapar.pre_employment.clearance import cose
from sapar.pre_employment.clearance.tests.conftest import ENDS, ISSUED, KID
from sapar.pre_employment.clearance.tokens import (
    BIRTH_YEAR,
    DESTINATION,
    INITIALS,
    LONGEST_TEXT,
    NUMBER,
    PREFIX,
    Damaged,
    NotOurs,
    VoidedList,
    read_code,
)
from sapar.pre_employment.clearance.verifying import BadList, Verdict, trusted_list, verify

SECOND = timedelta(seconds=1)


def raw_of(token):
    return base45.b45decode(token.removeprefix(PREFIX))


def text_of(raw):
    return PREFIX + base45.b45encode(raw).decode()


def signed_claims(private, claims, kid=KID):
    return text_of(cose.sign(claims, kid, private))


@pytest.fixture(scope="session")
def claims(token):
    return cbor2.loads(cbor2.loads(raw_of(token)).value[2])


def test_what_a_certificate_says_comes_back(token, keys, certificate):
    assert verify(token, keys, ISSUED).certificate == certificate
    assert verify(token, keys, ISSUED).verdict == Verdict.VALID


def test_a_code_says_the_least_and_fits_a_small_qr_code(token, claims):
    assert len(claims) == 6
    assert claims[INITIALS] == "O. N."
    assert len(token) < 240


def test_another_library_reads_the_same_signature(token, private):
    public = cwt.COSEKey.from_pem(_pem(private), kid=KID.encode())
    payload = cwt.COSE.new().decode(raw_of(token), public)
    assert cbor2.loads(payload)[NUMBER] == b"482173065"


def _pem(private):
    from cryptography.hazmat.primitives import serialization

    return private.public_key().public_bytes(
        serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
    )


def test_any_single_bit_that_was_changed_is_noticed(token, keys):
    raw = raw_of(token)
    for place in range(len(raw)):
        for bit in range(8):
            changed = bytearray(raw)
            changed[place] ^= 1 << bit
            answer = verify(text_of(bytes(changed)), keys, ISSUED)
            assert answer.verdict in (Verdict.ALTERED, Verdict.UNKNOWN_KEY), (place, bit)
            assert answer.certificate is None


def test_any_letter_of_the_text_that_was_changed_is_noticed(token, keys):
    for place in range(len(token)):
        for sign in "0A:a":
            changed = token[:place] + sign + token[place + 1 :]
            assert changed == token or not verify(changed, keys, ISSUED).is_valid


@given(st.data())
def test_whatever_is_put_in_the_code_is_answered(keys, token, data):
    raw = data.draw(st.one_of(st.binary(max_size=700), st.just(raw_of(token)).map(lambda r: r[: len(r) // 2])))
    assert not verify(text_of(raw), keys, ISSUED).is_valid
    assert not verify(data.draw(st.text(max_size=60)), keys, ISSUED).is_valid


@given(
    st.recursive(
        st.integers() | st.binary() | st.text() | st.booleans() | st.none() | st.floats(),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.integers(), inner, max_size=4),
    )
)
def test_whatever_claims_are_signed_only_ours_are_read(private, keys, strange):
    payload = strange if isinstance(strange, dict) else {4: strange}
    found = verify(signed_claims(private, payload), keys, ISSUED).verdict
    assert found in (Verdict.ALTERED, Verdict.NOT_OURS)  # what is longer than any certificate is not even opened


def test_it_ends_on_the_second_with_no_leeway(token, keys):
    assert verify(token, keys, ENDS - SECOND).verdict == Verdict.VALID
    assert verify(token, keys, ENDS).verdict == Verdict.ENDED


def test_it_does_not_hold_before_it_was_issued(token, keys):
    assert verify(token, keys, ISSUED - SECOND).verdict == Verdict.NOT_YET


def test_a_key_that_is_not_published_is_not_ours(certificate, keys):
    other = Ed25519PrivateKey.generate()
    assert verify(certificate.signed("2026-01-01", other), keys, ISSUED).verdict == Verdict.UNKNOWN_KEY
    assert verify(certificate.signed(KID, other), keys, ISSUED).verdict == Verdict.ALTERED


def test_a_certificate_older_than_its_key_is_not_ours(certificate, private, keys):
    older = replace(certificate, issued=ISSUED - timedelta(days=2))
    assert verify(older.signed(KID, private), keys, ISSUED).verdict == Verdict.UNKNOWN_KEY


def test_a_retired_key_says_so(token, keys):
    retired = {KID: replace(keys[KID], retired_from=ISSUED + timedelta(days=10))}
    assert verify(token, retired, ISSUED + timedelta(days=10) - SECOND).verdict == Verdict.VALID
    assert verify(token, retired, ISSUED + timedelta(days=10)).verdict == Verdict.RETIRED_KEY
    assert verify(token, retired, ENDS).verdict == Verdict.ENDED


def test_a_voided_certificate_says_so_whatever_its_term(token, keys):
    voided = VoidedList(frozenset({"482173065"}), ISSUED, ENDS)
    assert verify(token, keys, ISSUED, voided).verdict == Verdict.VOIDED
    assert verify(token, keys, ENDS, voided).verdict == Verdict.VOIDED
    assert verify(token, keys, ISSUED, replace(voided, numbers=frozenset({"482173066"}))).is_valid


@pytest.mark.parametrize("text", ["", "482-173-065", "SAPAR2:ABC", "sapar1:ABC", "HC1:NCF", "SAPAR1", "x" * 5000])
def test_what_does_not_begin_as_ours_is_not_ours(text):
    with pytest.raises(NotOurs):
        read_code(text)


def test_a_far_too_long_text_is_not_even_unpacked(token):
    with pytest.raises(NotOurs):
        read_code(token + "0" * LONGEST_TEXT)


@pytest.mark.parametrize(
    "bent",
    [
        lambda raw: raw + b"\x00",
        lambda raw: raw[:-1],
        lambda raw: b"\xd2\x9f" + raw[2:] + b"\xff",  # an array without a length
        lambda raw: b"\xd8\x12" + raw[1:],  # the tag in two bytes where one is enough
        lambda raw: raw[1:],  # no tag
        lambda raw: b"\xd8\x3d" + raw,  # a CWT tag around it
    ],
)
def test_another_encoding_of_the_same_is_refused(token, bent):
    with pytest.raises(Damaged):
        read_code(text_of(bent(raw_of(token))))


@pytest.mark.parametrize("bent", ["headers", "claims"])
def test_even_a_signature_of_ours_saves_no_other_encoding(private, token, bent):
    protected, unprotected, payload, _ = cbor2.loads(raw_of(token)).value
    if bent == "headers":
        protected = cbor2.dumps({4: KID.encode(), 1: -8})  # the same, in another order
    else:
        payload = b"\xb8\x06" + payload[1:]  # the number of claims in two bytes where one is enough
    to_be_signed = cbor2.dumps(["Signature1", protected, b"", payload])
    signed = cbor2.CBORTag(18, [protected, unprotected, payload, private.sign(to_be_signed)])
    with pytest.raises(Damaged):
        read_code(text_of(cbor2.dumps(signed, canonical=True)))


@pytest.mark.parametrize(
    "headers",
    [{1: -7, 4: b"2026-03-02"}, {1: -8}, {4: b"2026-03-02"}, {1: -8, 4: b""}, {1: -8, 4: b"x" * 25}, {1: -8, 4: "text"},
     {1: -8, 4: b"2026-03-02", 3: 0}, {1: None, 4: b"2026-03-02"}, {1: "EdDSA", 4: b"2026-03-02"}, {}],
)  # fmt: skip
def test_unknown_algorithms_and_headers_are_refused(token, headers):
    _, unprotected, payload, signature = cbor2.loads(raw_of(token)).value
    bent = cbor2.CBORTag(18, [cbor2.dumps(headers, canonical=True), unprotected, payload, signature])
    with pytest.raises(Damaged):
        read_code(text_of(cbor2.dumps(bent, canonical=True)))


def test_a_header_outside_the_signature_is_refused(token):
    protected, _, payload, signature = cbor2.loads(raw_of(token)).value
    bent = cbor2.CBORTag(18, [protected, {4: b"2026-03-02"}, payload, signature])
    with pytest.raises(Damaged):
        read_code(text_of(cbor2.dumps(bent, canonical=True)))


@pytest.mark.parametrize(
    "wrong",
    [{4: 1}, {4: "soon"}, {6: -1}, {6: 2**40}, {NUMBER: b"48217306"}, {NUMBER: "482173065"}, {NUMBER: b"48217306x"},
     {INITIALS: ""}, {INITIALS: "a long name in full"}, {INITIALS: "O\n"}, {BIRTH_YEAR: 94}, {BIRTH_YEAR: True},
     {DESTINATION: "RUS"}, {DESTINATION: "ru"}, {2: "AN0123456"}],
)  # fmt: skip
def test_claims_that_cannot_be_are_refused_even_when_signed(private, claims, wrong):
    with pytest.raises(Damaged):
        read_code(signed_claims(private, {**claims, **wrong}))


@pytest.mark.parametrize("missing", [4, 6, NUMBER, INITIALS, BIRTH_YEAR, DESTINATION])
def test_a_certificate_that_lacks_something_is_refused(private, claims, missing):
    with pytest.raises(Damaged):
        read_code(signed_claims(private, {key: value for key, value in claims.items() if key != missing}))


def test_a_list_of_voided_certificates_is_no_certificate_and_the_reverse(private, token, keys):
    listed = VoidedList(frozenset({"000000000", "482173065"}), ISSUED, ENDS)
    signed = listed.signed(KID, private)
    assert trusted_list(signed, keys, ISSUED) == listed
    with pytest.raises(Damaged):
        read_code(text_of(signed))
    with pytest.raises(BadList):
        trusted_list(raw_of(token), keys, ISSUED)


def test_a_list_that_is_altered_old_or_of_a_retired_key_is_not_relied_on(private, keys):
    signed = VoidedList(frozenset({"482173065"}), ISSUED, ENDS).signed(KID, private)
    retired = {KID: replace(keys[KID], retired_from=ISSUED)}
    for raw, known, at in (
        (signed[:-1] + bytes([signed[-1] ^ 1]), keys, ISSUED),
        (signed, keys, ENDS),
        (signed, keys, ISSUED - SECOND),
        (signed, retired, ISSUED),
        (signed, {}, ISSUED),
    ):
        with pytest.raises(BadList):
            trusted_list(raw, known, at)
