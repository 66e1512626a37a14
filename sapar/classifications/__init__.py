"""Shared code lists: occupations, sectors, places, countries, regions abroad and currencies, named in three languages.

Officers pick an entry by typing a few letters in any language; records store only its code. The lists are read-only
files in `data/` (sources and licences in `data/SOURCES.md`), so this room has no tables. Its standards are ISCO-08
(occupations), ISIC Rev. 4 (sectors), SOATE (places in Kyrgyzstan), ISO 3166 (countries) and ISO 4217 (currencies).
"""
