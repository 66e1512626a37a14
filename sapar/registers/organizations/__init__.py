"""Organizations: state offices, posts abroad, NGO partners, dispute bodies, employers, agencies, and who works there.

An officer would say: "who we are, where, until when I work here, and what the employer's name is." Law: the regulation
of the ministry and its Centre; for agencies the act on external labour migration (Law No 4 of 2006).
"""
