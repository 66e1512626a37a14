"""What an entry of the law is, how far it is checked, and where a review of it stands."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from sapar.foundation.actions.errors import ActionError, Refused


class EntryKind(models.TextChoices):
    """What an entry is. Each dated value of a number is an entry of its own."""

    NUMBER = "number", _("Number in the law")
    RULE = "rule", _("Rule for contracts")
    LAST_DAY = "last-day", _("Last day")
    STEP = "step", _("Step")
    PROVISION = "provision", _("In words")
    ANSWER = "answer", _("Answer for comparing")
    CONVENTION = "convention", _("Convention")
    STANDARD = "standard", _("International standard")


class Stance(models.IntegerChoices):
    """How far an entry is checked, in the order of the worklist: what nobody confirmed comes first."""

    UNVERIFIED = 1, _("Not confirmed yet")
    LAPSED = 2, _("Confirmed in an earlier wording")
    SEEN = 3, _("Found in a source, not confirmed")
    DISPUTED = 4, _("Read in two ways")
    CONFIRMED = 5, _("Confirmed")
    GONE = 6, _("No longer in the law in use")


OF_PACK = {
    "unverified": Stance.UNVERIFIED, "seen": Stance.SEEN, "confirmed": Stance.CONFIRMED, "disputed": Stance.DISPUTED,
}  # fmt: skip


class Verdict(models.TextChoices):
    """What a review finds."""

    CONFIRMED = "confirmed", _("The entry says what the act says")
    DISPUTED = "disputed", _("The act can be read in two ways")


class ReviewState(models.TextChoices):
    """Where a review stands."""

    PROPOSED = "proposed", _("Waits for a second person")
    AGREED = "agreed", _("In force")
    REFUSED = "refused", _("Refused")
    TAKEN_BACK = "taken_back", _("Taken back")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    REPLACED = "replaced", _("Replaced by a later one")


WERE_AGREED = (ReviewState.AGREED, ReviewState.WITHDRAWN, ReviewState.REPLACED)


class Meanwhile(models.TextChoices):
    """By which reading people go until a dispute is settled."""

    FIRST = "first", _("The first reading")
    SECOND = "second", _("The second reading")


class RegisterState(models.TextChoices):
    """The record of the law in use has one state: it is kept."""

    KEPT = "kept", _("In force")


class Change(models.TextChoices):
    """What happened to an entry between two recordings of the law in use."""

    ADDED = "added", _("Added")
    CHANGED = "changed", _("Changed")
    REMOVED = "removed", _("Removed")


class ProposalOpen(ActionError):
    """One proposal at a time: two would have to be weighed against each other."""

    code = "proposal_open"
    sentence = _("Somebody has proposed something about this entry already: {number}. Decide on that first")


class EntryGone(ActionError):
    """The law in use holds the entry no more."""

    code = "entry_gone"
    sentence = _("The law in use does not hold this entry any more")


class WrittenAnew(ActionError):
    """The entry was changed in the pack after the proposal was made."""

    code = "written_anew"
    sentence = _("The entry was changed after this was proposed. Refuse it, read the act again and propose anew")


class OwnRefusal(Refused):
    """Nobody reverses their own refusal."""

    code = "own_refusal"
    sentence = _("You refused this yourself for the same wording. A colleague decides")
