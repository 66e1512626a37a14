"""The end of keeping a case of nobody on record; any other one goes with its person's key."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from sapar.employment.assistance.models import AssistanceCase
from sapar.employment.assistance.permissions import of_nobody
from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.wrapper import Done, action


@action(
    subject=AssistanceCase, allowed_to=of_nobody, law="retention", label=_("The case was forgotten"), has_button=False,
)  # fmt: skip
def forget_case(case: AssistanceCase, *, by: Actor, on: date) -> Done:
    """Destroy the key of a closed case of nobody on record: what was sealed under it is noise from now on."""
    case.key.wrapped, case.key.destroyed_at = "", clock.now()
    case.key.save()
    return Done(silent_because="nobody is left to write to")
