"""The people of these tests."""

from sapar.post_employment.returns.tests.travellers import assessed, dead, home, nurlan, registered

__all__ = ["assessed", "dead", "home", "nurlan", "registered"]
