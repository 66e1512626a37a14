"""The commission decides: each member for themself, until enough of them agree (R-AGY-08)."""

from datetime import date
from typing import Annotated

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor
from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.asking import Ask
from sapar.foundation.actions.errors import AnotherPersonMustDecide
from sapar.foundation.actions.registry import FollowUp, follows
from sapar.foundation.actions.wrapper import NO_LAW, Done, action
from sapar.foundation.privacy.classes import P1, P2, P3
from sapar.foundation.worklists.tasks import close_tasks
from sapar.pre_employment.agency_permits import clocks
from sapar.pre_employment.agency_permits.checking import ask_commission
from sapar.pre_employment.agency_permits.choices import LIVE, Choice, Decision
from sapar.pre_employment.agency_permits.errors import AlreadyVoted, InterestDeclared
from sapar.pre_employment.agency_permits.guards import check_grantable
from sapar.pre_employment.agency_permits.lists import REFUSAL, choices, known
from sapar.pre_employment.agency_permits.models import AgencyPermit, CommissionVote, PermitDecision
from sapar.pre_employment.agency_permits.permissions import commission_member, system
from sapar.pre_employment.agency_permits.telling import to_agency


@action(
    subject=AgencyPermit, allowed_to=commission_member, law="agency_permit.agreeing_votes",
    label=_("Declare an interest"),
)  # fmt: skip
def declare_conflict(
    permit: AgencyPermit,
    *,
    by: Actor,
    on: date,
    interest: Annotated[str, Ask(_("Your interest in this agency"), lines=3, max_length=1000, data_class=P3)],
) -> Done:
    """Declare an interest in the agency. Who declares one does not vote; others do."""
    _check_may_vote(permit, by)
    CommissionVote(permit=permit, member=by.account, interest=interest, voted_on=on).save()
    return Done(silent_because="it stands in the file; the other members are asked already")


@action(subject=AgencyPermit, allowed_to=commission_member, law="agency_permit.agreeing_votes", label=_("Vote"))
def vote_on_permit(
    permit: AgencyPermit,
    *,
    by: Actor,
    on: date,
    no_interest: Annotated[bool, Ask(_("I have no interest in this agency"))],
    choice: Annotated[Choice, Ask(_("Your vote"), data_class=P2)],
    reason: Annotated[str, Ask(_("Reason"), lines=3, max_length=2000, data_class=P2)],
    ground: Annotated[
        str, Ask(_("Legal ground, if you refuse"), max_length=40, choices=choices(REFUSAL), check=known(REFUSAL),
                 data_class=P1)
    ] = "",
) -> Done:  # fmt: skip
    """Vote. Others' votes show after one's own; the decision is made when enough members agree."""
    _check_may_vote(permit, by)
    if not no_interest:
        raise ValidationError({"no_interest": _("Who has an interest does not vote: declare it instead")})
    if choice == Choice.REFUSE and not ground:
        raise ValidationError({"ground": _("Choose the legal ground of the refusal")})
    if choice == Choice.GRANT:
        check_grantable(permit, on)
    CommissionVote(
        permit=permit, member=by.account, choice=choice, reason=reason, voted_on=on,
        ground=ground if choice == Choice.REFUSE else "",
    ).save()  # fmt: skip
    return Done(silent_because="the decision is told, not the votes", then=[_next(permit, on)])


def _next(permit: AgencyPermit, on: date) -> FollowUp:
    """Return what follows from the votes: the decision once enough agree, else the next member is asked."""
    enough = clocks.number("agreeing_votes", on)
    if permit.votes.filter(choice=Choice.GRANT).count() >= enough:
        return FollowUp("agency_permits.voted_to_grant", permit)
    if permit.votes.filter(choice=Choice.REFUSE).count() >= enough:
        return FollowUp("agency_permits.voted_to_refuse", permit)
    return FollowUp("agency_permits.vote_wanted", permit)


def _check_may_vote(permit: AgencyPermit, by: Actor) -> None:
    if by.account and by.account in preparers(permit):
        raise AnotherPersonMustDecide
    own = permit.votes.filter(member=by.account).first()
    if own:
        raise AlreadyVoted if own.choice else InterestDeclared


def preparers(permit: AgencyPermit) -> set[Account]:
    """Return who had a hand in preparing the file: they never decide it."""
    checked = {paper.checked_by for paper in permit.papers.select_related("checked_by")}
    asked = {partner.answered_by for partner in permit.partners.select_related("answered_by")}
    return {account for account in {permit.prepared_by} | checked | asked if account}


@follows("agency_permits.vote_wanted")
@action(subject=AgencyPermit, allowed_to=system, law=NO_LAW, label=_("Ask the next member"), has_button=False)
def ask_next_member(permit: AgencyPermit, *, by: Actor, on: date) -> Done:
    """Ask the other members of the commission: not enough of them agree yet."""
    ask_commission(permit, "vote_on_permit", permit.decide_by or on)
    return Done(silent_because="the members of the commission see it on their desks")


@follows("agency_permits.voted_to_grant")
@action(
    subject=AgencyPermit, allowed_to=system, law="agency_permit.term_months", label=_("Grant the permit"),
    has_button=False,
)  # fmt: skip
def grant_permit(permit: AgencyPermit, *, by: Actor, on: date) -> Done:
    """Grant the permit for its term. A renewal counts from the last day of the permit it takes the place of."""
    renewed = permit.renews if permit.renews and permit.renews.state in LIVE else None
    last = renewed.valid_until if renewed and renewed.valid_until and renewed.valid_until >= on else on
    permit.valid_from, permit.valid_until = on, clocks.term_from(last)
    kind = Decision.RENEWED if permit.renews else Decision.GRANTED
    PermitDecision(
        permit=permit, kind=kind, until=permit.valid_until, prepared_by=permit.prepared_by, decided_on=on
    ).save()
    close_tasks(permit)
    return Done(
        {"valid_until": permit.valid_until},
        tell=to_agency("agency_permits/granted", permit, date=permit.valid_until),
        then=[FollowUp("agency_permits.renewed", renewed)] if renewed else [],
    )


@follows("agency_permits.voted_to_refuse")
@action(
    subject=AgencyPermit, allowed_to=system, law="agency_permit.refusal", label=_("Refuse the permit"), has_button=False
)
def refuse_permit(permit: AgencyPermit, *, by: Actor, on: date) -> Done:
    """Refuse the permit. The agency reads the grounds, the reasons, and how to appeal."""
    against = permit.votes.filter(choice=Choice.REFUSE)
    PermitDecision(
        permit=permit, kind=Decision.REFUSED, ground=against[0].ground,
        words="\n\n".join(vote.reason for vote in against), prepared_by=permit.prepared_by, decided_on=on,
    ).save()  # fmt: skip
    close_tasks(permit)
    return Done(tell=to_agency("agency_permits/refused", permit))


@follows("agency_permits.renewed")
@action(
    subject=AgencyPermit, allowed_to=system, law="agency_permit.term_months", label=_("Replace by the renewal"),
    has_button=False,
)  # fmt: skip
def replace_permit(permit: AgencyPermit, *, by: Actor, on: date) -> Done:
    """End a permit on the day its renewal takes its place: one permit a country, and one to suspend."""
    permit.valid_until = on
    close_tasks(permit)
    return Done(silent_because="the agency was told of the renewal")
