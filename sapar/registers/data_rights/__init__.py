"""What people decide about their own data, and what they may ask of whoever keeps it.

Consents with a purpose and an end, people they trust, a copy of everything, questions to the data protection officer;
and the one way past the ordinary rules, emergency access, which a second person examines. Law No 58 of 2008-04-14 on
personal data, articles 10, 15 and 17; IOM's data protection principles 4 to 7.
"""
