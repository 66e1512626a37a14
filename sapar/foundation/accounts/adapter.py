"""What django-allauth asks us about second factors: who we are, whose passkey it is, and how secrets are opened."""

from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter

from sapar.foundation.accounts.models import Account
from sapar.foundation.privacy.models import open_value
from sapar.foundation.privacy.sealing import recognised


class FactorAdapter(DefaultMFAAdapter):
    """Secrets are sealed under the holder's data key where rows are written (``factors.py``), and opened here."""

    def encrypt(self, text: str) -> str:
        """Refuse: this hook does not know whose secret it is, and a secret must not be stored in clear."""
        raise NotImplementedError("A factor's secret is sealed by factors.py, under the key of its holder.")

    def decrypt(self, encrypted_text: str) -> str:
        """Open a sealed secret.

        Raises:
            ValueErased: when the holder was erased.
        """
        return open_value(recognised(encrypted_text))  # type: ignore[arg-type]  # a text that is not sealed fails there

    def _get_site_name(self) -> str:
        return "Sapar"

    def get_public_key_credential_user_entity(self, user: Any) -> dict[str, Any]:
        """Name a passkey after the account's reference and its holder's name: neither is a row's number."""
        account: Account = user
        return {"id": account.ref.encode(), "name": account.name, "display_name": account.name}
