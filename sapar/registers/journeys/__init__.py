"""Journeys: the spine. A person, a destination, a pathway, dates and a state; everyone abroad has one.

Departure, arrival, work and return move the journey; the stages hand over through it. Contract versions hang on it.
Law: each country's pack says which steps and deadlines a journey has.
"""
