"""What erasing a person means here: officers' words about them and another are gone, and no pair waits any more."""

from django.db.models import Q

from sapar.registers.duplicates.models import Merge, PossibleSame
from sapar.registers.duplicates.queries import records_of
from sapar.registers.people.erasure import blanks_on_erasure
from sapar.registers.people.models import Person


@blanks_on_erasure
def blank_pairs(person: Person) -> None:
    """Empty what was written about the person's pairs, and forget which rows moved. That two were one stays."""
    records = records_of(person)
    for pair in PossibleSame.objects.filter(Q(first__in=records) | Q(second__in=records)):
        pair.note, pair.reasons = "", []
        pair.save()
    for merge in Merge.objects.filter(survivor__in=records):
        merge.filled = []
        merge.save()
