"""Names folded to search keys: either script, any letter case, one key a word.

"Токтогулов", "Toktogulov" and "ТОКТОГУЛОВ" have one key. ё is е, ө is о, ү is у, ң is н, whatever the keyboard; the
letters that ICAO Doc 9303, its forerunners and everyday habit write differently (ж: zh, dzh, j; х: kh, h, x; й and ы:
i, y) fall together. It is simple and errs on the side of finding too much. The linkage of records across changed
surnames, swapped columns and look-alike letters replaces it behind the same three functions.
"""

import re
import unicodedata
from functools import cache

# One Latin letter a class of sounds; w stands for sh and shch, c for ch, j for zh.
SOUNDS = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ж": "j", "з": "z", "и": "i", "к": "k", "л": "l",
    "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "ts",
    "ч": "c", "ш": "w", "щ": "w", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    "ң": "n", "ӊ": "n", "ө": "o", "ү": "u", "қ": "k", "ғ": "g", "ҳ": "h", "ҷ": "c", "ұ": "u", "ә": "a", "һ": "h",
    "і": "i", "є": "e",
})  # fmt: skip

# How Latin letters write the same sounds, longest first.
LATIN = [("shch", "w"), ("dzh", "j"), ("sch", "w"), ("zh", "j"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("sh", "w"),
         ("ch", "c"), ("tc", "ts"), ("x", "h"), ("q", "k"), ("y", "i")]  # fmt: skip
ACCENTED = str.maketrans({"ş": "w", "š": "w", "ç": "c", "č": "c", "ž": "j", "ı": "i"})

# ICAO Doc 9303, part 3, section 6 (Cyrillic), with the Kyrgyz letters as passports of Kyrgyzstan have them.
ICAO = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "ie", "ы": "y", "ь": "", "э": "e", "ю": "iu",
    "я": "ia", "ң": "n", "ө": "o", "ү": "u",
}  # fmt: skip

LOOKS_LATIN = str.maketrans("aceopxykhmtb", "асеорхукнмтв")
LOOKS_CYRILLIC = str.maketrans("асеорхукнмтв", "aceopxykhmtb")
CYRILLIC = re.compile(r"[\u0400-\u04ff]")
LATIN_LETTER = re.compile(r"[a-z]")


def words_of(text: str) -> list[str]:
    """Split a name into its words. An apostrophe is part of a word, a hyphen is not."""
    return re.findall(r"[^\W\d_]+", re.sub(r"['’ʻʼ`]", "", unicodedata.normalize("NFC", text)))


def keys_of(*names: str) -> list[str]:
    """Return the key of every word of these names, in their order, each once."""
    keys = (key_of(word) for name in names for word in words_of(name))
    return list(dict.fromkeys(key for key in keys if key))


def name_key(*names: str) -> str:
    """Return the keys of a name as one text, to sort by and to compare."""
    return " ".join(keys_of(*names))


@cache
def _accents() -> dict[int, str]:
    return dict.fromkeys(range(0x300, 0x370), "")


def key_of(word: str) -> str:
    """Return the key of one word: Latin letters a to z only, empty where there is no letter it knows."""
    word = _one_script(word.casefold()).translate(ACCENTED)
    plain = unicodedata.normalize("NFKD", word).translate(_accents())
    if not CYRILLIC.search(plain):
        for written, sound in LATIN:
            plain = plain.replace(written, sound)
    folded = re.sub(r"[^a-z]", "", plain.translate(SOUNDS)).replace("dj", "j").replace("ie", "e")
    return re.sub(r"(.)\1+", r"\1", folded)


def _one_script(word: str) -> str:
    """Repair a word that mixes scripts by look-alike letters, towards the script most of it is in."""
    cyrillic, latin = len(CYRILLIC.findall(word)), len(LATIN_LETTER.findall(word))
    if not cyrillic or not latin:
        return word
    return word.translate(LOOKS_LATIN if cyrillic >= latin else LOOKS_CYRILLIC)


def in_latin(text: str) -> str:
    """Write a name in Latin letters by ICAO Doc 9303, for show where no passport says otherwise."""
    latin = "".join(_as_icao(letter) for letter in text)
    return latin.upper() if text.isupper() else latin


def _as_icao(letter: str) -> str:
    latin = ICAO.get(letter.lower(), letter)
    return latin.capitalize() if letter.isupper() else latin


def prefix_range(prefix: str) -> tuple[str, str]:
    """Return (first, end) of all keys that start with ``prefix``, so that a plain index finds them on any database.

    ``end`` is the next key after them, made of letters only (locales sort signs before letters); empty for none.
    """
    stem = prefix.rstrip("z")
    return prefix, stem[:-1] + chr(ord(stem[-1]) + 1) if stem else ""
