"""The case, the steps done on it, its team, and the referrals made from it."""

import json
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sapar.classifications.validators import validate_country
from sapar.employment.assistance.choices import (
    AskedAs,
    CaseState,
    Consent,
    Need,
    Outcome,
    ReferralState,
    StepKind,
    Urgency,
)
from sapar.employment.assistance.desks import HANDLERS, receives
from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.guarded import Guarded, GuardedQuerySet, Subject
from sapar.foundation.actions.moves import KEEP, NEW
from sapar.foundation.notices.notice import Contact
from sapar.foundation.privacy.classes import P1, P2, P3, P4
from sapar.foundation.privacy.fields import SealedTextField
from sapar.foundation.privacy.models import DataKey
from sapar.registers.journeys.models import Journey
from sapar.registers.organizations.models import Organization
from sapar.registers.people.following import moves
from sapar.registers.people.models import Person

S = CaseState
AT_WORK = frozenset({S.TAKEN, S.IN_PROGRESS, S.REFERRED})
OPEN = frozenset({S.ASKED}) | AT_WORK


class AssistanceCase(Subject):
    """One need of one person, known or named in words. Its texts are sealed under the person's key or its own."""

    MOVES = {
        # action                     from                       to
        "ask_for_help": ({NEW}, S.ASKED),
        "raise_alarm": ({NEW}, S.ASKED),
        "take_call": ({NEW}, S.ASKED),
        "open_case_on_report": ({NEW}, S.ASKED),
        "note_report": (OPEN, KEEP),
        "tell_more": (OPEN, KEEP),
        "take_case": ({S.ASKED}, S.TAKEN),
        "note_step": (AT_WORK, S.IN_PROGRESS),
        "change_urgency": (OPEN, KEEP),
        "protect_case": (OPEN, KEEP),
        "name_team_member": (AT_WORK, KEEP),
        "hand_over_case": (AT_WORK, KEEP),
        "link_person": (AT_WORK, KEEP),
        "escalate_case": (OPEN, KEEP),
        "await_referral": (AT_WORK, S.REFERRED),
        "resume_case": (AT_WORK, S.IN_PROGRESS),
        "resolve_case": (AT_WORK, S.RESOLVED),
        "close_case": ({S.RESOLVED}, S.CLOSED),
        "reopen_case": ({S.RESOLVED, S.CLOSED}, S.IN_PROGRESS),
        "forget_case": ({S.CLOSED}, KEEP),
    }
    CLASSES = {
        P1: {
            "key", "person", "journey", "office", "asked_by", "asked_as", "taken_by", "language", "country",
            "urgency", "asked_at", "act_by", "acted_at", "next_by", "escalated_at", "outcome",
        },
        P2: {"need", "protected"},
        P3: {"story", "place", "about", "safe_phone", "safe_when", "outcome_words"},
        P4: {"concern"},
    }  # fmt: skip
    BOOKKEEPING = frozenset({"escalated_at"})
    ON_MERGE = {"person": moves()}
    PAGE = "assistance:case"
    READ_WITH = ("key", "office", "person__key")

    state = models.CharField(max_length=12, choices=CaseState, default=S.ASKED, editable=False)
    key = models.ForeignKey(DataKey, models.PROTECT, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="assistance_cases")
    journey = models.ForeignKey(Journey, models.PROTECT, null=True, blank=True, related_name="assistance_cases")
    office = models.ForeignKey(Organization, models.PROTECT, related_name="assistance_cases")
    asked_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="cases_asked")
    asked_as = models.CharField(max_length=10, choices=AskedAs)
    taken_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="cases_taken")
    language = models.CharField(max_length=2, default="ky")
    country = models.CharField(_("Country"), max_length=2, validators=[validate_country])
    need = models.CharField(_("Need"), max_length=10, choices=Need)
    urgency = models.CharField(_("Urgency"), max_length=10, choices=Urgency)
    protected = models.BooleanField(default=False, editable=False)
    concern = SealedTextField(_("Why it is protected"), max_length=10, blank=True)
    story = SealedTextField(_("What happened"), max_length=4000, blank=True)
    place = SealedTextField(_("Where"), max_length=300, blank=True)
    about = SealedTextField(_("Who needs help"), max_length=300, blank=True)  # in words, where nobody is on record
    safe_phone = SealedTextField(_("Safe phone"), max_length=254, blank=True)
    safe_when = SealedTextField(_("When and how to contact safely"), max_length=300, blank=True)
    asked_at = models.DateTimeField(editable=False)
    act_by = models.DateTimeField(_("Act by"), editable=False)
    acted_at = models.DateTimeField(null=True, editable=False)
    next_by = models.DateTimeField(_("Look again by"), null=True, editable=False)
    escalated_at = models.DateTimeField(null=True, editable=False)
    outcome = models.CharField(_("Outcome"), max_length=12, choices=Outcome, blank=True)
    outcome_words = SealedTextField(_("What was reached"), max_length=2000, blank=True)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("assistance case")
        ordering = ["act_by", "pk"]
        indexes = [models.Index(fields=["office", "state", "act_by"]), models.Index(fields=["state", "act_by"])]

    def __str__(self) -> str:
        return self.number

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[AssistanceCase]":
        """Show a case to whoever asked, to the person concerned and to its office; a protected one to its team.

        A protected case that nobody took yet shows to those at its office who take cases, else nobody could.
        """
        if actor.is_system:
            return cls.objects.all()
        return cls.objects.filter(_asked_by_or_about(actor) | (_as_staff(actor) if actor.is_staff else NOBODY))

    def data_key(self) -> DataKey:
        """Return the person's key, or the case's own where nobody on record is concerned."""
        return self.key

    @property
    def is_safety_matter(self) -> bool:
        """Say whether this is a protected case."""
        return self.protected

    @property
    def is_open(self) -> bool:
        """Say whether somebody still has to do something."""
        return self.state in OPEN

    @property
    def deadline(self) -> datetime | None:
        """Return by when the next thing must be done: the first act, then what the case worker set."""
        if not self.is_open:
            return None
        return self.next_by if self.acted_at else self.act_by

    def asker(self) -> list[Contact]:
        """Return where whoever asked is told things. A phone that may be in other hands is never used.

        In a protected case, and for the phone of the person at a death, only a number given as safe counts.
        """
        if self.safe_phone:
            return [Contact(self.safe_phone, self.language, self.key)]
        if self.protected:
            return []
        if self.asked_as in (AskedAs.RELATIVE, AskedAs.WITNESS):
            return [self.asked_by.contact()] if self.asked_by else []
        return [self.person.contact()] if self.person and self.need != Need.DEATH else []


NOBODY = Q(pk__in=())


def _asked_by_or_about(actor: Actor) -> Q:
    seen = Q(ref__in=actor.opened)
    if actor.kind == Kind.HOLDER and actor.account:
        seen |= Q(person__account=actor.account) | Q(asked_by=actor.account)
    if actor.kind == Kind.HELPER:
        seen |= Q(person__ref=actor.helping, protected=False)
    return seen


def _as_staff(actor: Actor) -> Q:
    team = Q(taken_by=actor.account) | Q(pk__in=CaseMember.objects.filter(account=actor.account).values("case"))
    asked = Q(asked_by=actor.account) & (Q(protected=False) | Q(state=S.ASKED))
    if actor.role not in HANDLERS:
        return team | asked
    here = Q(office__ref=actor.organisation_ref)
    return team | asked | here & (Q(protected=False) | Q(state=S.ASKED))


class CasesRow(Guarded):
    """A row that belongs to a case."""

    case: models.ForeignKey[AssistanceCase, AssistanceCase]

    class Meta:
        abstract = True

    def data_key(self) -> DataKey:
        """Return the case's key."""
        return self.case.key

    @property
    def is_safety_matter(self) -> bool:
        """Say whether the case is protected."""
        return self.case.protected


class CaseStep(CasesRow):
    """One thing that was done, or said by whoever asked."""

    CLASSES = {P1: {"case", "kind", "done_on", "noted_at", "noted_by"}, P3: {"what"}}

    case = models.ForeignKey(AssistanceCase, models.PROTECT, related_name="steps")
    kind = models.CharField(_("Kind"), max_length=10, choices=StepKind)
    done_on = models.DateField(_("Done on"))
    what = SealedTextField(_("What was done"), max_length=4000)
    noted_at = models.DateTimeField()
    noted_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = _("step")
        ordering = ["-noted_at", "-pk"]

    def __str__(self) -> str:
        return self.get_kind_display()


class CaseMember(CasesRow):
    """Somebody named to the team of a case."""

    CLASSES = {P1: {"case", "account", "named_on"}}

    case = models.ForeignKey(AssistanceCase, models.PROTECT, related_name="team")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    named_on = models.DateField()

    class Meta:
        verbose_name = _("team member")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["case", "account"], name="once_on_a_case_team")]

    def __str__(self) -> str:
        return f"member {self.pk}"


R = ReferralState


class Referral(Subject):
    """A request to another office or a partner, with exactly what the person agreed to share."""

    MOVES = {
        # action                 from           to
        "refer_case": ({NEW}, R.SENT),
        "accept_referral": ({R.SENT}, R.ACCEPTED),
        "decline_referral": ({R.SENT}, R.DECLINED),
        "report_back": ({R.ACCEPTED}, KEEP),
        "finish_referral": ({R.ACCEPTED}, R.DONE),
    }
    CLASSES = {
        P1: {"case", "to", "consent", "sent_on", "answer_by", "accepted_by"},
        P3: {"purpose", "ground", "pack", "answer"},
    }
    PAGE = "assistance:referral"

    state = models.CharField(max_length=10, choices=ReferralState, default=R.SENT, editable=False)
    case = models.ForeignKey(AssistanceCase, models.PROTECT, related_name="referrals")
    to = models.ForeignKey(Organization, models.PROTECT, related_name="referrals_received")
    consent = models.CharField(_("Consent"), max_length=10, choices=Consent)
    ground = SealedTextField(_("Why the person could not be asked"), max_length=1000, blank=True)
    purpose = SealedTextField(_("What is asked"), max_length=2000)
    pack = SealedTextField()  # JSON: the ticked fields, as they were on the day
    sent_on = models.DateField()
    answer_by = models.DateTimeField(_("Answer by"))
    accepted_by = models.ForeignKey(Account, models.PROTECT, null=True, blank=True, related_name="+")
    answer = SealedTextField(_("Answer"), max_length=2000, blank=True)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("referral")
        ordering = ["answer_by", "pk"]

    def __str__(self) -> str:
        return self.number

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[Referral]":
        """Show a referral to the case's staff and to the receiving office; a protected one, once accepted, to one."""
        if actor.is_system:
            return cls.objects.all()
        if not actor.is_staff:
            return cls.objects.none()
        received = Q(to__ref=actor.organisation_ref) & Q(to__kind__in=receives(actor))
        mine = Q(case__protected=False) | Q(state=R.SENT) | Q(accepted_by=actor.account)
        return cls.objects.filter(received & mine | Q(case__in=AssistanceCase.objects.filter(_as_staff(actor))))

    def data_key(self) -> DataKey:
        """Return the case's key."""
        return self.case.key

    @property
    def shared(self) -> dict[str, str]:
        """Return what was shared, by the name of the field; empty once it was erased."""
        return dict(json.loads(self.pack)) if self.pack else {}
