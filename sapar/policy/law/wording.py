"""Puts numbers into the texts of the law, in the way each language's readers write them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from sapar.policy.law.packs import LANGUAGES, Rule, Texts

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})( 00:00:00)?")
THIN = "\N{NO-BREAK SPACE}"
_YES_NO = {"true": {"en": "yes", "ru": "да", "ky": "ооба"}, "false": {"en": "no", "ru": "нет", "ky": "жок"}}
_NONE = {"en": "none", "ru": "нет", "ky": "жок"}
_NOT_STATED = {"en": "not stated", "ru": "не указано", "ky": "көрсөтүлгөн эмес"}


def placeholders(rule: Rule) -> tuple[str, ...]:
    """The names of values a rule's texts show, in order of first use."""
    texts = (*rule.wording.says.values(), *rule.wording.ask.values(), *rule.wording.do.values())
    return tuple(dict.fromkeys(name for text in texts for name in PLACEHOLDER.findall(text)))


def fill(texts: Texts, numbers: Mapping[str, Any]) -> dict[str, str]:
    """The text in every language with its values put in."""
    return {language: _filled(texts.get(language) or "", numbers, language) for language in LANGUAGES}


def _filled(text: str, numbers: Mapping[str, Any], language: str) -> str:
    return PLACEHOLDER.sub(lambda found: shown(numbers.get(found[1]), language), text)


def shown(value: Any, language: str) -> str:
    """A value as readers write it: 27 093, 1.5 (ru, ky: 1,5), 31.12.2026; unknown values say so."""
    if value is None:
        return _NOT_STATED[language]
    text = value.isoformat() if isinstance(value, date) else str(value)
    if text.lower() in _YES_NO:
        return _YES_NO[text.lower()][language]
    if text.startswith("[") and text.endswith("]"):
        return (
            "; ".join(shown(item.strip(), language) for item in text[1:-1].split(",") if item.strip())
            or _NONE[language]
        )
    if match := _DAY.fullmatch(text):
        return f"{match[3]}.{match[2]}.{match[1]}"
    try:
        return _number(Decimal(text), language)
    except InvalidOperation:
        return text


def _number(value: Decimal, language: str) -> str:
    rounded = value.quantize(Decimal("0.01"))
    text = f"{rounded:,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    text = text.replace(",", THIN)
    return text if language == "en" else text.replace(".", ",")
