"""What every room stands on and what knows nothing of migration: actions, audit, accounts, notices, privacy, pages."""
