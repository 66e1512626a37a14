"""The end of keeping what is personal in a permit that has ended; that there was a permit stays in the register."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.registry import FollowUp, follows
from sapar.foundation.actions.wrapper import Done, action
from sapar.pre_employment.agency_permits.models import AgencyPermit
from sapar.pre_employment.agency_permits.permissions import system


@action(
    subject=AgencyPermit, allowed_to=system, law="retention", label=_("Names and papers were forgotten"),
    has_button=False,
)  # fmt: skip
def forget_permit_file(permit: AgencyPermit, *, by: Actor, on: date) -> Done:
    """Delete the owners' names and the partners' contacts of a permit that ended long ago."""
    permit.owners.all().delete()
    for partner in permit.partners.exclude(reach=""):
        partner.reach = ""
        partner.save()
    return Done(
        silent_because="a duty of the register, not a decision", then=[FollowUp("agency_permits.forgotten", permit)]
    )


@follows("agency_permits.forgotten")
@action(
    subject=AgencyPermit, allowed_to=system, law="retention", label=_("The key of the permit was destroyed"),
    has_button=False,
)  # fmt: skip
def destroy_permit_key(permit: AgencyPermit, *, by: Actor, on: date) -> Done:
    """Destroy the permit's key: what was sealed under it is noise from now on, in the trail and in files too."""
    permit.key.wrapped, permit.key.destroyed_at = "", clock.now()
    permit.key.save()
    return Done(silent_because="a duty of the register, not a decision")
