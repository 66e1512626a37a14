"""The complaint and its whole life. Whoever is not named by ``visible_to`` never learns that one exists."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sapar.classifications.validators import validate_country
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.accounts.actors import Kind as ActorKind
from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.guarded import GuardedQuerySet, Subject
from sapar.foundation.actions.moves import KEEP, NEW
from sapar.foundation.privacy.classes import P1, P2, P3, P4, SECRET
from sapar.foundation.privacy.fields import SealedTextField
from sapar.foundation.privacy.models import DataKey
from sapar.registers.journeys.models import Journey
from sapar.registers.organizations.models import Organization, Role
from sapar.registers.people.following import moves
from sapar.registers.people.models import Person
from sapar.throughout.complaints.rows import (
    Claim,
    ClaimWorker,
    ComplaintsRow,
    Hearing,
    Message,
    Request,
    TeamMember,
)  # fmt: skip
from sapar.throughout.complaints.vocabulary import (
    DISMISSAL_KINDS,
    ENDED,
    OPEN,
    OWED,
    PROTECTED_KINDS,
    UNDECIDED,
    WAGE_KINDS,
    Channel,
    ForWhom,
    Kind,
    Outcome,
    Result,
    S,
    State,
)  # fmt: skip

__all__ = ["Claim", "ClaimWorker", "Complaint", "ComplaintsRow", "Hearing", "Message", "Request", "TeamMember"]


class Complaint(Subject):
    """A complaint: what happened, who answers for it, what is asked, who holds it, and until when they must act.

    It has a key of its own: an anonymous one belongs to nobody else. ``asks`` is the action due next, ``due_on`` its
    last day; a protected complaint keeps them here only and puts nothing on a shared desk.
    """

    MOVES = {
        # action                    from                                                to
        "file_complaint": ({NEW}, S.RECEIVED),
        "acknowledge_complaint": ({S.RECEIVED}, S.ACKNOWLEDGED),
        "triage_complaint": ({S.ACKNOWLEDGED}, S.TRIAGED),
        "answer_complaint": ({S.TRIAGED, S.PROTECTED}, S.ANSWERED),
        "refer_out": ({S.TRIAGED, S.PROTECTED}, S.REFERRED),
        "take_back_referral": ({S.REFERRED}, S.TRIAGED),
        "propose_not_taking_up": ({S.TRIAGED}, KEEP),
        "declare_inadmissible": ({S.TRIAGED}, S.INADMISSIBLE),
        "protect_complaint": ({S.RECEIVED, S.ACKNOWLEDGED, S.TRIAGED, S.NOTICED, S.CONCILIATION}, S.PROTECTED),
        "add_to_team": ({S.PROTECTED}, KEEP),
        "remove_from_team": ({S.PROTECTED}, KEEP),
        "give_notice": ({S.TRIAGED}, S.NOTICED),
        "record_respondents_answer": ({S.NOTICED, S.CONCILIATION}, KEEP),
        "begin_conciliation": ({S.NOTICED}, S.CONCILIATION),
        "hold_hearing": ({S.CONCILIATION}, KEEP),
        "prepare_decision": ({S.TRIAGED, S.PROTECTED, S.NOTICED, S.CONCILIATION}, KEEP),
        "decide_complaint": ({S.TRIAGED, S.PROTECTED, S.NOTICED, S.CONCILIATION}, S.DECIDED),
        # the room settlements
        "record_settlement": ({S.NOTICED, S.CONCILIATION}, S.SETTLED),
        "order_payments": ({S.DECIDED}, S.ENFORCEMENT),
        "confirm_payment": (OWED, KEEP),
        "remind_of_instalment": (OWED, KEEP),
        "report_missed_payment": (OWED, S.ENFORCEMENT),
        "pursue_payment": ({S.ENFORCEMENT}, KEEP),
        "mark_recovered": (OWED, S.RECOVERED),
        # at any time
        "join_worker": (UNDECIDED, KEEP),
        "add_claim": (UNDECIDED, KEEP),
        "add_proof": (frozenset(S), KEEP),
        "write_to_officer": (frozenset(S), KEEP),
        "write_to_complainant": (frozenset(S), KEEP),
        "ask_office": (OPEN, KEEP),
        "answer_office": (OPEN, KEEP),
        "hand_over_complaint": (OPEN - {S.PROTECTED}, KEEP),
        "withdraw_complaint": (OPEN, S.WITHDRAWN),
        "note_wish_to_withdraw": (OPEN, KEEP),
        "confirm_withdrawal_by_call": (OPEN, S.WITHDRAWN),
        "escalate_complaint": (OPEN, KEEP),
        "close_complaint": (
            {S.PROTECTED, S.ANSWERED, S.REFERRED, S.DECIDED, S.ENFORCEMENT, S.RECOVERED}, S.CLOSED
        ),
        "reopen_complaint": (ENDED - {S.RECOVERED}, S.ACKNOWLEDGED),
        "forget_complainant": (ENDED, KEEP),
        "destroy_case_key": (ENDED, KEEP),
    }  # fmt: skip
    CLASSES = {
        P1: {
            "key", "country", "channel", "language", "office", "mandate", "journey", "for_whom", "received_on", "asks",
            "due_on", "talks_by", "decide_by", "escalated_on", "triaged_by", "prepared_by", "refused_by",
            "withdrawal_noted_by",
            "result", "outcome", "closed_on",
        },
        P2: {"complainant", "anonymous", "respondent", "happened_on", "urgent", "proposed", "kinds"},
        P3: {
            "name", "relation", "consent", "respondent_name", "what_happened", "place", "phone", "safe_contact",
            "notice_text", "respondents_answer", "draft_reasons",
        },
        P4: {"protected", "protected_kinds"},
        SECRET: {"secret_digest"},
    }  # fmt: skip
    BOOKKEEPING = frozenset({"escalated_on"})
    ON_MERGE = {"complainant": moves()}
    PAGE = "complaints:detail"
    KEPT_BACK = {"draft_reasons": "a proposal that another officer has not decided on", "proposed": "likewise"}
    READ_WITH = ("key", "office", "complainant__key")

    state = models.CharField(max_length=12, choices=State, default=S.RECEIVED, editable=False)
    key = models.ForeignKey(DataKey, models.PROTECT, editable=False)
    # who complains, for whom, and how to reach them safely
    complainant = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="complaints")
    name = SealedTextField(_("Name"), max_length=200, blank=True)
    anonymous = models.BooleanField(_("Without a name"), default=False)
    secret_digest = models.CharField(max_length=200, editable=False, blank=True)
    for_whom = models.CharField(_("For whom"), max_length=5, choices=ForWhom, default=ForWhom.ME)
    relation = SealedTextField(_("Relation"), max_length=200, blank=True)
    consent = SealedTextField(_("Did the person agree?"), max_length=500, blank=True)
    phone = SealedTextField(_("Phone"), max_length=16, blank=True)
    safe_contact = SealedTextField(_("When and how to get in touch safely"), max_length=500, blank=True)
    language = models.CharField(_("Language"), max_length=2, default="ky")
    channel = models.CharField(_("Came by"), max_length=8, choices=Channel, default=Channel.WEB)
    # what about
    kinds = models.JSONField(_("About"), default=list, blank=True)
    protected_kinds = SealedTextField(max_length=200, blank=True, editable=False)
    what_happened = SealedTextField(_("What happened"), max_length=5000, blank=True)
    country = models.CharField(_("Country"), max_length=2, validators=[validate_country])
    place = SealedTextField(_("Place"), max_length=200, blank=True)
    happened_on = models.DateField(_("When"), null=True, blank=True)
    respondent = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="complaints")
    respondent_name = SealedTextField(_("Employer or agency"), max_length=200, blank=True)
    urgent = models.BooleanField(_("In danger now"), default=False)
    journey = models.ForeignKey(Journey, models.PROTECT, null=True, blank=True, related_name="complaints")
    # who works on it, and by when
    office = models.ForeignKey(Organization, models.PROTECT, related_name="held_complaints")
    mandate = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="+")
    protected = models.BooleanField(default=False, editable=False)
    received_on = models.DateField(editable=False)
    asks = models.CharField(max_length=60, editable=False, blank=True)
    due_on = models.DateField(null=True, editable=False, db_index=True)
    talks_by = models.DateField(null=True, editable=False)
    decide_by = models.DateField(null=True, editable=False)
    escalated_on = models.DateField(null=True, editable=False)
    triaged_by = models.ForeignKey(Account, models.PROTECT, null=True, editable=False, related_name="+")
    prepared_by = models.ForeignKey(Account, models.PROTECT, null=True, editable=False, related_name="+")
    refused_by = models.ForeignKey(Account, models.PROTECT, null=True, editable=False, related_name="+")
    withdrawal_noted_by = models.ForeignKey(Account, models.PROTECT, null=True, editable=False, related_name="+")
    # what came of it
    notice_text = SealedTextField(max_length=5000, blank=True)
    respondents_answer = SealedTextField(_("Answer of the other side"), max_length=5000, blank=True)
    proposed = models.CharField(
        max_length=20, editable=False, blank=True
    )  # a result or a ground, until another decides
    draft_reasons = SealedTextField(_("Reasons"), max_length=5000, blank=True)
    result = models.CharField(_("Decision"), max_length=10, choices=Result, blank=True)
    outcome = models.CharField(_("What was reached"), max_length=12, choices=Outcome, blank=True)
    closed_on = models.DateField(null=True, editable=False)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("complaint")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["office", "state", "due_on"]),
            models.Index(fields=["respondent", "received_on"]),
            models.Index(fields=["country", "state"]),
        ]

    def __str__(self) -> str:
        return self.number

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[Complaint]":
        """Show a complaint to its complainant, to whoever holds it, and to the post of the country of work.

        A protected one is shown to its complainant and its named team alone; until a team is named, to those who
        examine complaints at the office that received it.
        """
        if actor.is_system:
            return cls.objects.all()
        seen = models.Q(pk__in=[])
        if not actor.is_staff:
            seen |= models.Q(ref__in=actor.opened)
        if actor.account:
            seen |= models.Q(complainant__account=actor.account) | models.Q(pk__in=_teams_of(actor.account))
        if actor.kind == ActorKind.HELPER:
            seen |= models.Q(complainant__ref=actor.helping, protected=False)
        return cls.objects.filter(seen | _seen_by_office(actor))

    def data_key(self) -> DataKey:
        """Return the key of the case."""
        return self.key

    def owner_key(self) -> DataKey | None:
        """Return the key of whoever complains under their name; an anonymous complaint has no owner to tell."""
        return self.complainant.key if self.complainant else None

    @property
    def is_safety_matter(self) -> bool:
        """Say whether this is a protected complaint."""
        return self.protected

    @property
    def all_kinds(self) -> list[Kind]:
        """Return everything it is about, the protected kinds first."""
        codes = [code for code in str(self.protected_kinds or "").split(",") if code] + list(self.kinds)
        return [Kind(code) for code in codes]

    def name_kinds(self, kinds: "list[Kind]") -> None:
        """Write what it is about: what must be protected is sealed and turns the protection on."""
        grave = [kind.value for kind in kinds if kind in PROTECTED_KINDS]
        self.protected_kinds = ",".join(grave)
        self.kinds = [kind.value for kind in kinds if kind.value not in grave]
        self.protected = bool(grave)

    @property
    def respondent_label(self) -> str:
        """Return the other side's name: as registered, else as the complainant wrote it."""
        return self.respondent.name if self.respondent else str(self.respondent_name or "")

    @property
    def title(self) -> str:
        """Return the same word for every complaint: its kind stands on no desk."""
        return str(_("Complaint"))

    @property
    def is_open(self) -> bool:
        """Say whether anything can still be expected."""
        return self.state in OPEN

    @property
    def is_about_wages(self) -> bool:
        """Say whether the limitation period of wages matters."""
        return bool(WAGE_KINDS & set(self.all_kinds))

    @property
    def is_about_dismissal(self) -> bool:
        """Say whether the limitation period of dismissals matters."""
        return bool(DISMISSAL_KINDS & set(self.all_kinds))


def _teams_of(account: Account) -> "models.QuerySet[TeamMember, int]":
    return TeamMember.objects.filter(account=account, left_on=None).values_list("complaint_id", flat=True)


def _seen_by_office(actor: Actor) -> models.Q:
    """Return what somebody sees because of where they work."""
    if actor.role not in CASE_ROLES:
        return models.Q(pk__in=[])
    asked = Request.objects.filter(office__ref=actor.organisation_ref).values_list("complaint_id", flat=True)
    held = models.Q(office__ref=actor.organisation_ref)
    shared = models.Q(protected=False)
    seen = shared & models.Q(pk__in=asked)
    nobody_named: models.Q = models.Q(~models.Exists(TeamMember.objects.filter(complaint=models.OuterRef("pk"))))
    if actor.role == Role.DISPUTE_OFFICER:
        return seen | held & (shared | nobody_named)
    if actor.role == Role.LABOUR_ATTACHE:
        return seen | held & (shared | nobody_named) | shared & models.Q(country=actor.country)
    if actor.role == Role.NGO_COUNSELLOR:
        return seen | shared & models.Q(mandate__ref=actor.organisation_ref)
    return held & shared  # the head of the office


CASE_ROLES = frozenset({Role.DISPUTE_OFFICER, Role.LABOUR_ATTACHE, Role.NGO_COUNSELLOR, Role.OFFICE_HEAD})
