"""Returns: somebody comes home, and an office asks within days how they are and what they need.

An officer would say: "when and why they came back, where they live now, what they want next, whether anybody still owes
them money, and what they need: work and income, family and papers, health of mind." Whoever returned can say so
themselves in two minutes. A death is told to the family by a person, never by a message. Law: the matter ``return`` of
the home pack holds the days; what is still owed abroad has a last day in the law of that country.
"""
