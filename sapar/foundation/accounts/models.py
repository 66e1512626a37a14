"""The account: how somebody signs in and which language they read; and the codes sent to it."""

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.guarded import Guarded, GuardedQuerySet, Subject
from sapar.foundation.actions.moves import KEEP
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
        "choose_language": ({AccountState.ACTIVE}, KEEP),
        "end_other_sessions": ({AccountState.ACTIVE}, KEEP),
        "close_account": ({AccountState.ACTIVE}, AccountState.CLOSED),
    }
    CLASSES = {P1: {"key", "language", "sessions_ended"}, P2: {"name", "phone", "email"}, SECRET: {"password"}}
    PAGE = "accounts:own"

    USERNAME_FIELD = "ref"
    last_login = None  # sessions tell; the account row changes by actions only

    state = models.CharField(max_length=10, choices=AccountState, default=AccountState.ACTIVE, editable=False)
    name = models.CharField(_("Name"), max_length=200)
    phone = models.CharField(_("Phone"), max_length=16, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    language = models.CharField(_("Language"), max_length=2, default="ky")
    sessions_ended = models.PositiveIntegerField(default=0, editable=False)  # how often: each time ends every session
    key = models.ForeignKey(DataKey, models.PROTECT, editable=False)

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
