"""The tries that are counted, in the database: every machine of an instance sees the same number."""

from django.db import models


class Tally(models.Model):
    """How often somebody tried something, and until when they wait. Who it is is a keyed digest."""

    GUARDED = True

    who = models.CharField(max_length=64, unique=True)
    tries = models.PositiveIntegerField(default=0)
    waits_until = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"tries: {self.tries}"
