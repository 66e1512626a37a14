"""A security key made of software: answers WebAuthn's questions as a phone or a key on the ring would."""

import hashlib
import json
import os
from base64 import urlsafe_b64encode

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.webauthn import Aaguid, AttestationObject, AttestedCredentialData, AuthenticatorData

HOST = "testserver"


class SoftKey:
    """One passkey, for one site."""

    def __init__(self, origin: str = f"https://{HOST}") -> None:
        self.origin = origin
        self.id = os.urandom(16)
        self.secret = ec.generate_private_key(ec.SECP256R1())

    def made_for(self, wish: str) -> str:
        """Return the browser's answer to being asked for a new passkey."""
        public = ES256.from_cryptography_key(self.secret.public_key())
        credential = AttestedCredentialData.create(Aaguid.NONE, self.id, public)
        data = AuthenticatorData.create(_site(), 0x45, 0, credential)
        asked = self._asked("webauthn.create", wish)
        return self._answer({"clientDataJSON": asked, "attestationObject": AttestationObject.create("none", data, {})})

    def used_for(self, wish: str) -> str:
        """Return the browser's answer to being asked for this passkey."""
        data, asked = AuthenticatorData.create(_site(), 0x05, 1), self._asked("webauthn.get", wish)
        signature = self.secret.sign(bytes(data) + hashlib.sha256(asked).digest(), ec.ECDSA(hashes.SHA256()))
        return self._answer({"clientDataJSON": asked, "authenticatorData": data, "signature": signature})

    def _asked(self, kind: str, wish: str) -> bytes:
        challenge = json.loads(wish)["publicKey"]["challenge"]
        return json.dumps({"type": kind, "challenge": challenge, "origin": self.origin}).encode()

    def _answer(self, response: dict[str, bytes]) -> str:
        texts = {name: _text(bytes(value)) for name, value in response.items()}
        named = {"id": _text(self.id), "rawId": _text(self.id), "type": "public-key"}
        return json.dumps({**named, "response": texts, "clientExtensionResults": {}})


def _site() -> bytes:
    return hashlib.sha256(HOST.encode()).digest()


def _text(value: bytes) -> str:
    return urlsafe_b64encode(value).rstrip(b"=").decode()
