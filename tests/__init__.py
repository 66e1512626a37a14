"""Tests of what crosses rooms: the house, the access matrix, journeys, the browser, faults."""
