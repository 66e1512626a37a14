"""The check of an employer, the job order, and the versions of an order before it was approved."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sapar.classifications.validators import validate_country, validate_region, validate_sector, validate_unit_group
from sapar.foundation.accounts.actors import Actor
from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.guarded import Guarded, GuardedQuerySet, Subject
from sapar.foundation.actions.moves import KEEP, NEW
from sapar.foundation.languages.texts import TextsField
from sapar.foundation.privacy.classes import P0, P1
from sapar.pre_employment.job_orders.choices import (
    BEFORE_APPROVAL,
    HOLDS_PLACES,
    LIVE,
    ChosenBy,
    OrderState,
    S,
    StoppedFor,
    VettingState,
)
from sapar.registers.journeys.choices import country_name, occupation_name
from sapar.registers.organizations.models import Organization, Role

V = VettingState
# State staff who see every employer and every order that left its maker.
OVERSEE = frozenset({
    Role.PLACEMENT_OFFICER, Role.PERMIT_OFFICER, Role.COMMISSION_MEMBER, Role.EMPLOYMENT_OFFICER, Role.OFFICE_HEAD,
    Role.HOTLINE_CLERK, Role.DISPUTE_OFFICER, Role.AUDITOR,
})  # fmt: skip


class EmployerVetting(Subject):
    """The check of one employer by the post of its country: does it exist, may it employ, is anything against it."""

    MOVES = {
        # action                  from                                       to
        "claim_employer": ({NEW}, V.CLAIMED),
        "hand_in_employer_papers": ({V.CLAIMED, V.DOCUMENTS}, V.DOCUMENTS),
        "verify_employer": ({V.DOCUMENTS, V.VERIFIED, V.WATCH}, V.VERIFIED),
        "refuse_employer": ({V.CLAIMED, V.DOCUMENTS}, V.REFUSED),
        "put_employer_on_watch": ({V.VERIFIED}, V.WATCH),
        "bar_employer": ({V.DOCUMENTS, V.VERIFIED, V.WATCH}, V.BARRED),
    }
    CLASSES = {
        P0: {"employer", "country", "verified_on", "valid_until"},
        P1: {
            "claimed_by", "registration_number", "sector", "workforce", "papers", "claimed_on", "handed_in_on",
            "decided_by", "reason",
        },
    }  # fmt: skip
    PAGE = "job_orders:vetting"

    state = models.CharField(max_length=10, choices=VettingState, default=V.CLAIMED, editable=False)
    employer = models.ForeignKey(Organization, models.PROTECT, related_name="vettings")
    country = models.CharField(_("Country"), max_length=2, validators=[validate_country])
    claimed_by = models.ForeignKey(Organization, models.PROTECT, related_name="employers_claimed")
    registration_number = models.CharField(_("Registration number"), max_length=60)
    sector = models.CharField(_("What the business is"), max_length=1, validators=[validate_sector])
    workforce = models.PositiveIntegerField(_("How many people work there"), null=True, blank=True)
    papers = models.JSONField(default=list, blank=True)  # codes of EmployerPaper that the post was given
    claimed_on = models.DateField(editable=False)
    handed_in_on = models.DateField(null=True, editable=False)
    verified_on = models.DateField(_("Checked on"), null=True, editable=False)
    valid_until = models.DateField(_("Valid until"), null=True, editable=False)
    decided_by = models.ForeignKey(Account, models.PROTECT, null=True, editable=False, related_name="+")
    reason = models.TextField(_("Reason"), max_length=1000, blank=True)

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("check of an employer")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["country", "state"])]
        constraints = [
            models.UniqueConstraint(fields=["employer"], condition=~Q(state=V.REFUSED), name="one_check_of_an_employer")
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def title(self) -> str:
        """Return the employer and its country."""
        return f"{self.employer.name}, {country_name(self.country)}"

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[EmployerVetting]":
        """Show it to whoever asked, to the employer, to the post of the country and to the offices at home.

        Agencies see which employers are checked: otherwise each would ask again.
        """
        vettings = cls.objects.select_related("employer")
        if actor.is_system or actor.role in OVERSEE:
            return vettings
        own = Q(claimed_by__ref=actor.organisation_ref) | Q(employer__ref=actor.organisation_ref)
        if actor.role == Role.LABOUR_ATTACHE:
            return vettings.filter(own | Q(country=actor.country))
        if actor.role == Role.AGENCY_CLERK:
            return vettings.filter(own | Q(state=V.VERIFIED))
        return vettings.filter(own) if actor.role == Role.EMPLOYER_CLERK else vettings.none()


class JobOrder(Subject):
    """An employer's request for workers: how many, for which work, on which terms, and who pays what.

    ``terms`` are in the contract form, as those of a contract version; ``held`` counts the places that are accepted or
    offered, ``taken`` those accepted. Both change under the lock of this row only, so that no place goes to two.
    """

    MOVES = {
        # action              from                                     to
        "draft_order": ({NEW}, S.DRAFT),
        "amend_order": (BEFORE_APPROVAL, S.DRAFT),
        "submit_order": ({S.DRAFT}, S.SUBMITTED),
        "verify_order": ({S.SUBMITTED}, S.VERIFIED),
        "return_order": ({S.SUBMITTED, S.VERIFIED}, S.DRAFT),
        "approve_order": ({S.VERIFIED}, S.APPROVED),
        "publish_order": ({S.APPROVED}, S.OPEN),
        "hold_place": ({S.OPEN}, KEEP),
        "take_place": ({S.OPEN}, KEEP),
        "free_place": (HOLDS_PLACES, KEEP),
        "fill_order": ({S.OPEN}, S.FILLED),
        "reopen_order": ({S.FILLED}, S.OPEN),
        "suspend_order": ({S.OPEN, S.FILLED}, S.SUSPENDED),
        "stop_order": ({S.OPEN, S.FILLED}, S.SUSPENDED),
        "resume_order": ({S.SUSPENDED}, S.OPEN),
        "expire_order": ({S.APPROVED, S.OPEN, S.FILLED, S.SUSPENDED}, S.EXPIRED),
        "cancel_order": (LIVE, S.CANCELLED),
        "end_order": (LIVE, S.CANCELLED),
        # of the room applications, after the acts above
        "tell_applicants": ({S.SUSPENDED}, KEEP),
        "renew_offers": ({S.OPEN, S.FILLED}, KEEP),
        "close_applications": ({S.EXPIRED, S.CANCELLED}, KEEP),
    }
    CLASSES = {
        P0: {
            "agency", "employer", "country", "region", "place", "occupation", "headcount", "places", "held", "taken",
            "terms", "papers", "texts", "chosen_by", "housing", "starts_on", "valid_until", "published_on",
            "verified_on", "digest", "law_digest", "checked_on", "broken", "search_key",
        },
        P1: {
            "drafted_at", "lawful_ground", "number_of_version", "submitted_by", "submitted_on", "verified_by",
            "approved_by", "approved_on", "stopped_for", "reason",
        },
    }  # fmt: skip
    PAGE = "job_orders:order"

    state = models.CharField(max_length=10, choices=OrderState, default=S.DRAFT, editable=False)
    drafted_at = models.ForeignKey(Organization, models.PROTECT, related_name="orders_drafted")
    agency = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="job_orders")
    employer = models.ForeignKey(Organization, models.PROTECT, related_name="orders_for_it")
    country = models.CharField(_("Country"), max_length=2, validators=[validate_country])
    region = models.CharField(_("Region"), max_length=60, blank=True, validators=[validate_region])
    place = models.CharField(_("Town or site"), max_length=100)
    occupation = models.CharField(_("Occupation"), max_length=4, validators=[validate_unit_group])
    headcount = models.PositiveSmallIntegerField(_("How many people"))
    places = models.PositiveSmallIntegerField(_("Places approved"), default=0, editable=False)
    held = models.PositiveSmallIntegerField(default=0, editable=False)
    taken = models.PositiveSmallIntegerField(default=0, editable=False)
    terms = models.JSONField(default=dict)
    papers = models.JSONField(default=list, blank=True)  # codes of Paper
    texts = TextsField(_("About the work"), blank=True)
    lawful_ground = models.TextField(_("Lawful ground for a wish about people"), max_length=500, blank=True)
    chosen_by = models.CharField(_("How people are chosen"), max_length=10, choices=ChosenBy, default=ChosenBy.SKILLS)
    housing = models.BooleanField(_("Housing given"), default=False, editable=False)
    starts_on = models.DateField(_("Starts on"))
    valid_until = models.DateField(_("Apply until"))  # the last day
    number_of_version = models.PositiveSmallIntegerField(default=1, editable=False)
    digest = models.CharField(max_length=64, editable=False)
    law_digest = models.CharField(max_length=64, editable=False, blank=True)
    checked_on = models.DateField(null=True, editable=False)
    broken = models.PositiveSmallIntegerField(default=0, editable=False)  # block-level findings at the last check
    search_key = models.TextField(editable=False, blank=True)
    submitted_by = models.ForeignKey(Account, models.PROTECT, null=True, editable=False, related_name="+")
    submitted_on = models.DateField(null=True, editable=False)
    verified_by = models.ForeignKey(Account, models.PROTECT, null=True, editable=False, related_name="+")
    verified_on = models.DateField(null=True, editable=False)
    approved_by = models.ForeignKey(Account, models.PROTECT, null=True, editable=False, related_name="+")
    approved_on = models.DateField(null=True, editable=False)
    published_on = models.DateField(null=True, editable=False)
    stopped_for = models.CharField(max_length=10, choices=StoppedFor, blank=True, editable=False)
    reason = models.TextField(_("Reason"), max_length=1000, blank=True)  # of what was returned, stopped or cancelled

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("job order")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["state", "-published_on", "-id"]),
            models.Index(fields=["agency", "country", "state"]),
            models.Index(fields=["state", "valid_until"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(taken__lte=F("held")) & Q(held__lte=F("places")), name="no_place_goes_to_two"
            ),
            models.CheckConstraint(condition=Q(places__lte=F("headcount")), name="no_more_places_than_asked_for"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def title(self) -> str:
        """Return the work and the country."""
        return f"{occupation_name(self.occupation)}, {country_name(self.country)}"

    @property
    def is_public_scheme(self) -> bool:
        """Say whether no agency stands between: the state's own office recruits."""
        return self.agency_id is None

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[JobOrder]":
        """Show everyone what was published; before that its maker, the employer, the post and the offices at home."""
        orders = cls.objects.select_related("agency", "employer", "drafted_at")
        return orders if actor.is_system else orders.filter(Q(published_on__isnull=False) | works_on(actor))


def works_on(actor: Actor) -> Q:
    """Return whose orders these are for this actor: to make, to check or to oversee, published or not."""
    if not actor.is_staff:
        return Q(pk__in=())
    sent = ~Q(state=S.DRAFT) | Q(submitted_on__isnull=False)
    if actor.role in (Role.AGENCY_CLERK, Role.PLACEMENT_OFFICER):
        own = Q(drafted_at__ref=actor.organisation_ref)
        return own | sent if actor.role == Role.PLACEMENT_OFFICER else own
    if actor.role == Role.EMPLOYER_CLERK:
        return Q(employer__ref=actor.organisation_ref)
    if actor.role == Role.LABOUR_ATTACHE:
        return sent & Q(country=actor.country)
    return sent if actor.role in OVERSEE else Q(pk__in=())


class OrderVersion(Guarded):
    """What an order said before it was amended. What a check saw must remain known."""

    CLASSES = {P0: {"headcount", "terms", "texts"}, P1: {"order", "number_of_version", "replaced_on", "replaced_by"}}

    order = models.ForeignKey(JobOrder, models.PROTECT, related_name="versions")
    number_of_version = models.PositiveSmallIntegerField()
    headcount = models.PositiveSmallIntegerField()
    terms = models.JSONField(default=dict)
    texts = TextsField(blank=True)
    replaced_on = models.DateField()
    replaced_by = models.ForeignKey(Account, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("version of an order")
        ordering = ["-number_of_version"]
        constraints = [
            models.UniqueConstraint(fields=["order", "number_of_version"], name="a_version_of_an_order_once")
        ]

    def __str__(self) -> str:
        return f"{self.order_id}.{self.number_of_version}"


def home() -> str:
    """Return the country this instance serves."""
    return str(settings.SAPAR_HOME_COUNTRY).upper()
