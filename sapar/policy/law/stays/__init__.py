"""Checks of stays: was everything done in time, and until when may somebody stay?

    check_stay({"country": "KZ", "citizenship": "KG", "entered": "2026-11-01"}, on=date(2026, 11, 30))

What is asked for stands in each pack's section ``stays``; how its last day is counted, in its ``deadlines``.
"""
