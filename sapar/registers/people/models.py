"""The person, with dated documents, spellings, ties and skills. The person is not the passport."""

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sapar.classifications import codes
from sapar.classifications.validators import validate_country, validate_occupation, validate_place
from sapar.foundation.accounts.actors import Actor, Kind
from sapar.foundation.accounts.models import Account
from sapar.foundation.actions.guarded import Guarded, GuardedQuerySet, Subject
from sapar.foundation.actions.moves import KEEP, NEW
from sapar.foundation.languages.texts import readers_language
from sapar.foundation.notices.notice import Contact
from sapar.foundation.privacy.classes import P1, P2, P3
from sapar.foundation.privacy.fields import SealedTextField
from sapar.foundation.privacy.models import DataKey
from sapar.registers.organizations.models import Organization
from sapar.registers.people.following import moves, stays
from sapar.registers.people.index import NamePair, NameToken, NameVariant, NameWord
from sapar.registers.people.seeing import OFFICE_ROLES, seen_besides, seen_by_work
from sapar.registers.people.spelling import in_latin

__all__ = ["NamePair", "NameToken", "NameVariant", "NameWord"]  # tables in a module of their own

NAME_LENGTH = 100
SEARCH_KEY_LENGTH = 600


class PersonState(models.TextChoices):
    """The state of a record, not of a person."""

    ACTIVE = "active", _("Active")
    ERASED = "erased", _("Erased")
    MERGED = "merged", _("Merged into another record")


class Sex(models.TextChoices):
    """As in the document."""

    FEMALE = "female", _("Female")
    MALE = "male", _("Male")


class PersonQuerySet(GuardedQuerySet):
    """People. Search them with ``search.find_people``, never here."""


class Person(Subject):
    """One human being, for life. P2 columns are blanked and the key destroyed when the person is erased."""

    MOVES = {
        # action             from                       to
        "register_person": ({NEW}, PersonState.ACTIVE),
        "correct_person": ({PersonState.ACTIVE}, KEEP),
        "add_document": ({PersonState.ACTIVE}, KEEP),
        "add_spelling": ({PersonState.ACTIVE}, KEEP),
        "change_contact": ({PersonState.ACTIVE}, KEEP),
        "name_relative": ({PersonState.ACTIVE}, KEEP),
        "add_skill": ({PersonState.ACTIVE}, KEEP),
        "begin_assisting": ({PersonState.ACTIVE}, KEEP),
        "reset_persons_second_step": ({PersonState.ACTIVE}, KEEP),
        "erase_person": ({PersonState.ACTIVE}, PersonState.ERASED),
        "destroy_key": ({PersonState.ERASED}, KEEP),
        "merge_away": ({PersonState.ACTIVE}, PersonState.MERGED),
        "take_in": ({PersonState.ACTIVE}, KEEP),
        "give_back": ({PersonState.ACTIVE}, KEEP),
        "set_free": ({PersonState.MERGED}, PersonState.ACTIVE),
    }
    CLASSES = {
        P1: {"key", "account", "office", "language", "registered_on", "merged_into"},
        P2: {
            "family_name", "given_name", "patronymic", "latin_family_name", "latin_given_name", "search_key",
            "born_on", "sex", "citizenship", "home_place", "phone", "email",
        },
        P3: {"personal_number", "personal_number_index"},
    }  # fmt: skip
    PAGE = "people:detail"
    READ_WITH = ("key",)
    ON_MERGE = {"merged_into": moves()}

    state = models.CharField(max_length=10, choices=PersonState, default=PersonState.ACTIVE, editable=False)
    key = models.ForeignKey(DataKey, models.PROTECT, editable=False)
    account = models.OneToOneField(Account, models.PROTECT, null=True, blank=True, related_name="person")
    office = models.ForeignKey(Organization, models.PROTECT, related_name="clients")  # the receiving office
    registered_on = models.DateField(editable=False)
    merged_into = models.ForeignKey(  # the record that goes on; never one that was merged away itself
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="merged_records"
    )
    language = models.CharField(_("Language"), max_length=2, default="ky")
    family_name = models.CharField(_("Family name"), max_length=NAME_LENGTH, blank=True)  # blank once erased
    given_name = models.CharField(_("Given name"), max_length=NAME_LENGTH, blank=True)
    patronymic = models.CharField(_("Patronymic"), max_length=100, blank=True)
    latin_family_name = models.CharField(_("Family name in Latin letters"), max_length=100, blank=True)
    latin_given_name = models.CharField(_("Given name in Latin letters"), max_length=100, blank=True)
    search_key = models.CharField(max_length=SEARCH_KEY_LENGTH, editable=False, blank=True, db_index=True)
    born_on = models.DateField(_("Date of birth"), null=True, blank=True)
    sex = models.CharField(_("Sex"), max_length=6, choices=Sex, blank=True)
    citizenship = models.CharField(
        _("Citizenship"), max_length=2, default="KG", blank=True, validators=[validate_country]
    )
    home_place = models.CharField(_("Home place"), max_length=20, blank=True, validators=[validate_place])
    phone = models.CharField(_("Phone"), max_length=16, blank=True, db_index=True)
    email = models.EmailField(_("E-mail"), blank=True)
    personal_number = SealedTextField(_("Personal number"), max_length=14, blank=True)
    personal_number_index = models.CharField(max_length=64, editable=False, blank=True, db_index=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        ordering = ["search_key", "pk"]
        indexes = [models.Index(fields=["born_on", "search_key"]), models.Index(fields=["email"])]

    def __str__(self) -> str:
        return self.number

    @property
    def name(self) -> str:
        """Return the name as it is written: family name, given name, patronymic."""
        written = " ".join(part for part in (self.family_name, self.given_name, self.patronymic) if part)
        return written or _erased_name()

    @property
    def latin_name(self) -> str:
        """Return family and given name in Latin letters: as the passport writes them, else by ICAO 9303."""
        parts = (self.latin_family_name or self.family_name, self.latin_given_name or self.given_name)
        return " ".join(in_latin(part) for part in parts if part)

    @property
    def home(self) -> str:
        """Return the home place by name, in the reader's language."""
        return codes.place(self.home_place).name(readers_language()) if self.home_place else ""

    @property
    def citizen_of(self) -> str:
        """Return the country of citizenship by name, in the reader's language."""
        return codes.country(self.citizenship).name(readers_language()) if self.citizenship else ""

    @classmethod
    def visible_to(cls, actor: Actor) -> "models.QuerySet[Person]":
        """Show a person to themself and their helper, to the staff of state offices, and to a post for its country.

        NGO counsellors see their own clients; a post sees whoever has a journey to its country; placement officers
        those who go through an agency or a public scheme. Beside them whoever has a consent or an emergency. A record
        that was merged away is the system's alone: its number finds the one that goes on.
        """
        if actor.is_system:
            return cls.objects.all()
        people = cls.objects.exclude(state=PersonState.MERGED)
        if actor.role in OFFICE_ROLES:
            return people
        if actor.kind == Kind.HELPER:
            return people.filter(models.Q(ref=actor.helping))
        if actor.kind == Kind.HOLDER and actor.account:
            return people.filter(account=actor.account)
        return people.filter(seen_by_work(actor) | seen_besides(actor)).distinct()

    def data_key(self) -> DataKey:
        """Return the person's key."""
        return self.key

    def as_it_goes_on(self) -> "Person":
        """Return the record that goes on: this one, or the one it was merged into."""
        return self.merged_into or self

    def contact(self) -> Contact:
        """Return where this person is told things."""
        return Contact(self.phone or self.email, self.language, self.key)


def _erased_name() -> str:
    return gettext("(erased)")


class PersonsRow(Guarded):
    """A row that belongs to a person."""

    person: models.ForeignKey[Person, Person]

    class Meta:
        abstract = True

    def data_key(self) -> DataKey:
        """Return the person's key."""
        return self.person.key


class FurtherKey(PersonsRow):
    """A key beside a person's own under which something about them is sealed; destroyed with theirs.

    That of a record merged into theirs, and that of each pair of records they were ever paired in (``keys.py``).
    """

    CLASSES = {P1: {"person", "key"}}
    ON_MERGE = {"person": stays("who takes a record in holds its keys as well (keys.py)")}

    person = models.ForeignKey(Person, models.PROTECT, related_name="further_keys")
    key = models.ForeignKey(DataKey, models.PROTECT, editable=False, related_name="+")

    class Meta:
        verbose_name = _("further key")
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="a_key_is_held_once")]

    def __str__(self) -> str:
        return f"further key {self.pk}"


class DocumentKind(models.TextChoices):
    """Papers that prove identity or stay."""

    PASSPORT = "passport", _("Passport")
    ID_CARD = "id_card", _("Identity card")
    BIRTH_CERTIFICATE = "birth_certificate", _("Birth certificate")
    RETURN_CERTIFICATE = "return_certificate", _("Certificate of return")
    OTHER = "other", _("Other document")


class Document(PersonsRow):
    """A dated document. A renewed passport is a new row; the person stays the same."""

    CLASSES = {P1: {"person", "kind"}, P2: {"country", "issued_on", "expires_on"}, P3: {"doc_number", "number_index"}}
    ON_MERGE = {"person": moves(unless_there=("kind", "country", "number_index"))}

    person = models.ForeignKey(Person, models.PROTECT, related_name="documents")
    kind = models.CharField(_("Document"), max_length=20, choices=DocumentKind)
    country = models.CharField(_("Country"), max_length=2, default="KG", validators=[validate_country])
    doc_number = SealedTextField(_("Number of the document"), max_length=30)
    number_index = models.CharField(max_length=64, editable=False, db_index=True)
    issued_on = models.DateField(_("Issued on"), null=True, blank=True)
    expires_on = models.DateField(_("Valid until"), null=True, blank=True)

    class Meta:
        verbose_name = _("document")
        ordering = ["-issued_on", "-pk"]

    def __str__(self) -> str:
        return self.get_kind_display()


class Spelling(PersonsRow):
    """Another spelling of the name, with where it was met: an older passport, a foreign card."""

    CLASSES = {P1: {"person"}, P2: {"family_name", "given_name", "search_key", "met_in"}}
    ON_MERGE = {"person": moves(unless_there=("search_key",))}

    person = models.ForeignKey(Person, models.PROTECT, related_name="spellings")
    family_name = models.CharField(_("Family name"), max_length=100)
    given_name = models.CharField(_("Given name"), max_length=100)
    search_key = models.CharField(max_length=SEARCH_KEY_LENGTH, editable=False, db_index=True)
    met_in = models.CharField(_("Where this spelling stands"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("spelling")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"spelling {self.pk}"

    @property
    def name(self) -> str:
        """Return this spelling as it is written."""
        return f"{self.family_name} {self.given_name}"


class Tie(models.TextChoices):
    """How somebody is related."""

    SPOUSE = "spouse", _("Spouse")
    PARENT = "parent", _("Parent")
    CHILD = "child", _("Child")
    SIBLING = "sibling", _("Brother or sister")
    FRIEND = "friend", _("Friend")
    OTHER = "other", _("Other")


class Relative(PersonsRow):
    """A relative or trusted person, named by the person: whom to call when something happens."""

    CLASSES = {P1: {"person", "may_be_told"}, P3: {"tie", "name", "phone"}}
    ON_MERGE = {"person": moves()}

    person = models.ForeignKey(Person, models.PROTECT, related_name="relatives")
    tie = models.CharField(_("Relation"), max_length=10, choices=Tie)
    name = SealedTextField(_("Name"), max_length=200)
    phone = SealedTextField(_("Phone"), max_length=16, blank=True)
    may_be_told = models.BooleanField(_("May be told about me"), default=False)

    class Meta:
        verbose_name = _("relative")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"relative {self.pk}"


class Skill(PersonsRow):
    """An occupation a person can do (ISCO-08), for how long, and how that is known."""

    CLASSES = {P1: {"person"}, P2: {"occupation", "years", "evidence"}}
    ON_MERGE = {"person": moves(unless_there=("occupation",))}

    person = models.ForeignKey(Person, models.PROTECT, related_name="skills")
    occupation = models.CharField(_("Occupation"), max_length=4, validators=[validate_occupation])
    years = models.PositiveSmallIntegerField(_("Years of practice"), default=0)
    evidence = models.CharField(_("How this is known"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("skill")
        ordering = ["-years", "pk"]

    def __str__(self) -> str:
        return self.occupation

    @property
    def name(self) -> str:
        """Return the occupation by name, in the reader's language."""
        return codes.occupation(self.occupation).name(readers_language())
