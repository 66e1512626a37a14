"""Registers: the long-lived facts that every stage needs. People, organizations, journeys."""
