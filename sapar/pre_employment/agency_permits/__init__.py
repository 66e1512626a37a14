"""Agency permits: permission for an agency to recruit people for work in one country, for a term.

An officer would say: "they handed in these papers, the post confirmed the partner abroad, I prepared it, two members of
the commission decided; and if it must stop, every worker who depends on it is called the same day." Anybody sees in the
public register who holds a permit, since when it is suspended and why. Law: the regulation on permits to employ
citizens abroad (matter ``agency_permit`` of the home pack); rules R-AGY-01 to 03, 07 and 08 of the trade.
"""
