"""Settlements: what was agreed or ordered, and every payment until the money has arrived.

An officer would say: "they owe so much, in these parts by these days; this part came, that one did not." A sum below
what the law gives is agreed only after independent advice. Law: the service standard for complaints; Five Corridors
recommendation 5 on settlements (rule R-DSP-06 of the trade).
"""
