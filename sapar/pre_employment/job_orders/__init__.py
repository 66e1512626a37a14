"""Job orders: an employer abroad asks for workers; it is checked, approved for so many places and published.

An officer would say: "the post knows this employer, the attaché checked the order, a colleague of mine approved twelve
places, and anyone can read it in three languages: the pay, who pays what, who checked it." Nobody is chosen by sex,
age, family, faith or origin, nobody is asked for money, nobody is rushed. Law: the matters ``employer_check``,
``job_order`` and ``advertisement`` of the home pack; the law of the country of work; rules R-JOB-01 to 07 of the trade.
"""
