"""Stays: departure, arrival, work and its end abroad, the deadlines of the stay, reminders, and check-ins.

An officer would say: "they left, they arrived, these are the days by which they must register; after two weeks we ask
whether all is well, and if nobody answers we call." Help, never control: nobody asks where somebody is, a check-in may
be skipped, and its answers are read by nobody but the person, their helper and the post of the country. Law: the steps
and deadlines of each country's pack; the matters ``check_in`` and ``reminder`` of the home pack hold days and hours.
"""
