"""The permit from the application to its end. Its rows (owners, votes, decisions) are in ``rows.py``."""

from datetime import date
from functools import cached_property
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sapar.classifications.validators import validate_country
from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.guarded import GuardedQuerySet, Subject
from sapar.foundation.actions.moves import KEEP, NEW
from sapar.foundation.privacy.classes import P0, P1, P2, P3
from sapar.foundation.privacy.fields import SealedTextField
from sapar.foundation.privacy.models import DataKey
from sapar.pre_employment.agency_permits.choices import (
    ENDED,
    LIVE,
    OPEN,
    PUBLIC,
    PaperState,
    PartnerKind,
    PartnerState,
    S,
    State,
)
from sapar.pre_employment.agency_permits.rows import CommissionVote, PermitDecision, PermitOwner
from sapar.registers.journeys.choices import country_name
from sapar.registers.organizations.models import Organization, Role

__all__ = ["AgencyPermit", "CommissionVote", "PartnerAgreement", "PermitDecision", "PermitOwner", "PermitPaper"]


class AgencyPermit(Subject):
    """Permission for an agency to recruit for one country, for a term; before that, the application for it.

    Its key seals what is personal in it: the owners' names and papers, and what members of the commission declare.
    """

    MOVES = {
        # action                 from                                    to
        "apply_for_permit": ({NEW}, S.DRAFT),
        "renew_permit": ({NEW}, S.DRAFT),
        "submit_application": ({S.DRAFT, S.RETURNED}, S.SUBMITTED),
        "withdraw_application": ({S.DRAFT, S.SUBMITTED, S.RETURNED, S.COMPLETE}, S.WITHDRAWN),
        "confirm_completeness": ({S.SUBMITTED}, S.COMPLETE),
        "return_application": ({S.SUBMITTED, S.COMPLETE}, S.RETURNED),
        "send_to_commission": ({S.COMPLETE}, S.BEFORE_COMMISSION),
        "declare_conflict": ({S.BEFORE_COMMISSION}, KEEP),
        "vote_on_permit": ({S.BEFORE_COMMISSION}, KEEP),
        "ask_next_member": ({S.BEFORE_COMMISSION}, KEEP),
        "grant_permit": ({S.BEFORE_COMMISSION}, S.GRANTED),
        "refuse_permit": ({S.BEFORE_COMMISSION}, S.REFUSED),
        "suspend_permit": ({S.GRANTED}, S.SUSPENDED),
        "reinstate_permit": ({S.SUSPENDED}, S.GRANTED),
        "propose_revocation": (LIVE, KEEP),
        "decline_revocation": (LIVE, KEEP),
        "revoke_permit": (LIVE, S.REVOKED),
        "remind_of_end": (LIVE, KEEP),
        "replace_permit": ({S.GRANTED}, S.REPLACED),
        "expire_permit": (LIVE, S.EXPIRED),
        "forget_permit_file": (ENDED, KEEP),
        "destroy_permit_key": (ENDED, KEEP),
        # of the rooms above, after the acts before
        "stop_orders": ({S.SUSPENDED}, KEEP),
        "cancel_orders": ({S.REVOKED}, KEEP),
        "free_orders": ({S.GRANTED}, KEEP),
        "list_affected_workers": ({S.SUSPENDED, S.REVOKED}, KEEP),
    }
    CLASSES = {
        P0: {
            "agency", "country", "valid_from", "valid_until", "suspended_on", "suspended_until", "revoked_on",
            "bar_until",
        },
        P1: {
            "key", "renews", "begun_on", "submitted_on", "complete_by", "decide_by", "mend_by", "to_mend",
            "prepared_by", "proposal", "reminded_days",
        },
    }  # fmt: skip
    PAGE = "agency_permits:permit"

    state = models.CharField(max_length=20, choices=State, default=S.DRAFT, editable=False)
    key = models.ForeignKey(DataKey, models.PROTECT, editable=False)
    agency = models.ForeignKey(Organization, models.PROTECT, related_name="permits")
    country = models.CharField(_("Country"), max_length=2, validators=[validate_country])
    renews = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="renewals")
    begun_on = models.DateField(editable=False)
    submitted_on = models.DateField(null=True, editable=False)
    complete_by = models.DateField(null=True, editable=False)
    decide_by = models.DateField(null=True, editable=False)
    mend_by = models.DateField(null=True, editable=False)
    to_mend = models.TextField(_("What the agency must mend"), max_length=2000, blank=True)
    prepared_by = models.ForeignKey(Account, models.PROTECT, null=True, editable=False, related_name="+")
    proposal = models.TextField(_("What you propose, and why"), max_length=2000, blank=True)
    valid_from = models.DateField(_("Valid from"), null=True, editable=False)
    valid_until = models.DateField(_("Valid until"), null=True, editable=False)  # the last day
    reminded_days = models.PositiveSmallIntegerField(null=True, editable=False)  # the nearest reminder sent so far
    suspended_on = models.DateField(null=True, editable=False)
    suspended_until = models.DateField(null=True, editable=False)
    revoked_on = models.DateField(null=True, editable=False)
    bar_until = models.DateField(_("No new permit until"), null=True, editable=False)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("agency permit")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["agency", "country", "state"]),
            models.Index(fields=["state", "valid_until"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["agency", "country"], condition=Q(state__in=sorted(OPEN)), name="one_application_a_country"
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def title(self) -> str:
        """Return the agency and the country."""
        return f"{self.agency.name}, {country_name(self.country)}"

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[AgencyPermit]":
        """Show what was ever granted to everyone; an application to its agency and to those who work on it."""
        permits = cls.objects.select_related("agency")
        return permits if actor.is_system else permits.filter(Q(state__in=PUBLIC) | has_file(actor))

    def data_key(self) -> DataKey:
        """Return the permit's own key."""
        return self.key

    def owner_key(self) -> None:
        """Return no owner: a permit is about an agency, not about a person who could look up who opened it."""
        return None

    @property
    def is_live(self) -> bool:
        """Say whether it is granted or suspended; its term may still be over."""
        return self.state in LIVE

    @property
    def open_proposal(self) -> PermitDecision | None:
        """Return the revocation that waits for the second person, None where there is none."""
        return self.decisions.filter(decided_on=None).first()

    @cached_property
    def has_post(self) -> bool:
        """Say whether a post abroad answers for the country."""
        return bool(Organization.objects.posts_for(self.country).exists())

    def confirmed_partners(self, on: date) -> "models.QuerySet[PartnerAgreement]":
        """Return the partners whose agreement the post confirmed and which still runs on ``on``."""
        return self.partners.filter(state=PartnerState.CONFIRMED, valid_until__gte=on)


def has_file(actor: Actor, prefix: str = "") -> Q:
    """Return whose files this actor works on: their own agency's, the country's, or all once they were sent."""
    if actor.kind != Kind.MEMBER:
        return Q(pk__in=())
    if actor.role == Role.AGENCY_CLERK:
        return Q(**{f"{prefix}agency__ref": actor.organisation_ref})
    sent = Q(**{f"{prefix}submitted_on__isnull": False})
    if actor.role in (Role.PERMIT_OFFICER, Role.AUDITOR):
        return sent
    if actor.role == Role.LABOUR_ATTACHE:
        return sent & Q(**{f"{prefix}country": actor.country})
    if actor.role == Role.COMMISSION_MEMBER:
        return Q(**{f"{prefix}state__in": {S.BEFORE_COMMISSION, S.REFUSED} | PUBLIC})
    return Q(pk__in=())


class PartOfPermit(Subject):
    """A part of an application that has a life of its own."""

    permit: models.ForeignKey[AgencyPermit, AgencyPermit]

    class Meta:
        abstract = True

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[Any]":
        """Show it to those who see the whole file."""
        parts = cls.objects.select_related("permit__agency")
        return parts if actor.is_system else parts.filter(has_file(actor, "permit__"))

    def data_key(self) -> DataKey:
        """Return the permit's key."""
        return self.permit.key

    def owner_key(self) -> None:
        """Return no owner, as the permit has none."""
        return None


class PermitPaper(PartOfPermit):
    """One paper of the checklist: what the agency handed in, and what the officer says of it."""

    MOVES = {
        # action        from                                                        to
        "hand_in_paper": ({PaperState.ASKED, PaperState.HANDED_IN, PaperState.REFUSED}, PaperState.HANDED_IN),
        "accept_paper": ({PaperState.HANDED_IN, PaperState.REFUSED}, PaperState.ACCEPTED),
        "refuse_paper": ({PaperState.HANDED_IN, PaperState.ACCEPTED}, PaperState.REFUSED),
    }
    CLASSES = {P1: {"permit", "code", "missing", "checked_by", "checked_on"}, P3: {"stated"}}
    PAGE = "agency_permits:paper"

    state = models.CharField(max_length=10, choices=PaperState, default=PaperState.ASKED, editable=False)
    permit = models.ForeignKey(AgencyPermit, models.PROTECT, related_name="papers")
    code = models.CharField(max_length=40)  # of the law's list: agency_permit.documents
    stated = SealedTextField(_("Number, date, issued by"), max_length=300, blank=True)
    missing = models.TextField(_("What is missing"), max_length=500, blank=True)
    checked_by = models.ForeignKey(Account, models.PROTECT, null=True, editable=False, related_name="+")
    checked_on = models.DateField(null=True, editable=False)

    class Meta:
        verbose_name = _("paper of an application")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["permit", "code"], name="a_paper_once")]

    def __str__(self) -> str:
        return self.code


class PartnerAgreement(PartOfPermit):
    """The agreement with an employer or intermediary abroad, as the agency states it and the post confirms it."""

    MOVES = {
        # action         from                                              to
        "name_partner": ({NEW}, PartnerState.CLAIMED),
        "confirm_partner": ({PartnerState.CLAIMED, PartnerState.DENIED}, PartnerState.CONFIRMED),
        "deny_partner": ({PartnerState.CLAIMED, PartnerState.CONFIRMED}, PartnerState.DENIED),
    }
    CLASSES = {
        P0: {"name", "kind", "place"},
        P1: {"permit", "signed_on", "valid_until", "answer", "answered_by", "answered_on"},
        P2: {"reach"},
    }
    PAGE = "agency_permits:partner"

    state = models.CharField(max_length=10, choices=PartnerState, default=PartnerState.CLAIMED, editable=False)
    permit = models.ForeignKey(AgencyPermit, models.PROTECT, related_name="partners")
    kind = models.CharField(_("Kind"), max_length=12, choices=PartnerKind)
    name = models.CharField(_("Name"), max_length=200)
    place = models.CharField(_("Town and address"), max_length=200, blank=True)
    reach = models.CharField(_("Phone or e-mail"), max_length=200, blank=True)
    signed_on = models.DateField(_("Agreement signed on"))
    valid_until = models.DateField(_("Agreement valid until"))
    answer = models.TextField(_("How it was checked"), max_length=1000, blank=True)
    answered_by = models.ForeignKey(Account, models.PROTECT, null=True, editable=False, related_name="+")
    answered_on = models.DateField(null=True, editable=False)

    class Meta:
        verbose_name = _("partner abroad")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def title(self) -> str:
        """Return the partner's name and the country."""
        return f"{self.name}, {country_name(self.permit.country)}"
