"""The protected route: violence, forced labour, children. No talks with the other side; only a named team knows."""

from datetime import date
from typing import Annotated

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.errors import ActionError
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.notices.notice import Notice, helpline
from sapar.foundation.privacy.classes import P4
from sapar.foundation.worklists.tasks import close_tasks
from sapar.registers.organizations.models import Membership, MembershipState, Role
from sapar.throughout.complaints import clocks
from sapar.throughout.complaints.models import Complaint, TeamMember
from sapar.throughout.complaints.permissions import case_officer, team
from sapar.throughout.complaints.vocabulary import PROTECTED_KINDS, Kind

TEAM_ROLES = (Role.DISPUTE_OFFICER, Role.LABOUR_ATTACHE, Role.NGO_COUNSELLOR)


class TeamWouldBeEmpty(ActionError):
    """Somebody must be left who knows."""

    code = "team_empty"
    sentence = _("Somebody must stay on the team. First add a colleague")


def grave_kinds() -> list[tuple[str, object]]:
    """Return the kinds that call for protection."""
    return [(kind.value, kind.label) for kind in Kind if kind in PROTECTED_KINDS]


def check_grave_kind(text: str) -> None:
    """Refuse what is no such kind: the form offers no other, but a program may send one."""
    if text not in PROTECTED_KINDS:
        raise ValidationError(_("Choose one answer"), code="choice")


Colleague = Annotated[
    str, Ask(_("Phone or e-mail of the colleague"), hint=_("With which they sign in"), max_length=100, data_class=P4)
]


@action(subject=Complaint, allowed_to=case_officer, law="complaint", label=_("Put on the protected route"), grave=True)
def protect_complaint(
    complaint: Complaint,
    *,
    by: Actor,
    on: date,
    kind: Annotated[str, Ask(_("Why"), choices=grave_kinds, check=check_grave_kind, data_class=P4)],
    reason: Annotated[str, Ask(_("What you saw"), lines=4, max_length=2000, data_class=P4)],
    colleague: Colleague = "",
) -> Done:
    """Take a complaint out of sight: from now on only you and whom you name know that it exists. No talks follow."""
    complaint.name_kinds(list(dict.fromkeys([Kind(kind), *complaint.all_kinds])))
    complaint.triaged_by = complaint.triaged_by or by.account
    close_tasks(complaint)
    if by.account:
        _join(complaint, by.account)
    if colleague:
        _join(complaint, _colleague(colleague))
    complaint.decide_by = complaint.decide_by or clocks.within("decision", complaint.received_on)
    clocks.next_step(complaint, "answer_complaint", clocks.within("acknowledge", on))
    return Done({"reason": reason}, silent_because="who is at risk is told in person, when it is safe")


def _join(complaint: Complaint, account: Account) -> None:
    member = TeamMember.objects.filter(complaint=complaint, account=account).first()
    member = member or TeamMember(complaint=complaint, account=account)
    member.left_on = None
    member.save()


def _colleague(contact: str) -> Account:
    account: Account | None = Account.objects.reachable_by(contact.strip().replace(" ", "")).first()
    staff = Membership.objects.filter(account=account, state=MembershipState.ACTIVE, role__in=TEAM_ROLES)
    if account is None or not staff.exists():
        raise ValidationError({"colleague": _("No officer, attaché or counsellor signs in with this")})
    return account


@action(subject=Complaint, allowed_to=team, law="complaint", label=_("Add somebody to the team"), grave=True)
def add_to_team(complaint: Complaint, *, by: Actor, on: date, colleague: Colleague) -> Done:
    """Let one more officer, attaché or counsellor know of this complaint."""
    account = _colleague(colleague)
    _join(complaint, account)
    notice = Notice("complaints/news", to=[account.contact()], ref=complaint.ref, phone=helpline())
    return Done({"colleague": colleague}, tell=[notice])


@action(subject=Complaint, allowed_to=team, law="complaint", label=_("Take somebody off the team"), grave=True)
def remove_from_team(complaint: Complaint, *, by: Actor, on: date, colleague: Colleague) -> Done:
    """End somebody's sight of this complaint. One member must stay."""
    account = _colleague(colleague)
    members = TeamMember.objects.filter(complaint=complaint, left_on=None)
    if members.count() < 2:
        raise TeamWouldBeEmpty
    member = members.filter(account=account).first()
    if member is None:
        raise ValidationError({"colleague": _("This colleague is not on the team")})
    member.left_on = on
    member.save()
    return Done({"colleague": colleague}, silent_because="it is said in person")
