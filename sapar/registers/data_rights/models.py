"""Consents, trusted people, questions about data, emergency access."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.guarded import GuardedQuerySet, Subject
from sapar.foundation.actions.moves import NEW
from sapar.foundation.notices.notice import Contact
from sapar.foundation.privacy.classes import P1, P2, P3
from sapar.foundation.privacy.fields import SealedTextField
from sapar.foundation.privacy.models import DataKey
from sapar.foundation.privacy.sealing import blind_index
from sapar.registers.organizations.models import Organization, Role
from sapar.registers.people.following import moves
from sapar.registers.people.models import Person, Tie
from sapar.registers.people.permissions import is_own

TRUSTED_PHONE = "trusted phone"  # the matter of the blind index
WATCHERS = frozenset({Role.DATA_PROTECTION_OFFICER, Role.AUDITOR})


class OfPerson(Subject):
    """A record about one person's data: theirs to see, and the data protection officer's to watch."""

    person: models.ForeignKey[Person, Person]

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.number

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[OfPerson]":
        """Show it to the person, their helper, and those who watch over data."""
        rows: models.QuerySet[OfPerson] = cls.objects.all()
        if actor.is_system or actor.role in WATCHERS:
            return rows
        return rows.filter(person__in=Person.visible_to(actor)) if _of_person(actor) else rows.none()

    def data_key(self) -> DataKey:
        """Return the person's key."""
        return self.person.key


def _of_person(actor: Actor) -> bool:
    return actor.kind in (Kind.HOLDER, Kind.HELPER)


class ConsentState(models.TextChoices):
    """Whether it still counts. It also ends by its day."""

    GIVEN = "given", _("Given")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    ENDED = "ended", _("Ended")


class Purpose(models.TextChoices):
    """What data may be used for besides the service itself. Never more than the purpose says."""

    PARTNER_HELP = "partner_help", _("A partner organisation may see my record to help me")
    JOB_OFFERS = "job_offers", _("Offers of work may be sent to me")
    SURVEY = "survey", _("I may be asked about my experience")


class GivenHow(models.TextChoices):
    """How somebody agreed."""

    ACCOUNT = "account", _("In their own account")
    PAPER = "paper", _("On paper")
    SPOKEN = "spoken", _("In person")


class Consent(OfPerson):
    """A person's agreement to one purpose, until a day. Withdrawn as easily as it was given."""

    MOVES = {
        # action             from                    to
        "give_consent": ({NEW}, ConsentState.GIVEN),
        "withdraw_consent": ({ConsentState.GIVEN}, ConsentState.WITHDRAWN),
        "end_consent": ({ConsentState.GIVEN}, ConsentState.ENDED),
    }
    CLASSES = {P1: {"person", "purpose", "organization", "how", "given_on", "ends_on"}}
    ON_MERGE = {"person": moves()}
    PAGE = "data_rights:consent"

    state = models.CharField(max_length=10, choices=ConsentState, default=ConsentState.GIVEN, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="consents")
    purpose = models.CharField(_("What for"), max_length=20, choices=Purpose)
    organization = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="+")
    how = models.CharField(_("How they agreed"), max_length=10, choices=GivenHow)
    given_on = models.DateField(editable=False)
    ends_on = models.DateField(_("Until"))

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        ordering = ["-pk"]

    @property
    def title(self) -> str:
        """Return what it allows."""
        who = f": {self.organization.name}" if self.organization else ""
        return f"{self.get_purpose_display()}{who}"


class TrustState(models.TextChoices):
    """Whether they are trusted now."""

    TRUSTED = "trusted", _("Trusted")
    ENDED = "ended", _("Ended")


class TrustedPerson(OfPerson):
    """Somebody the worker chose to be told where they are in their journey. Found by the phone they sign in with."""

    MOVES = {
        # action            from                  to
        "trust_person": ({NEW}, TrustState.TRUSTED),
        "stop_trusting": ({TrustState.TRUSTED}, TrustState.ENDED),
        "decline_trust": ({TrustState.TRUSTED}, TrustState.ENDED),
    }
    CLASSES = {P1: {"person", "language", "since"}, P3: {"tie", "name", "phone", "phone_index"}}
    ON_MERGE = {"person": moves(unless_there=("phone_index", "state"))}
    PAGE = "data_rights:trusted"

    state = models.CharField(max_length=10, choices=TrustState, default=TrustState.TRUSTED, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="trusted_people")
    tie = models.CharField(_("Relation"), max_length=10, choices=Tie)
    name = SealedTextField(_("Name"), max_length=200)
    phone = SealedTextField(_("Phone"), max_length=16)
    phone_index = models.CharField(max_length=64, editable=False, db_index=True)
    language = models.CharField(max_length=2, default="ky", editable=False)
    since = models.DateField(editable=False)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("trusted person")
        ordering = ["-pk"]

    @property
    def title(self) -> str:
        """Return who it is to the person."""
        return self.get_tie_display()

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[OfPerson]":  # type: ignore[override]
        """Show it also to the trusted one, who may decline."""
        phone = actor.account.phone if actor.kind == Kind.HOLDER and actor.account else ""
        theirs = cls.objects.filter(phone_index=blind_index(TRUSTED_PHONE, phone)) if phone else cls.objects.none()
        return super().visible_to(actor) | theirs

    def contact(self) -> Contact:
        """Return where the trusted one is told things."""
        return Contact(str(self.phone), self.language, self.person.key)


class QuestionState(models.TextChoices):
    """Where a question about data stands."""

    ASKED = "asked", _("Asked")
    ANSWERED = "answered", _("Answered")


class QuestionKind(models.TextChoices):
    """What is asked of whoever keeps the data."""

    WHO_LOOKED = "who_looked", _("Why did somebody open my record?")
    CORRECT = "correct", _("Something about me is wrong")
    STOP = "stop", _("Stop using my data for something")
    ERASE = "erase", _("Erase my data")
    OTHER = "other", _("Something else about my data")


class DataQuestion(OfPerson):
    """A question of a person about their data, answered by the data protection officer within the law's days."""

    MOVES = {
        # action              from                    to
        "ask_about_data": ({NEW}, QuestionState.ASKED),
        "answer_about_data": ({QuestionState.ASKED}, QuestionState.ANSWERED),
    }
    CLASSES = {P1: {"person", "kind", "asked_on", "due_on", "answered_on"}, P3: {"words", "answer"}}
    ON_MERGE = {"person": moves()}
    PAGE = "data_rights:question"

    state = models.CharField(max_length=10, choices=QuestionState, default=QuestionState.ASKED, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="data_questions")
    kind = models.CharField(_("What is it about?"), max_length=12, choices=QuestionKind)
    words = SealedTextField(_("In your words"), max_length=3000)
    answer = SealedTextField(_("Answer"), max_length=5000, blank=True)
    asked_on = models.DateField(editable=False)
    due_on = models.DateField(editable=False)
    answered_on = models.DateField(null=True, editable=False)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("question about data")
        ordering = ["-pk"]

    @property
    def title(self) -> str:
        """Return what kind of question it is."""
        return self.get_kind_display()


class AccessState(models.TextChoices):
    """What came of it. The right to look ends by its hour."""

    TAKEN = "taken", _("Taken")
    JUSTIFIED = "justified", _("Justified")
    NOT_JUSTIFIED = "not_justified", _("Not justified")


class EmergencyAccess(OfPerson):
    """An officer opened a record that was not theirs to see, for a reason, for hours; another examines it."""

    MOVES = {
        # action              from                   to
        "take_emergency_access": ({NEW}, AccessState.TAKEN),
        "find_justified": ({AccessState.TAKEN}, AccessState.JUSTIFIED),
        "find_not_justified": ({AccessState.TAKEN}, AccessState.NOT_JUSTIFIED),
    }
    CLASSES = {P1: {"person", "account", "office", "role", "taken_at", "until"}, P2: {"reason", "finding"}}
    ON_MERGE = {"person": moves()}
    PAGE = "data_rights:emergency"

    state = models.CharField(max_length=14, choices=AccessState, default=AccessState.TAKEN, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="emergency_accesses")
    account = models.ForeignKey(Account, models.PROTECT, related_name="+")
    office = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    role = models.CharField(max_length=30, editable=False)
    reason = SealedTextField(_("Reason"), max_length=1000)
    finding = SealedTextField(_("What was found"), max_length=1000, blank=True)
    taken_at = models.DateTimeField(editable=False)
    until = models.DateTimeField(editable=False)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("emergency access")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["account", "until"])]

    @property
    def title(self) -> str:
        """Return what it is."""
        return str(_("Emergency access"))

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[OfPerson]":  # type: ignore[override]
        """Show it also to whoever took it: they must be able to open what they took."""
        if actor.kind == Kind.MEMBER and actor.role not in WATCHERS:
            return cls.objects.filter(account=actor.account)
        return super().visible_to(actor)


def own_or_watcher(actor: Actor, record: OfPerson) -> bool:
    """The person, or whoever watches over data."""
    return is_own(actor, record.person) or actor.role in WATCHERS
