"""The reckoning in the background: a large register takes minutes."""

from django_tasks import task


@task()
def reckon_trial(ref: str) -> bool:
    """Reckon a trial that was asked for, unless it was reckoned at once. Returns whether it was done here."""
    from sapar.policy.trials.reckoning import reckon_if_asked  # its actions enqueue this task

    return reckon_if_asked(ref)
