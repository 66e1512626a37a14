"""Types a case of the contract form into the public pages, as a person with the contract in hand would."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.test import Client

from sapar.policy.law.words import SECTORS

SHARED = Path(__file__).resolve().parents[5] / "shared" / "law" / "cases.yaml"
ANSWERS = "/check-contract/answers"
YES_NO = {True: "yes", False: "no"}
PLAIN = (
    "region", "job", "sector", "worker_age", "start", "end", "signed_on", "fixed_term_ground", "pay_interval",
    "hours_per_week", "days_per_week", "weekly_rest_hours", "probation_months", "documents_held_by", "form",
    "guaranteed_weekly_hours",
)  # fmt: skip
TICKS = ("movement_restricted", "union_ban", "employer_in_regional_agreement", "standard_form")


def cases_of(*countries: str) -> list[dict[str, Any]]:
    """The visible cases for these countries; the test is skipped where the checkout stands alone."""
    if not SHARED.exists():
        return [
            pytest.param(None, marks=pytest.mark.skip(reason="../shared/law/cases.yaml is not beside the checkout"))
        ]
    cases = yaml.safe_load(SHARED.read_text(encoding="utf-8"))["cases"]
    return [pytest.param(case, id=case["id"]) for case in cases if case["destination"] in countries]


def typed(case: Mapping[str, Any]) -> dict[str, Any]:
    """What is written and ticked on the pages for a case; what it does not state is left open."""
    contract = case["contract"]
    answers: dict[str, Any] = {name: contract.get(name) for name in PLAIN}
    answers |= {name: YES_NO.get(contract.get(name)) for name in TICKS}
    answers |= {"destination": case["destination"], "languages": contract.get("languages")}
    answers |= _pay(contract) | _time(contract) | _charges(contract) | _agency(case, contract)
    permission = contract.get("work_authorisation") or {}
    for part in ("residence_permit", "obtained_before_start"):
        answers[f"work_authorisation__{part}"] = YES_NO.get(permission.get(part))
    for part in ("kind", "sponsor"):
        answers[f"work_authorisation__{part}"] = permission.get(part)
    housing = contract.get("accommodation") or {}
    answers["accommodation__provided"] = YES_NO.get(housing.get("provided"))
    answers |= {f"accommodation__{part}": housing.get(part) for part in ("charge", "per")}
    if contract.get("sector") not in SECTORS:  # a word of the case's own, which the page does not offer
        answers["sector"] = None
    rates = (case.get("fx") or {}).get((contract.get("wage") or {}).get("currency"), {})
    answers["rate"] = next(iter(rates.values()), None)
    return {name: value for name, value in answers.items() if value is not None}


def _pay(contract: Mapping[str, Any]) -> dict[str, Any]:
    wage = contract.get("wage") or {}
    steps = wage.get("steps") or []
    rows = {f"wage__steps__{row}__{part}": step.get(part) for row, step in enumerate(steps) for part in step}
    return {
        "wage__money_0": wage.get("amount"), "wage__money_1": wage.get("currency"), "wage__period": wage.get("period"),
        "wage__basis": wage.get("basis"), "wage__changes": "yes" if steps else "no", **rows,
    }  # fmt: skip


def _time(contract: Mapping[str, Any]) -> dict[str, Any]:
    overtime, leave = contract.get("overtime") or {}, contract.get("paid_leave") or {}
    month = contract.get("hours_per_month") or {}
    premium = [*(overtime.get("premium") or []), None, None]
    paid = {(True, None): "included", (None, True): "on_top", (False, False): "not_paid"}
    return {
        "overtime__planned_hours": overtime.get("planned_hours"), "overtime__per": overtime.get("per"),
        "overtime__first": premium[0], "overtime__later": premium[1],
        "overtime__paid": paid.get((overtime.get("included_in_wage"), overtime.get("paid_on_top"))),
        "paid_leave__amount": leave.get("amount"), "paid_leave__unit": leave.get("unit"),
        "hours_per_month__worked": month.get("worked"), "hours_per_month__paid": month.get("paid"),
    }  # fmt: skip


def _charges(contract: Mapping[str, Any]) -> dict[str, Any]:
    deductions, fees, penalty = contract.get("deductions"), contract.get("fees"), contract.get("penalty_for_leaving")
    answers: dict[str, Any] = {"penalty_for_leaving": "yes" if penalty else None}
    for group, items in (("deductions", deductions), ("fees", fees)):
        if items is not None:
            answers[f"{group}__kinds"] = [item["kind"] for item in items] or ["none"]
    for item in deductions or []:
        for part in ("amount", "per"):
            answers[f"deductions__{item['kind']}__{part}"] = item.get(part)
        answers[f"deductions__{item['kind']}__consent"] = YES_NO.get(item.get("consent"))
    for item in fees or []:
        answers[f"fees__{item['kind']}__money_0"], answers[f"fees__{item['kind']}__money_1"] = (
            item["amount"],
            item["currency"],
        )
    clauses = contract.get("stated_clauses")
    return answers | ({"stated_clauses": clauses or ["none"]} if clauses is not None else {})


def _agency(case: Mapping[str, Any], contract: Mapping[str, Any]) -> dict[str, Any]:
    agency = contract.get("agency")
    if agency is None:
        return {"agency__any": "no"}
    countries = agency.get("permit_countries")
    return {
        "agency__any": "yes", "agency__permit_status": agency.get("permit_status"),
        "agency__covers": None if countries is None else YES_NO[case["destination"] in countries],
        "agency__suspended_from": agency.get("suspended_from"),
    }  # fmt: skip


def walk(client: Client, answers: Mapping[str, Any]) -> list[str]:
    """Answer one page after the other until nothing is left to ask; return the pages in the order they came."""
    url, pages = "/check-contract", []
    while url:
        assert url not in pages, f"the flow leads back to {url}"
        pages.append(url)
        url = _answered(client, url, answers)
        if url == ANSWERS:  # after the first round, and after the rest
            more = re.search(r'href="([^"]+)" data-more', client.get(url).content.decode())
            url = more[1] if more else ""
    return pages


def _answered(client: Client, url: str, answers: Mapping[str, Any]) -> str:
    """Answer one page and return where it leads."""
    sent = {name: answers[name] for name in names_on(client.get(url).content.decode()) if name in answers}
    page = client.post(url, fitting(client, url, sent))
    if page.status_code == 200:  # a doubt: press the button once more
        again = dict(re.findall(r'name="(sure)" value="([^"]*)"', page.content.decode()))
        assert again, page.content.decode()
        page = client.post(url, fitting(client, url, sent) | again)
    assert page.status_code == 302, page.content.decode()
    return str(page["Location"])


def fitting(client: Client, url: str, sent: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out boxes that the page does not offer: promises that no rule looks for."""
    if "stated_clauses" not in sent:
        return dict(sent)
    offered = re.findall(r'name="stated_clauses" value="(\w+)"', client.get(url).content.decode())
    ticked = [clause for clause in sent["stated_clauses"] if clause in offered]
    return {**sent, "stated_clauses": ticked or ["none"]}


def names_on(html: str) -> list[str]:
    """The names of the inputs of a page."""
    return list(dict.fromkeys(re.findall(r'<(?:input|select)[^>]*? name="([^"]+)"', html)))


def codes_on(html: str, level: str) -> set[str]:
    """The codes of the findings of one level on the result page."""
    return set(re.findall(rf'data-code="(\w+)" data-level="{level}"', html))


NASTY: Mapping[str, Any] = {
    "destination": "RU", "region": "Moscow", "job": "plasterer", "worker_age": "28", "start": "15.12.2026",
    "end": "14.12.2027", "wage__money_0": "25000", "wage__money_1": "RUB", "wage__period": "month",
    "wage__basis": "gross", "pay_interval": "month", "hours_per_week": "48", "days_per_week": "6",
    "weekly_rest_hours": "24", "paid_leave__amount": "28", "paid_leave__unit": "calendar_days",
    "deductions__kinds": ["fine"], "deductions__fine__amount": "1000", "deductions__fine__per": "event",
    "fees__kinds": ["placement", "permit_papers"], "fees__placement__money_0": "15000",
    "fees__placement__money_1": "KGS", "documents_held_by": "employer", "form": "written", "languages": ["ru"],
    "stated_clauses": ["none"], "agency__any": "no", "penalty_for_leaving": "yes", "movement_restricted": "no",
}  # fmt: skip
