"""Why two records may be one person, as words. Whoever finds pairs names codes; a new code brings its words here."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from sapar.foundation.ui.words import Words

# What speaks for one person, then what speaks against it.
WORDS: dict[str, Words] = {
    "same_number": _("same personal number"),
    "same_document": _("same document"),
    "same_phone": _("same phone or e-mail"),
    "same_name": _("same name, in another script or spelling"),
    "similar_name": _("a name written nearly alike"),
    "other_form": _("another form of the family name"),
    "rare_name": _("rare surname"),
    "same_birth": _("same date of birth"),
    "day_month_swapped": _("day and month of birth swapped"),
    "same_year": _("same year of birth"),
    "near_birth": _("date of birth nearly the same"),
    "same_place": _("same home place"),
    "same_patronymic": _("same patronymic"),
    "names_swapped": _("family name and given name swapped"),
    "married_name": _("another family name, all else the same"),
    "through_others": _("both are like a third record"),
    "other_name": _("another name"),
    "other_number": _("another personal number"),
    "other_birth": _("another date of birth"),
    "other_patronymic": _("another patronymic"),
    "other_sex": _("another sex"),
    "said_another": _("whoever registered said: another person"),
}


def say_reason(code: str, words: Words) -> None:
    """Add a reason, for a room that finds pairs by a means of its own. The words are translatable."""
    WORDS[code] = words


def known(codes: Iterable[str]) -> list[str]:
    """Return the codes, each once, in the order of the list.

    Raises:
        ValueError: for one without words: an officer could not read it.
    """
    given = set(codes)
    if unknown := given - WORDS.keys():
        raise ValueError(f"No words for the reasons {', '.join(sorted(unknown))}: add them with say_reason().")
    return [code for code in WORDS if code in given]


def in_words(codes: Iterable[str]) -> str:
    """Return the reasons as one line."""
    return ", ".join(str(WORDS[code]) for code in codes if code in WORDS)
