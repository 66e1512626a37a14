"""What a holder does to the own account. Accounts are opened where people are registered or members added."""

from datetime import date
from typing import Annotated

from django.db import models
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.accounts.models import Account
from sapar.foundation.accounts.permissions import holder
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import NO_LAW, Done, action


class Language(models.TextChoices):
    """The languages of an instance, each in its own name."""

    KY = "ky", "Кыргызча"
    RU = "ru", "Русский"
    EN = "en", "English"


@action(subject=Account, allowed_to=holder, law=NO_LAW, label=_("Choose my language"))
def choose_language(
    account: Account, *, by: Actor, on: date, language: Annotated[Language, Ask(_("Language"))]
) -> Done:
    """Choose the language of messages."""
    account.language = language
    return Done({"language": language}, silent_because="the holder did it")


@action(subject=Account, allowed_to=holder, law=NO_LAW, label=_("Close my account"), grave=True)
def close_account(account: Account, *, by: Actor, on: date) -> Done:
    """Close the account: nobody signs in with it any more. The person's record stays."""
    return Done(silent_because="the holder did it")
