"""The index of names: what a search looks up. Derived from people and their spellings, and nothing else.

Plain B-tree rows, the same on SQLite and PostgreSQL, written in the transaction that writes the name and so found at
once. The rows are no facts of their own: ``names.py`` writes them whenever a name changes and takes them away when a
person is erased, so they are neither guarded nor in the trail, which holds the name itself (docs/decisions/0012).

A typed word leads through ``NameWord`` (as it begins) and ``NameVariant`` (as it sounds, one letter wrong) to the roots
it may mean; two roots lead through ``NamePair`` to the few people who have both, and one root with a year of birth
through ``NameToken``.
"""

from hashlib import blake2b
from typing import ClassVar

from django.db import models

from sapar.registers.people.following import stays

KEY_LENGTH = 40
SKELETON, WITHOUT_A_LETTER = "=", "-"  # what a variant begins with
WRITTEN_ANEW = {"person": stays("words to be found by are written anew from the names")}


def pair_of(one: str, other: str) -> int:
    """Return the number under which two roots stand together, whatever their order: 63 bits of their digest."""
    digest = blake2b(" ".join(sorted((one, other))).encode(), digest_size=8).digest()
    return int.from_bytes(digest) >> 1


class IndexRow(models.Model):
    """A row of the index."""

    GUARDED: ClassVar[bool] = False

    class Meta:
        abstract = True


class NameToken(IndexRow):
    """One word of a name of a person, in any of its spellings, with the year of birth that it is looked up with."""

    ON_MERGE = WRITTEN_ANEW

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="tokens")
    key = models.CharField(max_length=KEY_LENGTH)
    root = models.CharField(max_length=KEY_LENGTH)
    born_year = models.SmallIntegerField(null=True)

    class Meta:
        verbose_name = "word of a name"
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="one_token_of_a_person")]
        indexes = [models.Index(fields=["root", "born_year", "person"], name="people_by_root_and_year")]

    def __str__(self) -> str:
        return f"word {self.pk}"


class NamePair(IndexRow):
    """Two words of the name of one person: whoever types both finds the few who have both."""

    ON_MERGE = WRITTEN_ANEW

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="name_pairs")
    pair = models.BigIntegerField()

    class Meta:
        verbose_name = "pair of words of a name"
        constraints = [models.UniqueConstraint(fields=["pair", "person"], name="one_pair_of_a_person")]

    def __str__(self) -> str:
        return f"pair {self.pk}"


class NameWord(IndexRow):
    """A word that stands in somebody's name, with its root. It is looked up by how it begins."""

    key = models.CharField(max_length=KEY_LENGTH, unique=True)
    root = models.CharField(max_length=KEY_LENGTH, db_index=True)

    class Meta:
        verbose_name = "word in names"

    def __str__(self) -> str:
        return self.key


class NameVariant(IndexRow):
    """A way to meet a root: by its skeleton, or by itself with a letter left out, on either side of a comparison."""

    variant = models.CharField(max_length=KEY_LENGTH + 1)
    root = models.CharField(max_length=KEY_LENGTH, db_index=True)

    class Meta:
        verbose_name = "variant of a root"
        constraints = [models.UniqueConstraint(fields=["variant", "root"], name="one_variant_of_a_root")]

    def __str__(self) -> str:
        return self.variant
