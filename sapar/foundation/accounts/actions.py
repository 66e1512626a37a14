"""What is done to an account. Accounts are opened where people are registered or members added."""

from datetime import date
from typing import Annotated

from django.db import models
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.accounts.models import Account
from sapar.foundation.accounts.permissions import holder, holder_alone, system_alone
from sapar.foundation.accounts.securing import drop_sessions
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import NO_LAW, Done, action
from sapar.foundation.notices.notice import Contact, Notice
from sapar.foundation.privacy.classes import SECRET


class Language(models.TextChoices):
    """The languages of an instance, each in its own name."""

    KY = "ky", "Кыргызча"
    RU = "ru", "Русский"
    EN = "en", "English"


class SignInBy(models.TextChoices):
    """With what somebody signed in."""

    CODE = "code", _("Code from the message")
    SECOND_STEP = "second_step", _("Second step")
    DEMO = "demo", _("Demonstration")


@action(subject=Account, allowed_to=system_alone, law=NO_LAW, label=_("Sign in"), has_button=False)
def note_sign_in(
    account: Account,
    *,
    by: Actor,
    on: date,
    way: Annotated[SignInBy, Ask(_("How"))],
    device: Annotated[str, Ask(_("Phone or computer"), max_length=100)] = "",
) -> Done:
    """Note in the trail that somebody signed in, or passed the second step (ASVS 16.3.1). Wrong codes are refusals."""
    return Done({"way": way, "device": device}, silent_because="the holder did it")


@action(subject=Account, allowed_to=system_alone, law=NO_LAW, label=_("Send a sign-in code"), has_button=False)
def send_sign_in_code(
    account: Account,
    *,
    by: Actor,
    on: date,
    contact: Annotated[str, Ask(_("Phone or e-mail"))],
    code: Annotated[str, Ask(_("Code from the message"), data_class=SECRET)],
) -> Done:
    """Send a code to the contact somebody wants to sign in with. The trail says that it was sent, never the code."""
    return Done(tell=[Notice("accounts/code", to=[Contact(contact, account.language, account.key)], code=code)])


@action(subject=Account, allowed_to=holder, law=NO_LAW, label=_("Choose my language"))
def choose_language(
    account: Account, *, by: Actor, on: date, language: Annotated[Language, Ask(_("Language"))]
) -> Done:
    """Choose the language of messages."""
    account.language = language
    return Done({"language": language}, silent_because="the holder did it")


@action(subject=Account, allowed_to=holder_alone, law=NO_LAW, label=_("Sign out everywhere else"), has_button=False)
def end_other_sessions(
    account: Account, *, by: Actor, on: date, keep: Annotated[str, Ask(_("Session"), data_class=SECRET)] = ""
) -> Done:
    """End the sessions on other phones and computers. The page that does it keeps its own, by its key."""
    account.sessions_ended += 1
    drop_sessions(account, but=keep)
    return Done(silent_because="the holder did it")


@action(subject=Account, allowed_to=holder, law=NO_LAW, label=_("Close my account"), grave=True)
def close_account(account: Account, *, by: Actor, on: date) -> Done:
    """Close the account: nobody signs in with it any more. The person's record stays."""
    drop_sessions(account)
    return Done(silent_because="the holder did it")
