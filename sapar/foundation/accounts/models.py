"""The account: how somebody signs in and which language they read; its codes, sessions, tries and tokens."""

import hashlib
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.guarded import Guarded, GuardedQuerySet, Subject
from sapar.foundation.actions.moves import KEEP, NEW
from sapar.foundation.notices.notice import Contact
from sapar.foundation.privacy.classes import P1, P2, SECRET
from sapar.foundation.privacy.models import DataKey


class AccountState(models.TextChoices):
    """Whether one can sign in."""

    ACTIVE = "active", _("Active")
    CLOSED = "closed", _("Closed")


class AccountQuerySet(GuardedQuerySet):
    """Accounts, found the way Django's authentication asks for them."""

    def get_by_natural_key(self, ref: str) -> "Account":
        """Return the account with this reference."""
        account: Account = self.get(ref=ref)
        return account

    def reachable_by(self, contact: str) -> "AccountQuerySet":
        """Return the active accounts with this phone (E.164) or e-mail address."""
        return self.filter(models.Q(phone=contact) | models.Q(email=contact.lower()), state=AccountState.ACTIVE)


def _in_use(contact: str) -> models.Q:
    """Match active accounts with this kind of contact: a closed one frees its number for another."""
    return models.Q(state=AccountState.ACTIVE) & ~models.Q(**{contact: ""})


class Account(Subject, AbstractBaseUser):
    """A way to sign in: a phone number or an e-mail address, a name to greet, a language."""

    MOVES = {
        # action              from                   to
        "send_sign_in_code": ({AccountState.ACTIVE}, KEEP),
        "note_sign_in": ({AccountState.ACTIVE}, KEEP),
        "choose_language": ({AccountState.ACTIVE}, KEEP),
        "end_other_sessions": ({AccountState.ACTIVE}, KEEP),
        "end_session": ({AccountState.ACTIVE}, KEEP),
        "add_code_app": ({AccountState.ACTIVE}, KEEP),
        "add_passkey": ({AccountState.ACTIVE}, KEEP),
        "make_recovery_codes": ({AccountState.ACTIVE}, KEEP),
        "remove_factor": ({AccountState.ACTIVE}, KEEP),
        "remove_all_factors": ({AccountState.ACTIVE}, KEEP),
        "warn_of_wrong_codes": ({AccountState.ACTIVE}, KEEP),
        "close_account": ({AccountState.ACTIVE}, AccountState.CLOSED),
    }
    CLASSES = {
        P1: {"key", "language", "sessions_ended", "second_factor", "leads_to"},
        P2: {"name", "phone", "email"},
        SECRET: {"password"},
    }
    PAGE = "accounts:own"

    USERNAME_FIELD = "ref"
    last_login = None  # sessions tell; the account row changes by actions only

    state = models.CharField(max_length=10, choices=AccountState, default=AccountState.ACTIVE, editable=False)
    name = models.CharField(_("Name"), max_length=200)
    phone = models.CharField(_("Phone"), max_length=16, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    language = models.CharField(_("Language"), max_length=2, default="ky")
    sessions_ended = models.PositiveIntegerField(default=0, editable=False)  # how often: each time ends every session
    second_factor = models.BooleanField(default=False, editable=False)  # whether there is one to ask for
    key = models.ForeignKey(DataKey, models.PROTECT, editable=False)
    leads_to = models.ForeignKey(  # a second way to sign in of somebody who had two: what one enters is the other
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="led_here"
    )

    objects = AccountQuerySet.as_manager()

    class Meta:
        verbose_name = _("account")
        constraints = [
            models.UniqueConstraint("phone", condition=_in_use("phone"), name="one_account_a_phone"),
            models.UniqueConstraint("email", condition=_in_use("email"), name="one_account_an_email"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_active(self) -> bool:
        """Say whether this account can sign in (Django's authentication asks)."""
        return self.state == AccountState.ACTIVE

    @is_active.setter
    def is_active(self, value: bool) -> None:
        """Ignore: Django's own forms set it, the state decides."""

    @property
    def is_staff(self) -> bool:
        """Return False: there is no Django admin."""
        return False

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[Account]":
        """Show an account to its holder and to the system."""
        if actor.is_system:
            return cls.objects.all()
        return cls.objects.filter(pk=actor.account.pk) if actor.account else cls.objects.none()

    @classmethod
    def opened_for(cls, name: str, contact: str, language: str, key: DataKey | None = None) -> "Account":
        """Return the account of this phone (E.164) or e-mail address, opening it if there is none.

        Called in the body of an action (registering a person, adding a member): that action's event records it.
        """
        contact = contact.strip().lower()
        account: Account | None = cls.objects.reachable_by(contact).first()
        if account is None:
            reached_by = {"email": contact} if "@" in contact else {"phone": contact}
            account = cls(name=name, language=language, key=key or DataKey.make(), **reached_by)
            account.set_unusable_password()
            account.save()
        return account

    def contact(self) -> Contact:
        """Return where the holder is told things."""
        return Contact(self.phone or self.email, self.language, self.key)

    def data_key(self) -> DataKey:
        """Return the holder's key."""
        return self.key

    def get_session_auth_hash(self) -> str:
        """Tie sessions to the state and to how often they were ended: closing an account ends its sessions."""
        return f"{super().get_session_auth_hash()}{self.state}{self.sessions_ended}"


class SignInCode(Guarded):
    """A code somebody asked for, to sign in with one contact. It works once, in the session that asked, for minutes.

    There is a row for every contact asked about, with an account or not: limits and answers are then the same for
    both by construction. Neither contact nor code is kept, only keyed digests. ``codes.py`` is the only writer.
    """

    CLASSES = {P1: {"account", "channel", "asked_at", "expires_at", "tries", "spent_at"}, SECRET: {"contact", "digest"}}

    account = models.ForeignKey(Account, models.PROTECT, null=True, editable=False, related_name="sign_in_codes")
    contact = models.CharField(max_length=64, editable=False)  # keyed digest
    digest = models.CharField(max_length=64, editable=False, blank=True)  # keyed; empty where there is no account
    channel = models.CharField(max_length=10, editable=False)
    asked_at = models.DateTimeField(editable=False)
    expires_at = models.DateTimeField(editable=False)
    tries = models.PositiveSmallIntegerField(default=0, editable=False)  # wrong ones
    spent_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("sign-in code")
        indexes = [models.Index(fields=["contact", "asked_at"])]

    def __str__(self) -> str:
        return f"sign-in code {self.pk}"


class SecondStepTry(Guarded):
    """A wrong code in the second step. ``tries.py`` is the only writer."""

    CLASSES = {P1: {"account", "at"}}

    account = models.ForeignKey(Account, models.PROTECT, editable=False, related_name="wrong_codes")
    at = models.DateTimeField(editable=False)

    class Meta:
        verbose_name = _("wrong code")
        indexes = [models.Index(fields=["account", "at"])]

    def __str__(self) -> str:
        return f"wrong code {self.pk}"


class OpenSession(AbstractBaseSession):
    """A session: whose, on what, since when. Never where. ``session_store.py`` is the only writer."""

    GUARDED = True

    account = models.ForeignKey(Account, models.PROTECT, null=True, editable=False, related_name="open_sessions")
    device = models.CharField(max_length=60, blank=True, editable=False)
    since = models.DateTimeField(null=True, editable=False)
    used_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("session")

    @classmethod
    def get_session_store_class(cls) -> Any:
        """Return the engine that reads and writes these rows."""
        from sapar.foundation.accounts.session_store import SessionStore  # which imports this model

        return SessionStore

    @property
    def handle(self) -> str:
        """Return what names this session in a page: whoever reads it there cannot use the session."""
        return hashlib.sha256(self.session_key.encode()).hexdigest()[:16]


class TokenState(models.TextChoices):
    """Whether a token opens anything. It also ends by its date, and with the membership it was made in."""

    ACTIVE = "active", _("Active")
    REVOKED = "revoked", _("Revoked")


class ApiToken(Subject):
    """What another program shows to act as a member, in one role, for what the token allows. Only a digest is kept."""

    MOVES = {
        # action            from                  to
        "make_api_token": ({NEW}, TokenState.ACTIVE),
        "revoke_api_token": ({TokenState.ACTIVE}, TokenState.REVOKED),
    }
    CLASSES = {
        P1: {"account", "acting_for", "scopes", "made_on", "expires_on", "used_at"}, P2: {"name"}, SECRET: {"digest"},
    }  # fmt: skip
    PAGE = "accounts:token"

    plain = ""  # the token itself, on the instance that made it alone: never a column

    state = models.CharField(max_length=10, choices=TokenState, default=TokenState.ACTIVE, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, editable=False, related_name="api_tokens")
    acting_for = models.CharField(max_length=60, editable=False)  # role@organisation reference
    name = models.CharField(_("What the token is for"), max_length=60, editable=False)
    scopes = models.TextField(editable=False)  # "read" and actions, in words with spaces between
    digest = models.CharField(max_length=64, unique=True, editable=False)  # keyed
    made_on = models.DateField(editable=False)
    expires_on = models.DateField(editable=False)
    used_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("token")
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.number

    @property
    def title(self) -> str:
        """Return what the token is for."""
        return self.name

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[ApiToken]":
        """Show a token to whoever made it and to the system."""
        if actor.is_system:
            return cls.objects.all()
        return cls.objects.filter(account=actor.account) if actor.account else cls.objects.none()

    def data_key(self) -> DataKey:
        """Return the key of whoever made it."""
        return self.account.key
