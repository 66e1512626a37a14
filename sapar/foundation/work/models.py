"""What the schedule did: one row a job and day, so that any number of workers run it once."""

from django.db import models


class JobRun(models.Model):
    """A daily job that was begun, and finished or not. A run that was begun long ago and not finished is reclaimed."""

    GUARDED = True

    job = models.CharField(max_length=100)
    on = models.DateField()
    begun_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["job", "on"], name="a_job_runs_once_a_day")]

    def __str__(self) -> str:
        return f"{self.job} {self.on}"
