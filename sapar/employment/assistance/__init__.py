"""Assistance: somebody abroad needs help, and a named person at the post acts on it by a set hour.

An officer would say: "who is it, where, what do they need, is a life in danger, how can we reach them safely; I took
it, this I did, this is when I look again." Anyone may ask, also for somebody else and without an account; nobody asks
for papers or status. What is protected (danger, violence, force, a child) only its team knows of. Law: the matter
``assistance`` of the home pack holds the hours and days; a referral needs consent or a recorded vital interest.
"""
