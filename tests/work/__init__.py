"""The worker, the schedule and the outbox."""
