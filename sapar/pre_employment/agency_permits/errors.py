"""Why something about a permit did not happen, in sentences."""

from django.utils.translation import gettext_lazy as _

from sapar.foundation.actions.errors import ActionError


class NoPermitInForce(ActionError):
    """R-AGY-01: no permit, suspended, ended, or for another country."""

    code = "no_permit_in_force"
    sentence = _("{agency} has no permit in force for this country: {country}. Nothing can be done with it there now")


class PermitStands(ActionError):
    """There is a permit for this country already."""

    code = "permit_stands"
    sentence = _("There is a permit for this country already: {number}. Renew it, or put right why it is suspended")


class ApplicationOpen(ActionError):
    """There is an application for this country already."""

    code = "application_open"
    sentence = _("There is an application for this country already: {number}")


class AgencyBarred(ActionError):
    """A permit of this agency was revoked, and the bar still runs."""

    code = "agency_barred"
    sentence = _("A permit of this agency was revoked. No new permit until: {date}")


class OwnerBarred(ActionError):
    """R-AGY-02: somebody who answered for a revoked agency, within the bar."""

    code = "owner_barred"
    sentence = _("{name} answered for an agency whose permit was revoked. No new permit until: {date}")


class PapersMissing(ActionError):
    """Papers of the checklist that are not handed in, or not accepted."""

    code = "papers_missing"
    sentence = _("Papers still to hand in or to mend: {n}")


class PapersNotChecked(ActionError):
    """Papers of the checklist that the officer has not accepted."""

    code = "papers_not_checked"
    sentence = _("Papers not accepted yet: {n}")


class NothingToMend(ActionError):
    """An application is returned for something."""

    code = "nothing_to_mend"
    sentence = _("Say first which paper must be mended, or wait for the answer of the post about the partner")


class NoPartnerNamed(ActionError):
    """R-AGY-03: without a partner abroad there is nothing to confirm."""

    code = "no_partner"
    sentence = _("Name a partner abroad first: the employer or intermediary you have an agreement with")


class PartnerNotConfirmed(ActionError):
    """R-AGY-03: no partner abroad is confirmed by the post."""

    code = "partner_not_confirmed"
    sentence = _("The post has confirmed no partner whose agreement still runs. Without one no permit can be in force")


class AlreadyVoted(ActionError):
    """One member, one vote."""

    code = "already_voted"
    sentence = _("You have voted already. A vote is not changed")


class InterestDeclared(ActionError):
    """Who declared an interest does not vote."""

    code = "interest_declared"
    sentence = _("You declared an interest in this agency. Others vote")


class SuspensionTooLong(ActionError):
    """Longer than the law allows."""

    code = "suspension_too_long"
    sentence = _("A suspension may last until {date} at most")


class TermOver(ActionError):
    """The term ended meanwhile."""

    code = "term_over"
    sentence = _("The term of this permit ended: {date}. The agency has to renew it")


class AlreadyProposed(ActionError):
    """A proposal to revoke waits for the commission."""

    code = "already_proposed"
    sentence = _("It is proposed already to revoke this permit. A member of the commission decides")


class NothingProposed(ActionError):
    """Revoking takes two: one proposes, another decides."""

    code = "revocation_not_proposed"
    sentence = _("A permit officer has to propose it first")
