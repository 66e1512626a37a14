"""Accounts, and the actors they become: who acts, in which role, for which organisation, until when.

An account is a way to sign in (a phone number or an e-mail address), not a person: the person record belongs to the
register of people. What somebody may do comes from their *standing*, never from the account itself.
"""
