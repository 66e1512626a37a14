"""``sapar work``: background tasks, the schedule and the outbox, any number of workers."""
