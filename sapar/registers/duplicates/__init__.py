"""Duplicates: two records that may be one person, looked at by an officer, made one, and made two again if need be.

An officer would say: "is this the same man? then one file, and nothing of either is lost; and if we were wrong, both as
they were." Law: the act on personal data (data are correct, and put right); GDPR article 5(1)(d) says the same.
"""
