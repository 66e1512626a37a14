"""The session of an orientation, and the seat of one person in it, which becomes their certificate."""

from datetime import date
from zoneinfo import ZoneInfo

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from sapar.foundation import clock
from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.guarded import GuardedQuerySet, Subject
from sapar.foundation.actions.moves import KEEP, NEW
from sapar.foundation.privacy.classes import P0, P1
from sapar.foundation.privacy.models import DataKey
from sapar.foundation.ui.words import say
from sapar.registers.journeys.choices import country_name
from sapar.registers.organizations.models import Organization, Role
from sapar.registers.people.following import moves
from sapar.registers.people.models import Person

MOST_SEATS = 200
# Officers who see the seats of the people whom they see.
COUNSELLORS = frozenset({Role.EMPLOYMENT_OFFICER, Role.HOTLINE_CLERK, Role.OFFICE_HEAD})


class Language(models.TextChoices):
    """The language in which a session is held."""

    KY = "ky", _("Kyrgyz")
    RU = "ru", _("Russian")
    EN = "en", _("English")


class SessionState(models.TextChoices):
    """Where a session is."""

    PLANNED = "planned", _("Planned")
    OPEN = "open", _("Open for booking")
    HELD = "held", _("Held")
    CLOSED = "closed", _("Closed")
    CANCELLED = "cancelled", _("Cancelled")


class SeatState(models.TextChoices):
    """Where somebody's seat is."""

    BOOKED = "booked", _("Seat booked")
    ATTENDED = "attended", _("Was there")
    MISSED = "missed", _("Was not there")
    CERTIFIED = "certified", _("Certificate given")
    CANCELLED = "cancelled", _("Cancelled")


At, S = SessionState, SeatState
TAKEN = frozenset({S.BOOKED, S.ATTENDED, S.CERTIFIED})


class OrientationSession(Subject):
    """A session for people who go to one country, at an office, in one language."""

    MOVES = {
        # action             from                    to
        "plan_session": ({NEW}, At.PLANNED),
        "open_session": ({At.PLANNED}, At.OPEN),
        "move_session": ({At.PLANNED, At.OPEN}, KEEP),
        "hold_session": ({At.OPEN}, At.HELD),
        "close_session": ({At.HELD}, At.CLOSED),
        "cancel_session": ({At.PLANNED, At.OPEN}, At.CANCELLED),
    }
    CLASSES = {P0: {"office", "country", "language", "place", "starts_at", "seats"}, P1: {"trainer"}}
    PAGE = "orientation:session"

    state = models.CharField(max_length=10, choices=SessionState, default=At.PLANNED, editable=False)
    office = models.ForeignKey(Organization, models.PROTECT, related_name="orientation_sessions")
    country = models.CharField(_("Country"), max_length=2)
    language = models.CharField(_("Language"), max_length=2, choices=Language)
    place = models.CharField(_("Place"), max_length=200)
    starts_at = models.DateTimeField(_("Begins"))
    seats = models.PositiveSmallIntegerField(
        _("Seats"), validators=[MinValueValidator(1), MaxValueValidator(MOST_SEATS)]
    )
    trainer = models.ForeignKey(Account, models.PROTECT, null=True, editable=False, related_name="+")

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("orientation session")
        ordering = ["starts_at", "pk"]
        indexes = [models.Index(fields=["state", "starts_at"])]

    def __str__(self) -> str:
        return self.number

    @property
    def title(self) -> str:
        """Return for which country it is."""
        return str(say(_("Orientation: {country}"), country=country_name(self.country)))

    @property
    def when(self) -> str:
        """Return day and hour as the office's clock shows them."""
        return f"{self.starts_at.astimezone(ZoneInfo(self.office.time_zone)):%d.%m.%Y, %H:%M}"

    @property
    def day(self) -> date:
        """Return the day on which it is, at the office."""
        return self.starts_at.astimezone(ZoneInfo(self.office.time_zone)).date()

    @property
    def has_begun(self) -> bool:
        """Say whether its hour has come."""
        return self.starts_at <= clock.now()

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[OrientationSession]":
        """Show everyone what was published; what is only planned to the office's trainers and placement officers."""
        sessions = cls.objects.select_related("office")
        if actor.is_system or actor.role == Role.PLACEMENT_OFFICER:
            return sessions
        own = Q(office__ref=actor.organisation_ref) if actor.role == Role.TRAINER else Q(pk__in=())
        return sessions.filter(own | ~Q(state=At.PLANNED))


class Seat(Subject):
    """One person's seat in a session. With attendance and a passed quiz it is the certificate of orientation."""

    MOVES = {
        # action               from                     to
        "book_seat": ({NEW}, S.BOOKED),
        "cancel_seat": ({S.BOOKED}, S.CANCELLED),
        "remind_of_session": ({S.BOOKED}, KEEP),
        "note_attended": ({S.BOOKED, S.MISSED}, S.ATTENDED),
        "note_missed": ({S.BOOKED, S.ATTENDED}, S.MISSED),
        "take_quiz": ({S.ATTENDED}, KEEP),
        "give_certificate": ({S.ATTENDED}, S.CERTIFIED),
    }
    CLASSES = {P1: {
        "session", "person", "booked_on", "booked_by", "reminded_on", "tries", "right_answers", "wrong", "passed_on",
        "valid_until",
    }}  # fmt: skip
    ON_MERGE = {"person": moves()}
    PAGE = "orientation:seat"
    BOOKKEEPING = frozenset({"reminded_on"})
    READ_WITH = ("session__office", "person__key")

    state = models.CharField(max_length=10, choices=SeatState, default=S.BOOKED, editable=False)
    session = models.ForeignKey(OrientationSession, models.PROTECT, related_name="booked")
    person = models.ForeignKey(Person, models.PROTECT, related_name="orientation_seats")
    booked_on = models.DateField(editable=False)
    booked_by = models.ForeignKey(Account, models.PROTECT, null=True, editable=False, related_name="+")
    reminded_on = models.DateField(null=True, editable=False)
    tries = models.PositiveSmallIntegerField(_("Times the quiz was taken"), default=0, editable=False)
    right_answers = models.PositiveSmallIntegerField(_("Right answers"), null=True, editable=False)
    wrong = models.JSONField(default=list, blank=True, editable=False)  # questions to read again
    passed_on = models.DateField(_("Quiz passed on"), null=True, editable=False)
    valid_until = models.DateField(_("Valid until"), null=True, editable=False)  # the last day

    objects = GuardedQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat in an orientation")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["session", "state"])]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "person"], condition=Q(state__in=sorted(TAKEN)), name="one_seat_a_person"
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def title(self) -> str:
        """Return for which country it is."""
        return self.session.title

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[Seat]":
        """Show it to the person and their helper, the office's trainers, placement officers and counsellors."""
        seats = cls.objects.select_related("session__office", "person__key")
        if actor.is_system or actor.role == Role.PLACEMENT_OFFICER:
            return seats
        if actor.kind == Kind.HELPER:
            return seats.filter(person__ref=actor.helping)
        if actor.kind == Kind.HOLDER:
            return seats.filter(person__account=actor.account)
        if actor.role == Role.TRAINER:
            return seats.filter(session__office__ref=actor.organisation_ref)
        return seats.filter(person__in=Person.visible_to(actor)) if actor.role in COUNSELLORS else seats.none()

    def data_key(self) -> DataKey:
        """Return the key of whoever sits there."""
        return self.person.key
