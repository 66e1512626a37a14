"""Who applied for a job order, and what came of it."""
