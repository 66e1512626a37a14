"""Organizations and memberships. The root of the tree is the ministry, seeded by the first migration."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.guarded import GuardedQuerySet, Subject
from sapar.foundation.actions.moves import KEEP, NEW
from sapar.foundation.languages.texts import TextsField
from sapar.foundation.notices.notice import Contact
from sapar.foundation.privacy.classes import P0, P1
from sapar.foundation.privacy.models import DataKey


class Role(models.TextChoices):
    """What a member does. ``field/roles.md`` of the trade says what each may see."""

    EMPLOYMENT_OFFICER = "employment_officer", _("Employment officer")
    HOTLINE_CLERK = "hotline_clerk", _("Hotline clerk")
    LABOUR_ATTACHE = "labour_attache", _("Labour attaché")
    NGO_COUNSELLOR = "ngo_counsellor", _("Counsellor of a partner organisation")
    DISPUTE_OFFICER = "dispute_officer", _("Dispute officer")
    REINTEGRATION_OFFICER = "reintegration_officer", _("Reintegration officer")
    PERMIT_OFFICER = "permit_officer", _("Permit officer")
    COMMISSION_MEMBER = "commission_member", _("Member of the permit commission")
    PLACEMENT_OFFICER = "placement_officer", _("Placement officer")
    TRAINER = "trainer", _("Trainer")
    AGENCY_CLERK = "agency_clerk", _("Clerk of a recruitment agency")
    EMPLOYER_CLERK = "employer_clerk", _("Representative of an employer")
    JURIST = "jurist", _("Jurist")
    OFFICE_HEAD = "office_head", _("Head of office")
    DATA_PROTECTION_OFFICER = "data_protection_officer", _("Data protection officer")
    AUDITOR = "auditor", _("Auditor")
    ADMINISTRATOR = "administrator", _("Administrator")


# Who acts for a business. They see their own part of a matter and nothing of the state's work.
OUTSIDERS = frozenset({Role.AGENCY_CLERK, Role.EMPLOYER_CLERK})


class OrganizationKind(models.TextChoices):
    """What an organization is to the cycle."""

    MINISTRY = "ministry", _("Ministry")
    OFFICE = "office", _("State office")
    POST = "post", _("Post abroad")
    PARTNER = "partner", _("Partner organisation")
    DISPUTE_BODY = "dispute_body", _("Dispute body")
    EMPLOYER = "employer", _("Employer")
    AGENCY = "agency", _("Recruitment agency")


# Bodies of the state and partners that work on its behalf.
OFFICIAL = (
    OrganizationKind.MINISTRY,
    OrganizationKind.OFFICE,
    OrganizationKind.POST,
    OrganizationKind.PARTNER,
    OrganizationKind.DISPUTE_BODY,
)
# In a business one acts in one role only, and nowhere else in that role.
ROLE_IN_BUSINESS = {OrganizationKind.AGENCY: Role.AGENCY_CLERK, OrganizationKind.EMPLOYER: Role.EMPLOYER_CLERK}


class OrganizationState(models.TextChoices):
    """Whether it works."""

    ACTIVE = "active", _("Active")
    CLOSED = "closed", _("Closed")


class OrganizationQuerySet(GuardedQuerySet):
    """Organizations, asked for by what they do."""

    def posts_for(self, country: str) -> "OrganizationQuerySet":
        """Return the posts abroad that answer for ``country``."""
        return self.filter(kind=OrganizationKind.POST, country=country, state=OrganizationState.ACTIVE)


class Organization(Subject):
    """An office, post, partner, dispute body, employer or agency."""

    MOVES = {
        # action                 from                                     to
        "open_organization": ({NEW}, OrganizationState.ACTIVE),
        "name_employer": ({NEW}, OrganizationState.ACTIVE),
        "correct_organization": ({OrganizationState.ACTIVE}, KEEP),
        "list_pairs": ({OrganizationState.ACTIVE}, KEEP),
        "close_organization": ({OrganizationState.ACTIVE}, OrganizationState.CLOSED),
    }
    CLASSES = {
        P0: {"kind", "names", "country", "place", "time_zone", "address", "phone", "email", "parent", "search_key"}
    }
    PAGE = "organizations:detail"

    state = models.CharField(max_length=10, choices=OrganizationState, default=OrganizationState.ACTIVE, editable=False)
    kind = models.CharField(_("Kind"), max_length=20, choices=OrganizationKind)
    names = TextsField(_("Name"))
    search_key = models.CharField(max_length=600, editable=False, db_index=True)
    country = models.CharField(_("Country"), max_length=2, default="KG")
    place = models.CharField(_("Place"), max_length=20, blank=True)
    time_zone = models.CharField(_("Time zone"), max_length=40, default=clock.HOME)
    address = TextsField(_("Address"), blank=True)
    phone = models.CharField(_("Phone"), max_length=40, blank=True)
    email = models.EmailField(_("E-mail"), blank=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organization")
        ordering = ["search_key", "pk"]

    def __str__(self) -> str:
        return str(self.names)

    @property
    def name(self) -> str:
        """Return the name in the reader's language."""
        return str(self.names)

    @property
    def title(self) -> str:
        """Return the name: it is public."""
        return self.name

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[Organization]":
        """Show organizations to everyone: who answers for what is public."""
        return cls.objects.all()

    def contacts(self, language: str = "ru") -> list[Contact]:
        """Return where this organization is told things."""
        return [Contact(self.email or self.phone.replace(" ", ""), language)] if self.email or self.phone else []


class MembershipState(models.TextChoices):
    """Whether somebody works there. A membership also ends by its date."""

    ACTIVE = "active", _("Active")
    ENDED = "ended", _("Ended")


class Membership(Subject):
    """An account's role in an organization, from a day until a day."""

    MOVES = {
        # action            from                         to
        "add_member": ({NEW}, MembershipState.ACTIVE),
        "prolong_membership": ({MembershipState.ACTIVE}, KEEP),
        "reset_second_step": ({MembershipState.ACTIVE}, KEEP),
        "end_membership": ({MembershipState.ACTIVE}, MembershipState.ENDED),
    }
    CLASSES = {P1: {"account", "organization", "role", "starts_on", "ends_on"}}
    PAGE = "organizations:membership"

    state = models.CharField(max_length=10, choices=MembershipState, default=MembershipState.ACTIVE, editable=False)
    account = models.ForeignKey(Account, models.PROTECT, related_name="memberships")
    organization = models.ForeignKey(Organization, models.PROTECT, related_name="memberships")
    role = models.CharField(_("Role"), max_length=30, choices=Role)
    starts_on = models.DateField(_("From"))
    ends_on = models.DateField(_("Until"))

    class Meta:
        verbose_name = _("membership")
        ordering = ["organization", "role", "pk"]

    def __str__(self) -> str:
        return f"{self.get_role_display()}, {self.organization}"

    @property
    def title(self) -> str:
        """Return who it is about and as what: whoever ends it or resets something must not take one for another."""
        return f"{self.account.name}, {self.get_role_display()}"

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[Membership]":
        """Show memberships to members of the same organization, and all to those who appoint and audit."""
        if actor.is_system or actor.role in (Role.ADMINISTRATOR, Role.AUDITOR):
            return cls.objects.all()
        return cls.objects.filter(organization__ref=actor.organisation_ref) if actor.is_staff else cls.objects.none()

    def data_key(self) -> DataKey | None:
        """Return the member's key."""
        return self.account.key
