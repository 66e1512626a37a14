"""Reintegration: services for people who came home, given by state offices and partners, and looked at again later.

An officer would say: "I propose, the person agrees, only then does the provider learn of them; it starts, it ends, and
after three, six and twelve months I ask how things are." Nothing about a person goes to a provider before the person
has agreed. Law: the matter ``return`` of the home pack says after how many months an officer looks again.
"""
