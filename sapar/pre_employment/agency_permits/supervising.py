"""A permit in force: suspended, reinstated, revoked by two people, reminded of its end, expired.

Each of these tells the rooms above by a follow-up (``agency_permits.suspended``, ``.reinstated``, ``.revoked``): they
stop or free what rests on the permit, and turn every affected worker into a task and a message.
"""

from datetime import date
from typing import Annotated

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.errors import AnotherPersonMustDecide
from sapar.foundation.actions.registry import FollowUp
from sapar.foundation.actions.wrapper import Done, action
from sapar.foundation.privacy.classes import P0, P1
from sapar.foundation.worklists.tasks import close_tasks, open_task
from sapar.pre_employment.agency_permits import clocks
from sapar.pre_employment.agency_permits.checking import ask_commission
from sapar.pre_employment.agency_permits.choices import Decision
from sapar.pre_employment.agency_permits.errors import AlreadyProposed, NothingProposed, SuspensionTooLong, TermOver
from sapar.pre_employment.agency_permits.guards import check_partner
from sapar.pre_employment.agency_permits.lists import REVOCATION, SUSPENSION, choices, known
from sapar.pre_employment.agency_permits.models import AgencyPermit, PermitDecision
from sapar.pre_employment.agency_permits.permissions import (
    decides_revocation,
    permit_officer,
    system,
)
from sapar.pre_employment.agency_permits.telling import to_agency
from sapar.registers.organizations.models import Role

PublicWords = Annotated[
    str,
    Ask(_("What happened"), lines=4, max_length=2000, data_class=P0, who_sees=_("Everybody: it is published"),
        hint=_("Plain words, no names of workers")),
]  # fmt: skip


@action(
    subject=AgencyPermit, allowed_to=permit_officer, law="agency_permit.suspension", label=_("Suspend the permit"),
    grave=True,
)  # fmt: skip
def suspend_permit(
    permit: AgencyPermit,
    *,
    by: Actor,
    on: date,
    ground: Annotated[
        str, Ask(_("Legal ground"), max_length=40, choices=choices(SUSPENSION), check=known(SUSPENSION), data_class=P0)
    ],
    words: PublicWords,
    until: Annotated[date, Ask(_("Suspended until"), hint=_("By this day you reinstate it or propose to revoke it"))],
) -> Done:
    """Stop an agency from recruiting for a country until it puts a fault right. Its end is decided, not awaited."""
    longest = clocks.days("suspension_limit_days", on)
    if until > longest:
        raise SuspensionTooLong(date=f"{longest:%d.%m.%Y}")
    if until <= on:
        raise ValidationError({"until": _("The end must come after the start")})
    permit.suspended_on, permit.suspended_until = on, until
    _decided(permit, Decision.SUSPENDED, by, on, ground=ground, words=words, until=until)
    close_tasks(permit, "suspend_permit")
    open_task(permit, asks="reinstate_permit", role=Role.PERMIT_OFFICER, due=clocks.end_of(until))
    return Done(
        {"ground": ground, "until": until},
        tell=to_agency("agency_permits/suspended", permit, date=until),
        then=[FollowUp("agency_permits.suspended", permit)],
    )


@action(
    subject=AgencyPermit, allowed_to=permit_officer, law="agency_permit.suspension", label=_("Reinstate the permit")
)
def reinstate_permit(permit: AgencyPermit, *, by: Actor, on: date, words: PublicWords) -> Done:
    """Let the agency recruit again: the fault was put right, and a partner abroad is confirmed (R-AGY-03)."""
    if permit.valid_until and permit.valid_until < on:
        raise TermOver(date=f"{permit.valid_until:%d.%m.%Y}")
    check_partner(permit, on)
    permit.suspended_on = permit.suspended_until = None
    _decided(permit, Decision.REINSTATED, by, on, words=words)
    return Done(
        {"words": words},
        tell=to_agency("agency_permits/reinstated", permit),
        then=[FollowUp("agency_permits.reinstated", permit)],
    )


@action(
    subject=AgencyPermit, allowed_to=permit_officer, law="agency_permit.revocation",
    label=_("Propose to revoke the permit"), grave=True,
)  # fmt: skip
def propose_revocation(
    permit: AgencyPermit,
    *,
    by: Actor,
    on: date,
    ground: Annotated[
        str, Ask(_("Legal ground"), max_length=40, choices=choices(REVOCATION), check=known(REVOCATION), data_class=P0)
    ],
    words: PublicWords,
    bar_until: Annotated[date, Ask(_("No new permit until"), hint=_("For the agency and for those who own it"))],
) -> Done:
    """Propose to revoke a permit; a member of the commission decides."""
    if permit.open_proposal:
        raise AlreadyProposed
    if bar_until <= on:
        raise ValidationError({"bar_until": _("The end must come after the start")})
    PermitDecision(
        permit=permit, kind=Decision.REVOKED, ground=ground, words=words, until=bar_until, prepared_by=by.account,
        prepared_on=on,
    ).save()  # fmt: skip
    ask_commission(permit, "revoke_permit", clocks.days("decision_days", on))
    return Done({"ground": ground, "bar_until": bar_until}, silent_because="a proposal; another person decides")


@action(
    subject=AgencyPermit, allowed_to=decides_revocation, law="agency_permit.revocation", label=_("Revoke the permit"),
    grave=True,
)  # fmt: skip
def revoke_permit(permit: AgencyPermit, *, by: Actor, on: date) -> Done:
    """Revoke a permit as proposed. Until the bar ends neither the agency nor its owners get a new one."""
    proposal = _proposal(permit, by)
    proposal.decided_by, proposal.decided_on = by.account, on
    proposal.save()
    permit.revoked_on, permit.bar_until = on, proposal.until
    permit.suspended_on = permit.suspended_until = None
    close_tasks(permit)
    return Done(
        {"ground": proposal.ground, "bar_until": proposal.until},
        tell=to_agency("agency_permits/revoked", permit),
        then=[FollowUp("agency_permits.revoked", permit)],
    )


@action(
    subject=AgencyPermit, allowed_to=decides_revocation, law="agency_permit.revocation",
    label=_("Do not revoke the permit"),
)  # fmt: skip
def decline_revocation(
    permit: AgencyPermit,
    *,
    by: Actor,
    on: date,
    reason: Annotated[str, Ask(_("Reason"), lines=3, max_length=2000, data_class=P1)],
) -> Done:
    """Decline the proposal: the permit stays as it is, and the permit officers read why."""
    _keep(_proposal(permit, by), on, reason, by)
    close_tasks(permit, "revoke_permit")
    return Done({"reason": reason}, silent_because="the permit officers read it in the file")


def _keep(proposal: PermitDecision, on: date, words: str = "", by: Actor | None = None) -> None:
    """Turn a proposal into the decision not to revoke; the proposal itself stays in the trail."""
    proposal.kind, proposal.ground, proposal.words, proposal.until = Decision.KEPT, "", words, None
    proposal.decided_by, proposal.decided_on = by.account if by else None, on
    proposal.save()


def _proposal(permit: AgencyPermit, by: Actor) -> PermitDecision:
    """Return the proposal that waits; whoever made it does not decide it."""
    proposal = permit.open_proposal
    if proposal is None:
        raise NothingProposed
    if proposal.prepared_by == by.account:
        raise AnotherPersonMustDecide
    return proposal


@action(
    subject=AgencyPermit, allowed_to=system, law="reminder.days_before", label=_("Remind of the end"), has_button=False
)
def remind_of_end(permit: AgencyPermit, *, by: Actor, on: date, days_before: int) -> Done:
    """Remind the agency that its permit ends, and put the renewal on its desk."""
    permit.reminded_days = days_before
    if permit.valid_until:
        open_task(
            permit, asks="renew_permit", role=Role.AGENCY_CLERK, due=clocks.end_of(permit.valid_until),
            office_ref=permit.agency.ref,
        )  # fmt: skip
    return Done(tell=to_agency("agency_permits/ending", permit, date=permit.valid_until))


@action(
    subject=AgencyPermit, allowed_to=system, law="agency_permit.term_months", label=_("End of the term"),
    has_button=False,
)  # fmt: skip
def expire_permit(permit: AgencyPermit, *, by: Actor, on: date) -> Done:
    """End a permit whose last day has passed."""
    permit.suspended_on = permit.suspended_until = None
    if permit.open_proposal:
        _keep(permit.open_proposal, on)
    PermitDecision(permit=permit, kind=Decision.EXPIRED, until=permit.valid_until, decided_on=on).save()
    close_tasks(permit)
    return Done(tell=to_agency("agency_permits/expired", permit, date=permit.valid_until))


def _decided(permit: AgencyPermit, kind: Decision, by: Actor, on: date, **said: object) -> None:
    """Save a decision that one person takes."""
    PermitDecision(
        permit=permit, kind=kind, prepared_by=by.account, prepared_on=on, decided_by=by.account, decided_on=on, **said
    ).save()
