"""The demo: a small country of invented people, brought to life through the actions on a simulated calendar.

Nothing is written past the wrapper, so the trail, the deadlines and the messages are as true as the people are not.
"""
