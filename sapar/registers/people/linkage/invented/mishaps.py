"""What happens to a record on its way: slips of the hand, columns, dates, documents.

Rates are shares of records: round guesses, counted on nobody's data. Figures hardly depend on them (decision 0011).
"""

import re
from datetime import date, timedelta
from random import Random

LOOK_ALIKE = dict(zip("асеорхукнмтв", "aceopxykhmtb", strict=True))
KEYS = "abcdefghijklmnopqrstuvwxyz"
CYRILLIC_KEYS = "абвгдежзийклмнопрстуфхцчшыэюя"


def slipped(text: str, chance: Random) -> str:
    """Return a text with one slip of the hand: two letters changed over, one left out, doubled or mistaken."""
    spots = [spot for spot, letter in enumerate(text) if letter.isalpha()]
    if len(spots) < 4:
        return text
    spot = chance.choice(spots[:-1])
    before, letter, after = text[:spot], text[spot], text[spot + 1 :]
    kind = chance.randrange(4)
    if kind == 0:
        return before + after[:1] + letter + after[1:]
    if kind == 1:
        return before + after
    if kind == 2:
        return before + letter + letter + after
    keys = CYRILLIC_KEYS if "а" <= letter.lower() <= "я" else KEYS
    other = chance.choice(keys)
    return before + (other.upper() if letter.isupper() else other) + after


def looking_alike(text: str, chance: Random) -> str:
    """Return a Cyrillic text in which some letters are Latin ones that look the same."""
    return "".join(LOOK_ALIKE.get(letter, letter) if chance.random() < 0.4 else letter for letter in text)


def name_mishaps(parts: list[str], chance: Random) -> list[str]:
    """Return [surname, given, patronymic] after what may happen to names in a form."""
    surname, given, patronymic = parts
    if chance.random() < 0.04:
        surname = slipped(surname, chance)
    if chance.random() < 0.04:
        given = slipped(given, chance)
    if chance.random() < 0.04:
        patronymic = slipped(patronymic, chance)
    if chance.random() < 0.01 and len(given) > 4:
        middle = len(given) // 2
        given = given[:middle] + chance.choice(" -") + given[middle:]
    if chance.random() < 0.01:
        given = re.sub("(бек|bek|жан|jan|zhan)$", "", given, flags=re.IGNORECASE)
    if chance.random() < 0.01:
        surname, given = looking_alike(surname, chance), looking_alike(given, chance)
    return _columns(surname, given, patronymic, chance)


def _columns(surname: str, given: str, patronymic: str, chance: Random) -> list[str]:
    kind = chance.random()
    if kind < 0.05:
        return [given, surname, patronymic]
    if kind < 0.075:
        return [f"{surname} {given} {patronymic}".strip(), "", ""]
    if kind < 0.1:
        return [f"{given} {surname} {patronymic}".strip(), "", ""]
    if kind < 0.15 and patronymic:
        return [surname, f"{given} {patronymic}", ""]
    return [surname, given, patronymic]


def date_mishaps(birth: date, chance: Random) -> str:
    """Return a birth date as it gets into a record: mostly right, sometimes the first of January, swapped, slipped."""
    kind = chance.random()
    if kind < 0.1:
        return f"{birth.year}-01-01"
    if kind < 0.15:
        return ""
    if kind < 0.17:
        return (birth + timedelta(days=chance.choice((-10, -1, 1, 10)))).isoformat()
    if kind < 0.19:
        return f"{birth.year + chance.choice((-10, -1, 1, 10))}-{birth.month:02}-{min(birth.day, 28):02}"
    if kind < 0.24 and birth.day <= 12:
        return f"{birth.year}-{birth.day:02}-{birth.month:02}"
    return birth.isoformat()


def document_mishap(number: str, chance: Random) -> str:
    """Return a document number, or with a share of 2 % one with a digit mistaken."""
    if number and chance.random() < 0.02:
        spot = chance.randrange(2, len(number))
        return number[:spot] + chance.choice("0123456789") + number[spot + 1 :]
    return number
