"""Applications: a worker applies for a job, is shortlisted, gets an offer with a last day, accepts or declines.

An officer would say: "twelve places, thirty applied, nobody under age; an offer holds a place until its last day; who
accepts has a journey planned; and when the agency loses its permit every one of them is called." The agency sees what
article 6 of ILO Convention 181 lets it see: name, year of birth, skills, languages, experience; never papers, costs or
complaints. Law: the matter ``application`` of the home pack; rules R-JOB-03 and R-JOB-06.
"""
