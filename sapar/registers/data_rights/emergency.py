"""Emergency access: past the ordinary rules, with a reason, for hours, and never unseen.

It opens the record of a person and their journeys, nothing protected: complaints and cases keep their own teams.
"""

from datetime import date, timedelta
from typing import Annotated

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.lawbook import lawbook
from sapar.foundation.notices.notice import Contact, Notice, helpline
from sapar.foundation.privacy.classes import P1, P2
from sapar.foundation.references import normalised
from sapar.foundation.worklists.tasks import open_task
from sapar.registers.data_rights.models import EmergencyAccess
from sapar.registers.data_rights.permissions import acts_here, examines_access, may_break_glass
from sapar.registers.organizations.models import Membership, MembershipState, Organization, Role
from sapar.registers.people.models import Person

Number = Annotated[str, Ask(_("Number of the record"), max_length=20, data_class=P1, check=normalised)]
Reason = Annotated[
    str,
    Ask(_("Reason"), hint=_("The person and the data protection officer read it."), lines=3, max_length=1000,
        data_class=P2),
]  # fmt: skip
Finding = Annotated[str, Ask(_("What was found"), lines=3, max_length=1000, data_class=P2)]


@action(
    subject=Organization, creates=EmergencyAccess, allowed_to=acts_here, law="personal_data",
    label=_("Open a record in an emergency"), grave=True, has_button=False,
)  # fmt: skip
def take_emergency_access(office: Organization, *, by: Actor, on: date, number: Number, reason: Reason) -> Done:
    """Open a record that is not yours to see, because somebody is in danger. A second person examines it."""
    person = Person.objects.filter(ref=normalised(number)).select_related("key").first()
    if person is None or not may_break_glass(by, person):
        raise ValidationError({"number": _("No record has this number")})
    hours = int(lawbook().value("personal_data.emergency_hours", on).value)
    access = EmergencyAccess(
        person=person, account=by.account, office=office, role=by.role, reason=reason, taken_at=clock.now(),
        until=clock.now() + timedelta(hours=hours),
    )  # fmt: skip
    access.save()
    days = int(lawbook().value("personal_data.emergency_examined_days", on).value)
    due = clock.end_of(on + timedelta(days=days), by.place)
    open_task(access, asks="find_justified", role=Role.DATA_PROTECTION_OFFICER, due=due)
    told = Notice("data_rights/emergency", to=_watchers(), ref=access.ref)
    return Done({"reason": reason, "hours": hours, "person": person}, created=access, tell=[told])


def _watchers() -> list[Contact]:
    """Return the data protection officers: the second person who is told at once."""
    seats = Membership.objects.filter(role=Role.DATA_PROTECTION_OFFICER, state=MembershipState.ACTIVE)
    return [seat.account.contact() for seat in seats.select_related("account__key")]


@action(subject=EmergencyAccess, allowed_to=examines_access, law="personal_data", label=_("It was justified"))
def find_justified(access: EmergencyAccess, *, by: Actor, on: date, finding: Finding) -> Done:
    """Find that the access was needed. The person is told that it happened, and why."""
    access.finding = finding
    return Done({"finding": finding}, tell=[_to_person(access)])


@action(
    subject=EmergencyAccess, allowed_to=examines_access, law="personal_data", label=_("It was not justified"),
    grave=True,
)  # fmt: skip
def find_not_justified(access: EmergencyAccess, *, by: Actor, on: date, finding: Finding) -> Done:
    """Find that the access was not needed. It ends at once if it still runs; the person is told."""
    access.finding, access.until = finding, min(access.until, clock.now())
    return Done({"finding": finding}, tell=[_to_person(access)])


def _to_person(access: EmergencyAccess) -> Notice:
    return Notice("data_rights/emergency_examined", to=[access.person.contact()], phone=helpline())
