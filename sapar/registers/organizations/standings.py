"""Memberships as foundation sees them: standings."""

from dataclasses import dataclass
from datetime import date

from sapar.foundation.accounts.models import Account
from sapar.registers.organizations.models import Membership, MembershipState, OrganizationState, Role

# Whose office takes in papers of earlier days: mail, outreach visits, a desk without a connection.
MAY_CAPTURE_LATER = frozenset({Role.EMPLOYMENT_OFFICER, Role.OFFICE_HEAD, Role.LABOUR_ATTACHE, Role.DISPUTE_OFFICER})


@dataclass(frozen=True)
class MemberStanding:
    """A live membership."""

    membership: Membership

    @property
    def role(self) -> str:
        """Return the role's code."""
        return self.membership.role

    @property
    def role_name(self) -> str:
        """Return the role in the reader's language."""
        return str(Role(self.membership.role).label)

    @property
    def organisation_ref(self) -> str:
        """Return the reference of the organization."""
        return str(self.membership.organization.ref)

    @property
    def organisation_name(self) -> str:
        """Return the organization's name in the reader's language."""
        return self.membership.organization.name

    @property
    def country(self) -> str:
        """Return the country the organization answers for: where a post is."""
        return self.membership.organization.country

    @property
    def place(self) -> str:
        """Return the office's time zone."""
        return self.membership.organization.time_zone

    @property
    def may_capture_later(self) -> bool:
        """Say whether this role takes in papers of earlier days."""
        return self.membership.role in MAY_CAPTURE_LATER


def standings_of(account: Account, on: date) -> list[MemberStanding]:
    """Return the memberships of ``account`` that are live on ``on``."""
    live = Membership.objects.filter(
        account=account,
        state=MembershipState.ACTIVE,
        organization__state=OrganizationState.ACTIVE,
        starts_on__lte=on,
        ends_on__gte=on,
    )
    return [MemberStanding(membership) for membership in live.select_related("organization", "account__key")]
