"""The public law pages, through HTTP."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from sapar.foundation import clock
from sapar.policy.law.engine import judge
from sapar.policy.law.tests.typing_cases import cases_of, codes_on, typed, walk

pytestmark = pytest.mark.django_db
ARTICLE = {"en": "article", "ru": "статья", "ky": "берене"}
NOON = {"hour": 12, "tzinfo": UTC}


def on(day: str) -> Any:
    """Live on a day, which the file of cases writes as text."""
    year, month, number = (int(part) for part in day.split("-"))
    return clock.at(datetime(year, month, number, **NOON))


def reader(language: str) -> Client:
    """Somebody without an account, reading in a language."""
    return Client(headers={"accept-language": language})


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
@pytest.mark.parametrize("case", cases_of("RU", "KZ"))
def test_a_contract_typed_into_the_pages_breaks_the_same_rules(case, language):
    client = reader(language)
    with on(case["check_on"]):
        walk(client, typed(case))
        html = client.get("/check-contract/result").content.decode()
    engine = judge().check(case)
    assert codes_on(html, "broken") == engine.block_codes
    assert codes_on(html, "unknown") == {finding.code for finding in engine.cannot_tell}
    assert {violation["code"] for violation in case["expected"]["violations"]} == engine.block_codes
    assert ARTICLE[language] in html
    for finding in engine.findings:
        if finding.blocks:
            assert finding.law_in(language) in html
            assert finding.do(language) in html
    assert len(html.encode()) < 30_000
