"""What a check-in says is wrong becomes a case, with the safe contact that the person gave there."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from sapar.employment.assistance.asking import asked, new_case
from sapar.employment.assistance.choices import AskedAs, Concern, Need, Urgency
from sapar.employment.assistance.desks import office_for
from sapar.employment.assistance.models import AssistanceCase
from sapar.employment.assistance.permissions import system
from sapar.employment.stays.models import CheckIn, Flag
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.registry import follows
from sapar.foundation.actions.wrapper import Done, action

# What the answers amount to, the gravest first.
NEED_OF = {
    Flag.CANNOT_LEAVE: Need.DANGER,
    Flag.NOT_WELL: Need.ILL,
    Flag.UNPAID: Need.UNPAID,
}


@follows("stays.help_needed")
@action(
    subject=CheckIn, creates=AssistanceCase, allowed_to=system, law="assistance", label=_("Open a case"),
    has_button=False,
)  # fmt: skip
def open_case_from_check_in(check_in: CheckIn, *, by: Actor, on: date) -> Done:
    """Open a case for somebody whose check-in says that help is needed."""
    person, flags = check_in.person, check_in.flags
    case = new_case(
        office_for(check_in.journey.destination, person), by=by, on=on, person=person,
        country=check_in.journey.destination, need=next((NEED_OF[f] for f in NEED_OF if f in flags), Need.OTHER),
        concern=Concern.FORCE if check_in.is_protected else None, asked_as=AskedAs.CHECK_IN,
        urgency=Urgency.URGENT if not check_in.is_protected and Flag.CANNOT_LEAVE not in flags else Urgency.LIFE,
        story="; ".join(str(flag.label) for flag in flags), safe_when=check_in.safe_contact, language=person.language,
    )  # fmt: skip
    return asked(case)
