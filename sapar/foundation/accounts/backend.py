"""Authentication: an account signs in with a code sent to it; there is no permission system but standings."""

from typing import Any

from django.contrib.auth.backends import BaseBackend

from sapar.foundation.accounts.models import Account, AccountState


class AccountBackend(BaseBackend):
    """Loads the account of a session. Codes are checked by the sign-in pages, which then log the account in."""

    def get_user(self, user_id: Any) -> Account | None:
        """Return the active account with this id."""
        account: Account | None = Account.objects.filter(pk=user_id, state=AccountState.ACTIVE).first()
        return account
