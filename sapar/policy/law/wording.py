"""Puts numbers and answers into the texts of the law, as each language's readers write them.

The one place that does: pages, letters, the API and the command line all show a finding through it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.translation import override

from sapar.classifications import codes
from sapar.policy.law.facts import FIELDS
from sapar.policy.law.packs import Rule, Texts
from sapar.policy.law.words import ANSWERS

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})( 00:00:00)?")
THIN = "\N{NO-BREAK SPACE}"
OF_COUNTRIES = frozenset({"origin", "destination", "agency_permit_countries"})
_YES_NO = {"true": {"en": "yes", "ru": "да", "ky": "ооба"}, "false": {"en": "no", "ru": "нет", "ky": "жок"}}
_NONE = {"en": "none", "ru": "нет", "ky": "жок"}
_NOT_STATED = {"en": "not stated", "ru": "не указано", "ky": "көрсөтүлгөн эмес"}


def placeholders(rule: Rule) -> tuple[str, ...]:
    """The names of values a rule's texts show, in order of first use."""
    texts = (*rule.wording.says.values(), *rule.wording.ask.values(), *rule.wording.do.values())
    return tuple(dict.fromkeys(name for text in texts for name in PLACEHOLDER.findall(text)))


def fill(texts: Texts, numbers: Mapping[str, Any], language: str) -> str:
    """The text in a language (English where it has none) with its values put in."""
    text = texts.get(language) or texts.get("en", "")
    return PLACEHOLDER.sub(lambda found: shown(numbers.get(found[1]), language, found[1]), text)


def shown(value: Any, language: str, name: str = "") -> str:
    """A value as readers write it: 27 093, 1.5 (ru, ky: 1,5), 31.12.2026; unknown values say so.

    ``name`` is the fact it is a value of: codes such as ``employer`` are shown in the words of the contract form.
    """
    if value is None:
        return _NOT_STATED[language]
    text = value.isoformat() if isinstance(value, date) else str(value)
    if text.startswith("[") and text.endswith("]"):
        items = [_one(item.strip(), language, name) for item in text[1:-1].split(",") if item.strip()]
        return "; ".join(items) or _NONE[language]
    return _one(text, language, name)


def _one(text: str, language: str, name: str) -> str:
    if word := _word(text, language, name):
        return word
    if text.lower() in _YES_NO:
        return _YES_NO[text.lower()][language]
    if match := _DAY.fullmatch(text):
        return f"{match[3]}.{match[2]}.{match[1]}"
    try:
        return _number(Decimal(text), language)
    except InvalidOperation:
        return text


def _word(code: str, language: str, name: str) -> str:
    """The word for an answer that is a code; empty for what is none."""
    if name in OF_COUNTRIES:
        return next((each.name(language) for each in codes.countries() if each.code == code), "")
    answers = ANSWERS.get(FIELDS.get(name, ""), {})
    if code not in answers:
        return ""
    with override(language):
        return str(answers[code])


def _number(value: Decimal, language: str) -> str:
    rounded = value.quantize(Decimal("0.01"))
    text = f"{rounded:,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    text = text.replace(",", THIN)
    return text if language == "en" else text.replace(".", ",")
