"""What erasing a person means here: trust ends, words are unreadable with the key, an open question waits."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sapar.registers.data_rights.models import AccessState, DataQuestion, EmergencyAccess, QuestionState
from sapar.registers.people.erasure import blanks_on_erasure, objects_to_erasure
from sapar.registers.people.models import Person


@objects_to_erasure
def open_questions(person: Person) -> Any:
    """Return that a question or an emergency access still waits for its answer."""
    asked = DataQuestion.objects.filter(person=person, state=QuestionState.ASKED).exists()
    taken = EmergencyAccess.objects.filter(person=person, state=AccessState.TAKEN).exists()
    return _("A question about this person's data still waits for an answer") if asked or taken else None


@blanks_on_erasure
def blank_trusted_people(person: Person) -> None:
    """Remove the digests by which trusted people are found; names and phones go with the key."""
    for trusted in person.trusted_people.all():
        trusted.phone_index = ""
        trusted.save()
