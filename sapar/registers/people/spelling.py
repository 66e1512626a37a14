"""Words of names folded to keys: either script, any letter case, any passport office.

Passports change at renewal and nobody's spelling is wrong: Жумагулов is Zhumagulov (ICAO Doc 9303), Dzhumagulov
(everyday), Jumagulov (BGN/PCGN) and Cumagulov (Turkey). No single table reproduces them, so a word is folded to
*classes of spellings*. Every word has three keys, each looser than the one before:

* its **key**: the sounds. "Токтогулов", "Toktogulov" and "ТОКТОГУЛОВ" have one; ё is е, ө is о, ү is у, ң is н.
* its **root**: the key without what a form of the name adds. Токтогулов, Токтогулова, Токтогул уулу and Токтогулович
  have one root; уулу, кызы and тегин are no names at all.
* its **skeleton**: the consonants of the root, for vowels heard otherwise: Ҳоқимов is Хакимов.

Sources: ICAO Doc 9303 part 3 section 6, and its forerunners in Russian passports (1997, 2010); BGN/PCGN for Kyrgyz; the
Turkish and Uzbek alphabets; and how people write themselves.
"""

import re
import unicodedata
from functools import cache, lru_cache

KNOWN_WORDS = 200_000  # whose keys are remembered: names repeat

# Cyrillic letters as the Latin ones that the rules below read. H is a х that makes no digraph: Рысхан has no sh.
CYRILLIC = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "H", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e", "ю": "iu", "я": "ia",
    "ң": "n", "ӊ": "n", "ө": "o", "ү": "u", "қ": "k", "ғ": "g", "ҳ": "H", "ҷ": "ch", "ў": "u", "ӣ": "i", "ӯ": "u",
    "ұ": "u", "ә": "a", "һ": "H", "і": "i", "є": "e",
})  # fmt: skip

# Latin letters with a sign of their own; where a word has one of the Turkish ones, its c is the dzh of others.
SIGNED = str.maketrans({"ş": "sh", "š": "sh", "ç": "ch", "č": "ch", "ž": "zh", "ı": "i", "ə": "a"})
TURKISH = re.compile(r"[şçığ]")

# How Latin letters write one sound, in this order. Afterwards j is ж, c is ч, w is ш and щ.
SOUNDS = [
    (re.compile(written), sound)
    for written, sound in [
        ("w", "v"), ("shch|sch|sh", "w"), ("d+(?:zh|j)|zh", "j"), ("tch|ch", "ç"), ("kh", "h"), ("gh", "g"),
        ("ph", "f"), ("q", "k"), ("ng", "n"), ("t[zc]", "ts"), ("y", "i"), ("(?<=^ale)x|(?<=^ma)x(?=i)", "ks"),
        ("x|H", "h"),
        ("j(?![aeiou])", "i"),  # Ajgul is Айгуль
        ("^c", "j"), ("[cç]", "c"),  # Cumabek is Жумабек, Koycuev is Койчуев
    ]
]  # fmt: skip
NO_KEY = re.compile("[^a-z]")
DOUBLED = re.compile(r"(.)\1+")
GLIDE = re.compile("i(?=[aeou])")  # я and ю are written ia, ya, a, iu, yu, u; ье is ie, ye, e

# ICAO Doc 9303, part 3, section 6 (Cyrillic), with the Kyrgyz letters as passports of Kyrgyzstan have them.
ICAO = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "i",
    "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
    "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "ie", "ы": "y", "ь": "", "э": "e", "ю": "iu",
    "я": "ia", "ң": "n", "ө": "o", "ү": "u",
}  # fmt: skip

LOOKS_LATIN = str.maketrans("aceopxykhmtbi", "асеорхукнмтві")
LOOKS_CYRILLIC = str.maketrans("асеорхукнмтві", "aceopxykhmtbi")
CYRILLIC_LETTER = re.compile(r"[\u0400-\u04ff]")
LATIN_LETTER = re.compile("[a-z]")

# What says whose child somebody is, as a word of its own or grown onto one. The next passport may drop it.
KINSHIP = frozenset({"ulu", "uli", "olo", "ugli", "ogli", "oglu", "kizi", "kiz", "tegin", "tegini", "zoda", "zade"})
GROWN_ON = re.compile("(?<=...)(?:ulu|uli|ugli|ogli|oglu|kizi|tegin|zoda)$")
ENDING = re.compile("(?<=..)[oe](?:v(?:a|ic|na)?|f)$")  # -ов, -ева, -ович, -овна, -off
PATRONYMIC = re.compile("(?<=..)(?:[oe]v(?:ic|na)|ic(?:na)?|inicna)$")
SURNAME = re.compile("(?<=..)(?:[oe]va?|skai?a?|ski)$")
FEMININE = {"ina": "in", "skaia": "ski", "skaa": "ski"}
GLUED = re.compile("(?<=[a-zа-яё])(?=(?:Uu?lu|K[yi]z[yi]|Tegin|O[gʻ'’]*li|Уу?лу|К[ыи]з[ыи]|Тегин)\\b)")  # NarynUulu

# What a skeleton does not tell apart: heard, typed or written one for the other.
ALIKE = str.maketrans({"j": "c", "w": "s", "v": "b", "f": "p", "h": "k"})
VOWELS = re.compile("[aeiou]")


def words_of(text: str) -> list[str]:
    """Split a name into its words. An apostrophe is part of a word, a hyphen is not."""
    plain = re.sub(r"['’ʻʼ`‘]", "", unicodedata.normalize("NFC", text))
    return re.findall(r"[^\W\d_]+", GLUED.sub(" ", plain))


def keys_of(*names: str) -> list[str]:
    """Return the key of every word of these names, in their order, each once."""
    keys = (key_of(word) for name in names for word in words_of(name))
    return list(dict.fromkeys(key for key in keys if key))


def name_key(*names: str) -> str:
    """Return the keys of a name as one text, to sort by and to compare."""
    return " ".join(keys_of(*names))


def roots_of(*names: str) -> list[str]:
    """Return the root of every word that names somebody, in their order, each once: no kinship, no initial."""
    roots = (root_of(word) for name in names for word in words_of(name))
    return list(dict.fromkeys(root for root in roots if len(root) > 1))


@lru_cache(KNOWN_WORDS)
def key_of(word: str) -> str:
    """Return the key of one word: Latin letters a to z only, empty where there is no letter it knows."""
    return _squeezed(GLIDE.sub("", _sounds(word)))


@lru_cache(KNOWN_WORDS)
def root_of(word: str) -> str:
    """Return the root of one word; empty for a word of kinship."""
    sounds = _sounds(word)
    if sounds in KINSHIP:
        return ""
    sounds = GROWN_ON.sub("", sounds)
    stripped = ENDING.sub("", sounds)
    for feminine, masculine in FEMININE.items():
        if stripped == sounds and len(sounds) > len(feminine) + 1 and sounds.endswith(feminine):
            stripped = sounds.removesuffix(feminine) + masculine
    root = _squeezed(GLIDE.sub("", stripped))
    return root.removesuffix("i") if len(root) > 2 else root  # Григорий and Grigoriev, Али and Aliyev


@lru_cache(KNOWN_WORDS)
def form_of(word: str) -> str:
    """Say what the form of a word tells: that it is a kinship word, a surname, a patronymic or grown with kinship."""
    sounds = _sounds(word)
    if sounds in KINSHIP:
        return "kinship"
    if GROWN_ON.search(sounds):
        return "child_of"
    if PATRONYMIC.search(sounds):
        return "patronymic"
    return "surname" if SURNAME.search(sounds) else ""


@lru_cache(KNOWN_WORDS)
def skeleton_of(root: str) -> str:
    """Return the consonants of a root, after an a where it begins with a vowel; the root itself where it has none."""
    begun = "a" if VOWELS.match(root) else ""
    consonants = _squeezed(VOWELS.sub("", root.translate(ALIKE)))
    return begun + consonants if consonants else root


@lru_cache(KNOWN_WORDS)
def _sounds(word: str) -> str:
    """Write a word with one letter a sound, no letter doubled."""
    word = _one_script(word.casefold())
    if TURKISH.search(word):
        word = re.sub("c(?!h)", "zh", word)
    plain = unicodedata.normalize("NFKD", word.translate(CYRILLIC).translate(SIGNED)).translate(_accents())
    for written, sound in SOUNDS:
        plain = written.sub(sound, plain)
    return _squeezed(NO_KEY.sub("", plain))


def _squeezed(text: str) -> str:
    return DOUBLED.sub(r"\1", text)


@cache
def _accents() -> dict[int, str]:
    return dict.fromkeys(range(0x300, 0x370), "")


def _one_script(word: str) -> str:
    """Repair a word that mixes scripts by look-alike letters, towards the script most of it is in."""
    cyrillic, latin = len(CYRILLIC_LETTER.findall(word)), len(LATIN_LETTER.findall(word))
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
