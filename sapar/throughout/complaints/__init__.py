"""Complaints: from the first word to a decision or an agreement; the room ``settlements`` follows the money.

An officer would say: "somebody was not paid, or worse; we answer in time, hear both sides, protect who is at risk, and
tell the person what we do." Anybody may complain, anywhere, with or without a name, and nobody asks about papers.
Law: the service standard for complaints (time limits are in the home country's pack under ``complaint``), ILO C181
article 10, the General principles for fair recruitment 8, ISO 10002 for the order of steps.
"""
