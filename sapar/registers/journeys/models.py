"""The journey and the versions of its contract."""

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from sapar.classifications.validators import validate_country, validate_occupation
from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.actions.guarded import Guarded, GuardedQuerySet, Subject
from sapar.foundation.actions.moves import KEEP, NEW
from sapar.foundation.privacy.classes import P1, P2, P3
from sapar.foundation.privacy.fields import SealedTextField
from sapar.foundation.ui.words import say
from sapar.registers.journeys.choices import country_name, region_name
from sapar.registers.organizations.models import Organization, Role
from sapar.registers.people.following import moves
from sapar.registers.people.models import Person

if TYPE_CHECKING:
    from sapar.foundation.privacy.models import DataKey


class Pathway(models.TextChoices):
    """The two pathways, of equal rank."""

    INDEPENDENT = "independent", _("On one's own")
    ORGANISED = "organised", _("Through an agency or a public scheme")


class JourneyState(models.TextChoices):
    """Where somebody is in the cycle."""

    PLANNED = "planned", _("Planned")
    DEPARTED = "departed", _("On the way")
    ARRIVED = "arrived", _("Arrived")
    WORKING = "working", _("Working")
    ENDED = "ended", _("Work ended")
    RETURNED = "returned", _("Returned")
    REMAINED = "remained", _("Stayed abroad")
    LOST_CONTACT = "lost_contact", _("Contact lost")
    CANCELLED = "cancelled", _("Not travelling")


ABROAD = frozenset({JourneyState.DEPARTED, JourneyState.ARRIVED, JourneyState.WORKING, JourneyState.ENDED,
                    JourneyState.LOST_CONTACT})  # fmt: skip
LIVE = frozenset(JourneyState) - {JourneyState.CANCELLED}
S = JourneyState


class EndReason(models.TextChoices):
    """Why work ended. None of them makes anybody's stay unlawful by itself (ILO C143, article 8(1))."""

    END_OF_CONTRACT = "end_of_contract", _("The contract ended")
    LEFT = "left", _("I left")
    DISMISSED = "dismissed", _("I was dismissed")
    INJURY = "injury", _("Injury or illness")
    EMPLOYER_CLOSED = "employer_closed", _("The employer closed or disappeared")
    OTHER = "other", _("Another reason")


class Journey(Subject):
    """One going abroad to work. ``entry`` and the other dates are what the law counts deadlines from."""

    MOVES = {
        # action           from                                                to
        "plan_journey": ({NEW}, S.PLANNED),
        "change_plan": ({S.PLANNED}, KEEP),
        "cancel_journey": ({S.PLANNED}, S.CANCELLED),
        "note_step_done": (LIVE, KEEP),
        "plan_reminders": (LIVE, KEEP),
        "remind_of_deadline": (LIVE, KEEP),
        "settle_clearances": (frozenset(S), KEEP),
        "depart": ({S.PLANNED}, S.DEPARTED),
        "arrive": ({S.PLANNED, S.DEPARTED, S.LOST_CONTACT}, S.ARRIVED),
        "start_work": ({S.ARRIVED, S.ENDED}, S.WORKING),
        "end_work": ({S.WORKING}, S.ENDED),
        "lose_contact": ({S.ARRIVED, S.WORKING, S.ENDED}, S.LOST_CONTACT),
        "regain_contact": ({S.LOST_CONTACT}, S.ARRIVED),
        "remain_abroad": ({S.ENDED, S.LOST_CONTACT}, S.REMAINED),
        "return_home": ({S.DEPARTED, S.ARRIVED, S.WORKING, S.ENDED, S.LOST_CONTACT, S.REMAINED}, S.RETURNED),
    }
    CLASSES = {
        P1: {"person", "pathway", "destination", "region"},
        P2: {
            "occupation", "leaves_on", "departed_on", "entered_on", "work_from", "work_ended_on", "returned_on",
            "employer", "end_reason",
        },
        P3: {"address_abroad"},
    }  # fmt: skip
    ON_MERGE = {"person": moves()}
    PAGE = "journeys:detail"
    READ_WITH = ("person__key",)

    state = models.CharField(max_length=12, choices=JourneyState, default=S.PLANNED, editable=False)
    person = models.ForeignKey(Person, models.PROTECT, related_name="journeys")
    pathway = models.CharField(_("Pathway"), max_length=12, choices=Pathway, default=Pathway.INDEPENDENT)
    destination = models.CharField(_("Country"), max_length=2, validators=[validate_country])
    region = models.CharField(_("Region"), max_length=60, blank=True)
    occupation = models.CharField(_("Occupation"), max_length=4, blank=True, validators=[validate_occupation])
    leaves_on = models.DateField(_("Leaves on"), null=True, blank=True)
    departed_on = models.DateField(_("Left on"), null=True, editable=False)
    entered_on = models.DateField(_("Arrived on"), null=True, editable=False)
    work_from = models.DateField(_("Works from"), null=True, editable=False)
    work_ended_on = models.DateField(_("Work ended on"), null=True, editable=False)
    returned_on = models.DateField(_("Returned on"), null=True, editable=False)
    employer = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, editable=False, related_name="journeys"
    )
    end_reason = models.CharField(_("Why it ended"), max_length=15, choices=EndReason, blank=True, editable=False)
    address_abroad = SealedTextField(_("Address abroad"), max_length=300, blank=True)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("journey")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "entered_on"]), models.Index(fields=["destination", "state"])]

    def __str__(self) -> str:
        return self.number

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[Journey]":
        """Show a journey to whoever sees the person, to a post only for its own country."""
        journeys = cls.objects.filter(person__in=Person.visible_to(actor))
        return journeys.filter(destination=actor.country) if actor.role == "labour_attache" else journeys

    def data_key(self) -> "DataKey":
        """Return the traveller's key."""
        return self.person.key

    @property
    def title(self) -> str:
        """Return the place it goes to."""
        return ", ".join(part for part in (country_name(self.destination), region_name(self.region)) if part)


class StepDone(Guarded):
    """A step that the traveller ticked as done. Steps themselves are law data: only their id is kept."""

    CLASSES = {P1: {"journey", "step", "done_on"}}

    journey = models.ForeignKey(Journey, models.PROTECT, related_name="done_steps")
    step = models.CharField(max_length=80)
    done_on = models.DateField()

    class Meta:
        verbose_name = _("step done")
        ordering = ["done_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["journey", "step"], name="a_step_is_done_once")]

    def __str__(self) -> str:
        return self.step

    def data_key(self) -> "DataKey":
        """Return the traveller's key."""
        return self.journey.person.key


class Stage(models.TextChoices):
    """Which version of the contract this is."""

    OFFERED = "offered", _("Offered")
    SIGNED = "signed", _("Signed")
    ATTESTED = "attested", _("Attested")
    WORKED = "worked", _("Actually worked")


class ContractState(models.TextChoices):
    """Whether this version is the one that counts."""

    RECORDED = "recorded", _("Recorded")
    REPLACED = "replaced", _("Replaced by a newer version")


class ContractVersion(Subject):
    """What a contract says at one stage: its terms in the closed contract form, and the digest that fixes them."""

    MOVES = {
        # action               from                          to
        "record_contract": ({NEW}, ContractState.RECORDED),
        "replace_contract": ({ContractState.RECORDED}, ContractState.REPLACED),
    }
    CLASSES = {
        P1: {"journey", "number_of_version", "stage", "digest", "law_digest", "checked_on", "broken"},
        P2: {"terms"},
    }
    PAGE = "journeys:contract"

    state = models.CharField(max_length=10, choices=ContractState, default=ContractState.RECORDED, editable=False)
    journey = models.ForeignKey(Journey, models.PROTECT, related_name="contracts")
    number_of_version = models.PositiveSmallIntegerField(default=1, editable=False)
    stage = models.CharField(_("Stage"), max_length=10, choices=Stage)
    terms = models.JSONField(blank=True)  # empty once the traveller was erased
    digest = models.CharField(max_length=64, editable=False)
    law_digest = models.CharField(max_length=64, editable=False, blank=True)
    checked_on = models.DateField(null=True, editable=False)
    broken = models.PositiveSmallIntegerField(default=0, editable=False)  # block-level findings at the time

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("contract version")
        ordering = ["journey", "number_of_version"]

    def __str__(self) -> str:
        return self.number

    @property
    def title(self) -> str:
        """Return which version this is."""
        return str(say(_("Contract {n}: {stage}"), n=self.number_of_version, stage=self.get_stage_display()))

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[ContractVersion]":
        """Show a contract to whoever sees the journey."""
        return cls.objects.filter(journey__in=Journey.visible_to(actor))

    def data_key(self) -> "DataKey":
        """Return the traveller's key."""
        return self.journey.person.key


class PlacementState(models.TextChoices):
    """Where a placement is."""

    PLACED = "placed", _("Has left, not at work yet")
    WORKING = "working", _("Working")
    ENDED = "ended", _("Ended")


class Placement(Subject):
    """One person placed with one employer, by an agency or a public scheme: what an organised journey led to.

    The rooms before departure make it when the person leaves; ``order_ref`` is the number of the job order there.
    """

    MOVES = {
        # action            from                                            to
        "place_worker": ({NEW}, PlacementState.PLACED),
        "start_placement": ({PlacementState.PLACED}, PlacementState.WORKING),
        "end_placement": ({PlacementState.PLACED, PlacementState.WORKING}, PlacementState.ENDED),
    }
    CLASSES = {
        P1: {"journey", "employer", "agency", "order_ref", "contract"},
        P2: {"occupation", "started_on", "ended_on"},
    }
    PAGE = "journeys:placement"
    READ_WITH = ("journey__person__key",)

    state = models.CharField(max_length=8, choices=PlacementState, default=PlacementState.PLACED, editable=False)
    journey = models.ForeignKey(Journey, models.PROTECT, related_name="placements")
    employer = models.ForeignKey(Organization, models.PROTECT, related_name="placements_with")
    agency = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="placements_by")
    occupation = models.CharField(_("Occupation"), max_length=4, blank=True, validators=[validate_occupation])
    order_ref = models.CharField(_("Number of the job"), max_length=12, blank=True)
    contract = models.ForeignKey(ContractVersion, models.PROTECT, null=True, blank=True, related_name="placements")
    started_on = models.DateField(_("Works from"), null=True, blank=True, editable=False)
    ended_on = models.DateField(_("Work ended on"), null=True, blank=True, editable=False)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("placement")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["agency", "state"]), models.Index(fields=["employer", "state"])]

    def __str__(self) -> str:
        return self.number

    @property
    def title(self) -> str:
        """Return with whom somebody was placed."""
        return str(say(_("Placement: {name}"), name=self.employer.name))

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[Placement]":
        """Show it to whoever sees the journey, to placement officers, and to the agency that placed the person.

        The employer knows who works there; its representative sees it as well.
        """
        placements = cls.objects.select_related("journey__person__key", "employer", "agency")
        if actor.is_system or (actor.kind == Kind.MEMBER and actor.role == Role.PLACEMENT_OFFICER):
            return placements
        if actor.kind == Kind.MEMBER and actor.role == Role.AGENCY_CLERK:
            return placements.filter(agency__ref=actor.organisation_ref)
        if actor.kind == Kind.MEMBER and actor.role == Role.EMPLOYER_CLERK:
            return placements.filter(employer__ref=actor.organisation_ref)
        return placements.filter(journey__in=Journey.visible_to(actor))

    def data_key(self) -> "DataKey":
        """Return the traveller's key."""
        return self.journey.person.key


def is_own(actor: Actor, person: Person) -> bool:
    """Say whether ``actor`` is this person, or helps them with their consent."""
    holder = actor.account is not None and actor.kind == Kind.HOLDER and person.account_id == actor.account.pk
    return holder or (actor.kind == Kind.HELPER and actor.helping == person.ref)
